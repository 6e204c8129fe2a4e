package dev.aisle.serving;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.core.store.EventLog;
import dev.aisle.core.store.Shop;
import dev.aisle.core.traffic.Traffic;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A shop in memory: a list of events, and what follows from it.
final class MemoryShop implements Shop, EventLog {
  private final List<@Nullable Event> events = new ArrayList<>();
  private final Set<EventId> seen = new HashSet<>();
  final Traffic traffic = new Traffic();
  private final Map<ItemId, Item> items = new ConcurrentSkipListMap<>();
  private final Map<ShopperId, ShopperState> shoppers = new ConcurrentSkipListMap<>();
  private volatile boolean diskFull;

  MemoryShop with(Item... added) {
    for (Item item : added) {
      items.put(item.id(), item);
    }
    return this;
  }

  void fillDisk(boolean full) {
    diskFull = full;
  }

  synchronized <E extends Event> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public synchronized Ingested ingest(List<Event> batch) throws IOException {
    if (diskFull) {
      throw new IOException("No space left on device");
    }
    int accepted = 0;
    for (Event event : batch) {
      if (seen.add(event.id())) {
        accepted++;
        events.add(event);
        apply(event);
      }
    }
    return new Ingested(accepted, batch.size() - accepted, events.size());
  }

  private void apply(Event event) {
    traffic.add(event, Instant.now());
    if (event instanceof ItemChanged changed) {
      items.put(changed.item().id(), changed.item());
    } else if (event instanceof ItemRemoved removed) {
      items.remove(removed.item());
    } else if (event instanceof OfferChanged changed) {
      items.computeIfPresent(changed.item(), (_, item) -> item.withOffer(changed.offer()));
    }
    ShopperId shopper = event.shopper();
    if (shopper != null) {
      shoppers.merge(
          shopper, ShopperState.INITIAL.after(event), (before, _) -> before.after(event));
    }
  }

  @Override
  public EventLog log() {
    return this;
  }

  @Override
  public synchronized long nextOffset() {
    return events.size();
  }

  @Override
  public synchronized void read(long from, long to, Reader reader) {
    for (long offset = from; offset < to; offset++) {
      Event event = events.get((int) offset);
      if (event != null) {
        reader.read(offset, event);
      }
    }
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
    return shoppers.keySet().stream();
  }

  @Override
  public synchronized Erasure forget(ShopperId shopper) {
    int erased = 0;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event != null && shopper.equals(event.shopper())) {
        events.set(i, null);
        erased++;
      }
    }
    shoppers.remove(shopper);
    return new Erasure(erased, 1, List.of("shopper state"));
  }

  @Override
  public @Nullable Item item(ItemId id) {
    return items.get(id);
  }

  @Override
  public ShopperState shopper(ShopperId id) {
    return shoppers.getOrDefault(id, ShopperState.INITIAL);
  }

  @Override
  public ItemStatistics statistics(ItemId id) {
    return ItemStatistics.INITIAL;
  }

  @Override
  public void close() {}
}
