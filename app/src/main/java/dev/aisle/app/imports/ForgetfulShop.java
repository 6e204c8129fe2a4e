package dev.aisle.app.imports;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.core.store.EventLog;
import dev.aisle.core.store.Shop;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A shop that accepts everything and keeps nothing: what [ImportFuzz] imports into.
final class ForgetfulShop implements Shop {
  private long events;

  @Override
  public Ingested ingest(List<Event> batch) {
    events += batch.size();
    return new Ingested(batch.size(), 0, events);
  }

  @Override
  public EventLog log() {
    return new EventLog() {
      @Override
      public long nextOffset() {
        return events;
      }

      @Override
      public void read(long from, long to, Reader reader) {}
    };
  }

  @Override
  public Stream<Item> items() {
    return Stream.empty();
  }

  @Override
  public int itemCount() {
    return 0;
  }

  @Override
  public Stream<ShopperId> shoppers() {
    return Stream.empty();
  }

  @Override
  public Erasure forget(ShopperId shopper) {
    return new Erasure(0, 0, List.of());
  }

  @Override
  public @Nullable Item item(ItemId id) {
    return null;
  }

  @Override
  public ShopperState shopper(ShopperId id) {
    return ShopperState.INITIAL;
  }

  @Override
  public ItemStatistics statistics(ItemId id) {
    return ItemStatistics.INITIAL;
  }

  @Override
  public void close() {}
}
