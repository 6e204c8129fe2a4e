package dev.aisle.wire;

import dev.aisle.core.queries.Filters;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// Filters as a JSON object; what is empty is left out:
/// `{"categories":["Shoes"],"brands":["Orrin"],"minPrice":"10.00","maxPrice":"99.00",
/// "attributes":{"colour":["Blue","Red"]},"inStockOnly":true}`.
public final class FiltersJson {
  private FiltersJson() {}

  /// Writes the object.
  public static void write(JsonGenerator json, Filters filters) {
    json.writeStartObject();
    texts(json, "categories", filters.categories());
    texts(json, "brands", filters.brands());
    if (filters.minPrice() != null) {
      json.writeStringProperty("minPrice", filters.minPrice().toString());
    }
    if (filters.maxPrice() != null) {
      json.writeStringProperty("maxPrice", filters.maxPrice().toString());
    }
    if (!filters.attributes().isEmpty()) {
      json.writeObjectPropertyStart("attributes");
      filters.attributes().forEach((name, values) -> array(json, name, values));
      json.writeEndObject();
    }
    if (filters.inStockOnly()) {
      json.writeBooleanProperty("inStockOnly", true);
    }
    json.writeEndObject();
  }

  /// Reads the object, to its end.
  public static Filters read(JsonFields fields) {
    Set<String> categories = new LinkedHashSet<>(fields.texts("categories"));
    Set<String> brands = new LinkedHashSet<>(fields.texts("brands"));
    var minPrice = fields.moneyOrNull("minPrice");
    var maxPrice = fields.moneyOrNull("maxPrice");
    Map<String, Set<String>> attributes = new LinkedHashMap<>();
    fields
        .map("attributes", JsonFields::texts)
        .forEach((name, values) -> attributes.put(name, new LinkedHashSet<>(values)));
    boolean inStockOnly = fields.flag("inStockOnly", false);
    fields.end();
    return fields.make(
        () -> new Filters(categories, brands, minPrice, maxPrice, attributes, inStockOnly));
  }

  static void texts(JsonGenerator json, String name, Collection<String> values) {
    if (!values.isEmpty()) {
      array(json, name, values);
    }
  }

  private static void array(JsonGenerator json, String name, Collection<String> values) {
    json.writeArrayPropertyStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
