package dev.aisle.benchmarks;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.queries.Filters;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Searches as a generated shop's shoppers would type and filter them, from a seed.
///
/// @param query typed text
/// @param filters two of: category, price range, in stock; or none
record Workload(String query, Filters filters) {

  /// The generated catalogue that all benches use.
  static MarketCatalog catalog(int items) {
    return MarketCatalog.generate(MarketConfig.of(items, 1));
  }

  /// Searches with two filters each: the category of an item that exists, and a price range around
  /// its price or the stock.
  static List<Workload> filtered(MarketCatalog catalog, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> queries = catalog.queries(seed, count);
    List<Workload> workload = new ArrayList<>(count);
    for (String query : queries) {
      Item item = catalog.item(random.nextInt(catalog.size())).item();
      Money price = item.offer().price();
      boolean range = price != null && random.nextBoolean();
      workload.add(
          new Workload(
              query,
              new Filters(
                  Set.of(item.categories().getFirst()),
                  Set.of(),
                  range ? times(price, 0.4) : null,
                  range ? times(price, 2.5) : null,
                  Map.of(),
                  !range)));
    }
    return workload;
  }

  /// Half with two filters, half without any.
  static List<Workload> mixed(MarketCatalog catalog, int count, long seed) {
    List<Workload> filtered = filtered(catalog, count, seed);
    for (int i = 0; i < count; i += 2) {
      filtered.set(i, new Workload(filtered.get(i).query(), Filters.NONE));
    }
    return filtered;
  }

  private static @Nullable Money times(@Nullable Money price, double factor) {
    return price == null ? null : new Money(Math.round(price.cents() * factor));
  }
}
