package dev.aisle.app.imports;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.core.store.EventLog;
import dev.aisle.core.store.Shop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A shop that forgets everything when the test ends.
public final class MemoryShop implements Shop {
  /// The log.
  public final List<Event> events = new ArrayList<>();

  /// The sizes of the batches that came.
  public final List<Integer> batches = new ArrayList<>();

  private final Set<EventId> ids = new HashSet<>();
  private final Map<ItemId, Item> items = new HashMap<>();

  @Override
  public Ingested ingest(List<Event> batch) {
    batches.add(batch.size());
    int accepted = 0;
    for (Event event : batch) {
      if (!ids.add(event.id())) {
        continue;
      }
      accepted++;
      events.add(event);
      if (event instanceof ItemChanged changed) {
        items.put(changed.item().id(), changed.item());
      } else if (event instanceof ItemRemoved removed) {
        items.remove(removed.item());
      }
    }
    return new Ingested(accepted, batch.size() - accepted, events.size());
  }

  /// The events of one type, in order.
  public <T extends Event> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// The item, which must be there.
  public Item item(String id) {
    return Objects.requireNonNull(item(new ItemId(id)), id);
  }

  @Override
  public @Nullable Item item(ItemId id) {
    return items.get(id);
  }

  @Override
  public EventLog log() {
    return new EventLog() {
      @Override
      public long nextOffset() {
        return events.size();
      }

      @Override
      public void read(long from, long to, Reader reader) {
        for (long offset = from; offset < to; offset++) {
          reader.read(offset, events.get((int) offset));
        }
      }
    };
  }

  @Override
  public Stream<Item> items() {
    return items.values().stream();
  }

  @Override
  public int itemCount() {
    return items.size();
  }

  @Override
  public Stream<ShopperId> shoppers() {
    return events.stream().map(Event::shopper).filter(Objects::nonNull).distinct();
  }

  @Override
  public Erasure forget(ShopperId shopper) {
    throw new UnsupportedOperationException("imports forget nobody");
  }

  @Override
  public ShopperState shopper(ShopperId id) {
    throw new UnsupportedOperationException("imports ask for no state");
  }

  @Override
  public ItemStatistics statistics(ItemId id) {
    throw new UnsupportedOperationException("imports ask for no statistics");
  }

  @Override
  public void close() {}
}
