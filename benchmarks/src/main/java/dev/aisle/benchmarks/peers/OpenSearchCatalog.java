package dev.aisle.benchmarks.peers;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.queries.Filters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A shop's catalogue in an OpenSearch index, set up as its users would: analysed text fields with
/// weights, keyword fields for filters and facets, one shard, no replica.
public final class OpenSearchCatalog {
  private static final int BULK = 1_000;
  private static final JsonMapper JSON = new JsonMapper();

  private static final String INDEX =
      """
      {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"},
       "mappings": {"dynamic": false, "properties": {
         "id": {"type": "keyword"},
         "title": {"type": "text", "analyzer": "english"},
         "description": {"type": "text", "analyzer": "english"},
         "brand": {"type": "keyword", "fields": {"text": {"type": "text"}}},
         "categories": {"type": "keyword", "fields": {"text": {"type": "text", "analyzer": "english"}}},
         "attributes": {"type": "text", "analyzer": "english"},
         "facets": {"type": "keyword"},
         "price": {"type": "double"},
         "inStock": {"type": "boolean"},
         "rating": {"type": "double"}}}}
      """;

  private final OpenSearchNode node;

  private OpenSearchCatalog(OpenSearchNode node) {
    this.node = node;
  }

  /// Indexes all items, merged to one segment and ready to be searched.
  public static OpenSearchCatalog load(OpenSearchNode node, Stream<Item> items)
      throws IOException, InterruptedException {
    node.send("PUT", "/items", INDEX);
    StringBuilder bulk = new StringBuilder();
    int pending = 0;
    for (Iterator<Item> all = items.iterator(); all.hasNext(); ) {
      bulk.append("{\"index\":{}}\n").append(document(all.next())).append('\n');
      if (++pending == BULK || !all.hasNext()) {
        if (JSON.readTree(node.send("POST", "/items/_bulk", bulk.toString()))
            .path("errors")
            .asBoolean()) {
          throw new IllegalStateException("OpenSearch refused a document of the bulk");
        }
        bulk.setLength(0);
        pending = 0;
      }
    }
    node.send("POST", "/items/_forcemerge?max_num_segments=1", "");
    node.send("POST", "/items/_refresh", "");
    return new OpenSearchCatalog(node);
  }

  /// The documents in the index.
  public long count() throws IOException, InterruptedException {
    return JSON.readTree(node.send("GET", "/items/_count", "")).path("count").asLong();
  }

  /// The body of a search for the first page of 20 with the facets that a results page shows.
  public static String search(String query, Filters filters) {
    ObjectNode body = JSON.createObjectNode();
    body.put("size", 20);
    body.put("track_total_hits", true);
    ObjectNode bool = body.putObject("query").putObject("bool");
    ObjectNode match = bool.putArray("must").addObject().putObject("multi_match");
    match.put("query", query);
    match.put("type", "cross_fields");
    match.put("minimum_should_match", "2<75%");
    ArrayNode fields = match.putArray("fields");
    List.of("title^4", "brand.text^3", "categories.text^4", "attributes", "description")
        .forEach(fields::add);
    ArrayNode filter = bool.putArray("filter");
    terms(filter, "categories", filters.categories());
    terms(filter, "brand", filters.brands());
    Money low = filters.minPrice();
    Money high = filters.maxPrice();
    if (low != null || high != null) {
      ObjectNode range = filter.addObject().putObject("range").putObject("price");
      if (low != null) {
        range.put("gte", low.amount());
      }
      if (high != null) {
        range.put("lte", high.amount());
      }
    }
    filters
        .attributes()
        .forEach(
            (name, values) ->
                terms(filter, "facets", values.stream().map(value -> name + "=" + value).toList()));
    if (filters.inStockOnly()) {
      filter.addObject().putObject("term").put("inStock", true);
    }
    ObjectNode facets = body.putObject("aggs");
    terms(facets, "category", "categories", 20);
    terms(facets, "brand", "brand", 20);
    terms(facets, "attributes", "facets", 60);
    ArrayNode bands =
        facets.putObject("price").putObject("range").put("field", "price").putArray("ranges");
    double from = 0;
    for (double to : new double[] {10, 25, 50, 100, 250, 500}) {
      bands.addObject().put("from", from).put("to", to);
      from = to;
    }
    bands.addObject().put("from", from);
    return body.toString();
  }

  private static void terms(ArrayNode filter, String field, Iterable<String> values) {
    if (values.iterator().hasNext()) {
      ArrayNode accepted = filter.addObject().putObject("terms").putArray(field);
      values.forEach(accepted::add);
    }
  }

  private static void terms(ObjectNode facets, String name, String field, int size) {
    facets.putObject(name).putObject("terms").put("field", field).put("size", size);
  }

  private static String document(Item item) {
    ObjectNode document = JSON.createObjectNode();
    document.put("id", item.id().value());
    document.put("title", item.title());
    document.put("description", item.description());
    if (item.brand() != null) {
      document.put("brand", item.brand());
    }
    ArrayNode categories = document.putArray("categories");
    item.categories().forEach(categories::add);
    List<String> words = new ArrayList<>();
    ArrayNode facets = document.putArray("facets");
    item.attributes()
        .forEach(
            (name, value) -> {
              for (String text : texts(value)) {
                words.add(text);
                facets.add(name + "=" + text);
              }
            });
    document.put("attributes", String.join(" . ", words));
    Money price = item.offer().price();
    if (price != null) {
      document.put("price", price.amount());
    }
    document.put("inStock", item.offer().inStock());
    if (item.rating() != null) {
      document.put("rating", item.rating());
    }
    return document.toString();
  }

  private static List<String> texts(AttributeValue value) {
    return switch (value) {
      case AttributeValue.Text(List<String> values) -> values;
      case AttributeValue.Quantity(double number, String unit) ->
          List.of((number + " " + unit).strip());
      case AttributeValue.Flag(boolean flag) -> List.of(String.valueOf(flag));
    };
  }
}
