package dev.aisle.serving.api;

import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ShopperState;
import dev.aisle.core.store.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Who was seen last, the latest first. All shoppers are looked through at most once a second, into
/// a heap of as many as are ever listed. Safe for use by several threads.
final class RecentShoppers {
  /// Shoppers that are listed at most.
  static final int MOST = 200;

  private static final long FRESH_NANOS = 1_000_000_000;

  private static final Comparator<Seen> LATEST_FIRST =
      Comparator.comparing(Seen::lastSeen).reversed().thenComparing(Seen::shopper);

  /// A shopper and the latest event's time.
  record Seen(ShopperId shopper, long events, Instant lastSeen) {}

  private final Shop shop;
  private List<Seen> latest = List.of();
  private long asOf = System.nanoTime() - FRESH_NANOS;

  RecentShoppers(Shop shop) {
    this.shop = shop;
  }

  /// The latest shoppers, at most a second old.
  synchronized List<Seen> latest(int limit) {
    if (System.nanoTime() - asOf >= FRESH_NANOS) {
      latest = found();
      asOf = System.nanoTime();
    }
    return latest.subList(0, Math.min(limit, latest.size()));
  }

  /// Lets the next call look again.
  synchronized void changed() {
    asOf = System.nanoTime() - FRESH_NANOS;
  }

  private List<Seen> found() {
    PriorityQueue<Seen> heap = new PriorityQueue<>(MOST + 1, LATEST_FIRST.reversed());
    shop.shoppers()
        .forEach(
            id -> {
              ShopperState state = shop.shopper(id);
              if (state.lastSeen() != null) {
                heap.add(new Seen(id, state.events(), state.lastSeen()));
                if (heap.size() > MOST) {
                  heap.poll();
                }
              }
            });
    List<Seen> sorted = new ArrayList<>(heap);
    sorted.sort(LATEST_FIRST);
    return List.copyOf(sorted);
  }
}
