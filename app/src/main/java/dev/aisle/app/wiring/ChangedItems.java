package dev.aisle.app.wiring;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.LogFollower;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A follower that also notes which items changed, for those who do something slow with them later.
/// Notes are kept only while somebody wants them, an id each.
final class ChangedItems implements LogFollower {
  private final LogFollower follower;
  private final Set<ItemId> changed = ConcurrentHashMap.newKeySet();
  private volatile boolean wanted;

  /// @param follower that the events are for
  ChangedItems(LogFollower follower) {
    this.follower = follower;
  }

  /// Begins to take notes.
  void want() {
    wanted = true;
  }

  /// The items that changed since the last call.
  List<ItemId> take() {
    List<ItemId> taken = new ArrayList<>();
    for (var notes = changed.iterator(); notes.hasNext(); ) {
      taken.add(notes.next());
      notes.remove();
    }
    return taken;
  }

  @Override
  public String name() {
    return follower.name();
  }

  @Override
  public long nextOffset() {
    return follower.nextOffset();
  }

  @Override
  public void apply(long offset, Event event) {
    follower.apply(offset, event);
    if (wanted) {
      switch (event) {
        case ItemChanged change -> changed.add(change.item().id());
        case ItemRemoved(var id, var time, ItemId item) -> changed.add(item);
        default -> {
          // Prices, stock and behaviour are no part of an item's vector.
        }
      }
    }
  }

  @Override
  public void publish() throws IOException {
    follower.publish();
  }

  @Override
  public void checkpoint(long nextOffset) throws IOException {
    follower.checkpoint(nextOffset);
  }

  @Override
  public void reset() throws IOException {
    follower.reset();
  }

  @Override
  public void forget(ShopperId shopper) throws IOException {
    follower.forget(shopper);
  }

  @Override
  public void close() throws IOException {
    follower.close();
  }
}
