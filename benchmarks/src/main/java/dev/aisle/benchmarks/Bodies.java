package dev.aisle.benchmarks;

import dev.aisle.core.catalog.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Searches as bodies of `POST /v1/search`.
final class Bodies {
  private static final JsonMapper JSON = new JsonMapper();

  private Bodies() {}

  /// First page of 20 with facets.
  static String search(Workload search) {
    ObjectNode body = JSON.createObjectNode();
    body.put("query", search.query()).put("size", 20).put("facets", true);
    body.put("shopper", "bench").put("session", "bench");
    ObjectNode filters = body.putObject("filters");
    search.filters().categories().forEach(filters.putArray("categories")::add);
    put(filters, "minPrice", search.filters().minPrice());
    put(filters, "maxPrice", search.filters().maxPrice());
    filters.put("inStockOnly", search.filters().inStockOnly());
    return body.toString();
  }

  private static void put(ObjectNode filters, String name, @Nullable Money price) {
    if (price != null) {
      filters.put(name, price.toString());
    }
  }

  /// First pages of 20 with facets.
  static List<String> searches(List<Workload> workload) {
    return workload.stream().map(Bodies::search).toList();
  }
}
