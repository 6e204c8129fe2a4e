package dev.aisle.retrieval;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Offer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Ids, prices and stock of all items on the heap, by ordinal: a number that an item keeps as long
/// as it is in the index. So a changed price is one write and visible to the next search at once,
/// without touching Lucene.
///
/// One thread writes, any number read through a [View]; a view taken after a searcher was acquired
/// covers every item of that searcher. Ordinals of removed items are used again after the index was
/// opened anew, never before, since searches under way may still hold them.
final class ItemTable {
  private static final int BITS = 12;
  private static final int CHUNK = 1 << BITS;

  private final Map<ItemId, Integer> ordinals = new ConcurrentHashMap<>();
  private final ReentrantLock ranking = new ReentrantLock();
  private volatile View view = View.EMPTY;
  private final AtomicInteger cleared = new AtomicInteger();
  private int next;

  /// Price and stock as one number, so that no search sees a half-changed offer: cents plus one (0
  /// without a price) shifted by one, the lowest bit for stock.
  static long pack(Offer offer) {
    long price = offer.price() == null ? 0 : offer.price().cents() + 1;
    return price << 1 | (offer.inStock() ? 1 : 0);
  }

  /// Cents, or -1 where the packed offer has no price.
  static long cents(long packed) {
    return (packed >>> 1) - 1;
  }

  static boolean inStock(long packed) {
    return (packed & 1) != 0;
  }

  View view() {
    return view;
  }

  /// The item's ordinal, or -1; for any thread.
  int ordinal(ItemId id) {
    return ordinals.getOrDefault(id, -1);
  }

  int size() {
    return ordinals.size();
  }

  Iterable<Map.Entry<ItemId, Integer>> entries() {
    return ordinals.entrySet();
  }

  /// The item's ordinal, a new one where it has none.
  int ordinalOrNew(ItemId id) {
    Integer known = ordinals.get(id);
    if (known != null) {
      return known;
    }
    while (next < view.capacity() && view.idOrNull(next) != null) {
      next++;
    }
    put(id, next, 0);
    return next++;
  }

  /// Puts back what a stored index says.
  void put(ItemId id, int ordinal, long offer) {
    grow(ordinal + 1);
    view.ids[ordinal >> BITS][ordinal & CHUNK - 1] = id;
    view.offers[ordinal >> BITS].set(ordinal & CHUNK - 1, offer);
    ordinals.put(id, ordinal);
  }

  private void grow(int capacity) {
    ranking.lock();
    try {
      while (view.capacity() < capacity) {
        view = view.grown();
      }
    } finally {
      ranking.unlock();
    }
  }

  void offer(int ordinal, long packed) {
    view.offers[ordinal >> BITS].set(ordinal & CHUNK - 1, packed);
  }

  void remove(ItemId id) {
    ordinals.remove(id);
  }

  void clear() {
    ranking.lock();
    try {
      ordinals.clear();
      view = View.EMPTY;
      next = 0;
      cleared.incrementAndGet();
    } finally {
      ranking.unlock();
    }
  }

  /// Ranks the ids again where many are new, so that ties need no comparison of texts. An ordinal
  /// never changes its item, so ranks stay right; ids without one are compared as texts.
  void rankIds() {
    int generation = cleared.get();
    View seen = view;
    if (seen.capacity() - seen.ranks.length > seen.capacity() / 4) {
      int[] ranks = seen.rankedIds();
      ranking.lock();
      try {
        if (generation == cleared.get()) {
          view = view.withRanks(ranks);
        }
      } finally {
        ranking.unlock();
      }
    }
  }

  /// What readers see: grows, never shrinks.
  static final class View {
    private static final View EMPTY = new View(new ItemId[0][], new AtomicLongArray[0], new int[0]);

    private final @Nullable ItemId[][] ids;
    private final AtomicLongArray[] offers;
    private final int[] ranks;

    private View(@Nullable ItemId[][] ids, AtomicLongArray[] offers, int[] ranks) {
      this.ids = ids;
      this.offers = offers;
      this.ranks = ranks;
    }

    private View withRanks(int[] changed) {
      return new View(ids, offers, changed);
    }

    /// By ordinal, the place of its id among all ids, -1 where it has none yet.
    private int[] rankedIds() {
      Integer[] order = new Integer[capacity()];
      int known = 0;
      for (int ordinal = 0; ordinal < order.length; ordinal++) {
        if (idOrNull(ordinal) != null) {
          order[known++] = ordinal;
        }
      }
      Arrays.sort(order, 0, known, Comparator.comparing(this::id));
      int[] ranked = new int[order.length];
      Arrays.fill(ranked, -1);
      for (int i = 0; i < known; i++) {
        ranked[order[i]] = i;
      }
      return ranked;
    }

    /// Whether the id of one ordinal comes before that of another.
    boolean isBefore(int ordinal, int other) {
      if (ordinal < ranks.length && other < ranks.length) {
        int rank = ranks[ordinal];
        int otherRank = ranks[other];
        if (rank >= 0 && otherRank >= 0) {
          return rank < otherRank;
        }
      }
      return id(ordinal).compareTo(id(other)) < 0;
    }

    int capacity() {
      return ids.length * CHUNK;
    }

    @Nullable ItemId idOrNull(int ordinal) {
      return ids[ordinal >> BITS][ordinal & CHUNK - 1];
    }

    private View grown() {
      @Nullable ItemId[][] moreIds = Arrays.copyOf(ids, ids.length + 1);
      AtomicLongArray[] moreOffers = Arrays.copyOf(offers, offers.length + 1);
      moreIds[ids.length] = new ItemId[CHUNK];
      moreOffers[offers.length] = new AtomicLongArray(CHUNK);
      return new View(moreIds, moreOffers, ranks);
    }

    ItemId id(int ordinal) {
      ItemId id = idOrNull(ordinal);
      if (id == null) {
        throw new IllegalStateException("no item has ordinal " + ordinal);
      }
      return id;
    }

    /// The packed offer as of now.
    long offer(int ordinal) {
      return offers[ordinal >> BITS].getOpaque(ordinal & CHUNK - 1);
    }
  }
}
