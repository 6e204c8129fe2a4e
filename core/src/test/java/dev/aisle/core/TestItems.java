package dev.aisle.core;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.catalog.SellerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Items for tests; the common case is one call.
public final class TestItems {
  /// When every item of [#item] was listed.
  public static final Instant LISTED = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<List<String>> PATHS =
      List.of(
          List.of("Clothing", "Shoes", "Sneakers"),
          List.of("Clothing", "Jackets"),
          List.of("Electronics", "Laptops"),
          List.of("Home", "Lamps"));
  private static final List<String> BRANDS = List.of("Orrin", "Halden", "Vaya", "Østre", "鳥居");
  private static final List<String> COLOURS = List.of("Red", "Blue", "Black", "Grün");

  private TestItems() {}

  /// A plain item titled after its id, priced 9.99, in stock.
  public static Item item(String id) {
    return item(id, "Item " + id, "9.99", "Things");
  }

  /// An item with what tests most often vary.
  public static Item item(String id, String title, String price, String... categories) {
    return new Item(
        new ItemId(id),
        title,
        "",
        List.of(categories),
        null,
        null,
        new Offer(Money.of(price), null),
        null,
        0,
        Map.of(),
        null,
        LISTED);
  }

  /// An item in which everything varies, hostile texts included.
  public static Item random(RandomGenerator random) {
    return random("i" + random.nextInt(1_000), random);
  }

  /// As the other method, with a given id.
  public static Item random(String id, RandomGenerator random) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      attributes.put("colour", new AttributeValue.Text(pick(COLOURS, random)));
    }
    if (random.nextBoolean()) {
      attributes.put("connectivity", new AttributeValue.Text(List.of("Bluetooth", "Wi-Fi")));
    }
    if (random.nextBoolean()) {
      attributes.put("diagonal", new AttributeValue.Quantity(random.nextDouble(40), "inch"));
    }
    if (random.nextBoolean()) {
      attributes.put("pockets", new AttributeValue.Quantity(random.nextInt(9), ""));
    }
    if (random.nextBoolean()) {
      attributes.put("touch/screen~", new AttributeValue.Flag(random.nextBoolean()));
    }
    return new Item(
        new ItemId(id),
        "Item " + TestTexts.hostile(random),
        random.nextBoolean() ? "" : TestTexts.hostile(random),
        pick(PATHS, random),
        random.nextBoolean() ? null : pick(BRANDS, random),
        random.nextBoolean() ? null : new SellerId("s" + random.nextInt(9)),
        offer(random),
        random.nextBoolean() ? null : (Double) (random.nextInt(51) / 10.0),
        random.nextInt(500),
        attributes,
        random.nextBoolean() ? null : id + ".jpg",
        LISTED.plusMillis(random.nextLong(10_000_000_000L)));
  }

  /// A random price and stock, each sometimes unknown.
  public static Offer offer(RandomGenerator random) {
    return new Offer(
        random.nextInt(5) == 0 ? null : new Money(random.nextLong(100_000)),
        random.nextInt(3) == 0 ? null : (Integer) random.nextInt(50));
  }

  /// So many random items with ids `i0`, `i1`, ….
  public static List<Item> randomItems(int count, RandomGenerator random) {
    List<Item> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(random("i" + i, random));
    }
    return items;
  }

  private static <T> T pick(List<T> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }
}
