package dev.aisle.retrieval;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.catalog.SellerId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Chorus Electronics products and their human grades, as much of them as relevance needs: no
/// categories are derived, so the figure is that of the words alone.
final class Chorus {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Chorus() {}

  /// The folder of the set, null where it is absent.
  static @Nullable Path folder() {
    String data = System.getProperty("aisle.data");
    Path folder = data == null ? null : Path.of(data, "chorus-electronics");
    return folder != null && Files.isDirectory(folder) ? folder : null;
  }

  static List<Item> items(Path folder) throws IOException {
    List<Item> items = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      Path file = folder.resolve("products/" + i + ".json.zip");
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        if (zip.getNextEntry() == null) {
          throw new IOException(file + " is empty");
        }
        for (JsonNode product : JSON.readTree((InputStream) zip)) {
          items.add(item(product));
        }
      }
    }
    return items;
  }

  private static Item item(JsonNode product) {
    Map<String, AttributeValue> attributes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : product.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (name.startsWith("attr_t_")) {
        attributes.put(name.substring(7), new AttributeValue.Text(value.asString()));
      } else if (name.startsWith("attr_n_")) {
        attributes.put(name.substring(7), new AttributeValue.Quantity(value.asDouble(), ""));
      } else if (name.startsWith("attr_b_")) {
        attributes.put(name.substring(7), new AttributeValue.Flag(value.asBoolean()));
      }
    }
    attributes.put("model", new AttributeValue.Text(product.get("name").asString()));
    return new Item(
        new ItemId(product.get("id").asString()),
        product.get("title").asString(),
        product.path("short_description").asString(""),
        List.of(),
        product.path("supplier").asString(null),
        (SellerId) null,
        new Offer(new Money(product.path("price").asLong(0)), null),
        null,
        0,
        attributes,
        null,
        Instant.parse(product.get("date_released").asString()));
  }

  /// Grades 0 to 3 by item id, by query.
  static Map<String, Map<String, Integer>> grades(Path folder) throws IOException {
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    Path file = folder.resolve("Broad_Query_Set_rated.dev.csv");
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] columns = line.split(",");
      if (!columns[0].equals("query")) {
        grades
            .computeIfAbsent(columns[0], q -> new LinkedHashMap<>())
            .put(columns[1], Integer.parseInt(columns[2]));
      }
    }
    return grades;
  }
}
