package dev.aisle.storage;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.wire.EventJson;
import java.time.Instant;

/// The bytes of what a snapshot holds. Items are written as the events of the log are; they and the
/// states are read back as they were, to the last bit.
final class StateBytes {
  private static final EventId SNAPSHOT = new EventId("snapshot");

  private StateBytes() {}

  static byte[] of(Item item) {
    return EventJson.write(new ItemChanged(SNAPSHOT, Instant.EPOCH, item));
  }

  static Item item(byte[] bytes) {
    Event event = EventJson.read(bytes);
    if (event instanceof ItemChanged changed) {
      return changed.item();
    }
    throw new IllegalArgumentException("a snapshot holds " + event + " where items are kept");
  }

  static byte[] of(ShopperState state) {
    return state.toBytes();
  }

  static ShopperState shopper(byte[] bytes) {
    return ShopperState.fromBytes(bytes);
  }

  static byte[] of(ItemStatistics statistics) {
    return statistics.toBytes();
  }

  static ItemStatistics statistics(byte[] bytes) {
    return ItemStatistics.fromBytes(bytes);
  }
}
