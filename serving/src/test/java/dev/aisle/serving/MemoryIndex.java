package dev.aisle.serving;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Facet;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.store.CatalogIndex;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An index without an index: reads every title. Scores an item by how early the query stands in
/// its title.
final class MemoryIndex implements CatalogIndex {
  private final MemoryShop shop;
  private volatile boolean broken;
  private volatile boolean empty;
  private volatile @Nullable CountDownLatch held;

  /// Retrievals that have begun since [#hold].
  final Semaphore begun = new Semaphore(0);

  MemoryIndex(MemoryShop shop) {
    this.shop = shop;
  }

  void breakDown(boolean now) {
    broken = now;
  }

  void startEmpty(boolean now) {
    empty = now;
  }

  /// Lets retrievals wait until the latch is down.
  void hold(CountDownLatch until) {
    held = until;
  }

  private void await() {
    CountDownLatch until = held;
    if (until != null) {
      begun.release();
      try {
        until.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  @Override
  public String name() {
    return "titles";
  }

  @Override
  public Retrieval retrieve(Request request, ShopView view, int depth) {
    await();
    if (broken) {
      throw new IllegalStateException("the index is on fire");
    }
    String query = request.query() == null ? "" : request.query().toLowerCase(Locale.ROOT);
    List<Item> found =
        shop.items()
            .filter(item -> item.title().toLowerCase(Locale.ROOT).contains(query))
            .filter(item -> !item.id().equals(request.anchor()))
            .filter(
                item ->
                    request.filters().brands().isEmpty()
                        || request.filters().brands().contains(String.valueOf(item.brand())))
            .sorted(order(request, query))
            .toList();
    Map<String, Long> categories =
        found.stream()
            .flatMap(item -> item.categories().stream())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return new Retrieval(
        new Slate(
            found.stream()
                .limit(depth)
                .map(item -> new Candidate(item.id(), score(item, query), List.of("titles")))
                .toList()),
        found.size(),
        List.of(
            new Facet(
                "category",
                categories.entrySet().stream()
                    .map(entry -> new Facet.Value(entry.getKey(), entry.getValue()))
                    .toList())),
        null);
  }

  private static Comparator<Item> order(Request request, String query) {
    Comparator<Item> byPrice =
        Comparator.comparingDouble(
            item -> item.offer().price() == null ? 0 : item.offer().price().amount());
    return request.sort() == SortOrder.PRICE_ASCENDING
        ? byPrice.thenComparing(Item::id)
        : Comparator.<Item>comparingDouble(item -> -score(item, query)).thenComparing(Item::id);
  }

  private static double score(Item item, String query) {
    return 1.0 / (1 + item.title().toLowerCase(Locale.ROOT).indexOf(query));
  }

  @Override
  public Explanation explain(Request request, ShopView view, ItemId item) {
    Item known = shop.item(item);
    return known == null
        ? new Explanation(0, "not in the catalogue")
        : new Explanation(score(known, ""), "the query stands early in \"" + known.title() + "\"");
  }

  @Override
  public List<String> complete(String prefix, int limit) {
    return shop.items()
        .map(item -> item.title().toLowerCase(Locale.ROOT))
        .filter(title -> title.startsWith(prefix.toLowerCase(Locale.ROOT)))
        .sorted()
        .limit(limit)
        .toList();
  }

  @Override
  public long size() {
    return empty ? 0 : shop.itemCount();
  }

  @Override
  public long nextOffset() {
    return shop.nextOffset();
  }

  @Override
  public void apply(long offset, Event event) {}

  @Override
  public void publish() {}

  @Override
  public void checkpoint(long nextOffset) {}

  @Override
  public void reset() {}

  @Override
  public void close() {}
}
