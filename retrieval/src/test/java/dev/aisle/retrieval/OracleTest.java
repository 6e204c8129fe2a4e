package dev.aisle.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.cascade.Facet;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The index against a slow and obvious answer: random catalogues, changes and requests, where what
/// is found, in which order, how many in total, and every facet count must be equal.
class OracleTest {
  private static final String[] WORDS = {"shoe", "hat", "red", "blue", "steel", "night", "summer"};
  private static final String[] CATEGORIES = {"Shoes", "Hats", "Bags", "Sale"};
  private static final String[] BRANDS = {"Ada", "Bob", "Cleo"};
  private static final String[] COLOURS = {"red", "blue", "green"};

  private static final List<SortOrder> SORTS = List.copyOf(EnumSet.allOf(SortOrder.class));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void answersEqualTheOracleWhateverHappened(long seed) throws IOException {
    System.out.println("OracleTest seed " + seed);
    Random random = new Random(seed);
    TestShop shop = new TestShop(LuceneCatalogIndex.open(folder, RetrievalConfig.DEFAULT));
    for (int round = 0; round < 12; round++) {
      for (int i = random.nextInt(120); i >= 0; i--) {
        change(shop, random);
      }
      shop.publish();
      for (int i = 0; i < 25; i++) {
        check(shop, randomRequest(random), random.nextInt(1, 200));
      }
      if (random.nextInt(4) == 0) {
        shop = reopened(shop);
      }
    }
    assertThat(shop.index.size()).isEqualTo(shop.items.size());
    shop.close();
  }

  private TestShop reopened(TestShop shop) throws IOException {
    shop.index.checkpoint(shop.offset());
    shop.close();
    TestShop again = new TestShop(LuceneCatalogIndex.open(folder, RetrievalConfig.DEFAULT));
    assertThat(again.index.discarded()).isNull();
    assertThat(again.offset()).isEqualTo(shop.offset());
    again.items.putAll(shop.items);
    return again;
  }

  private static void change(TestShop shop, Random random) {
    ItemId id = new ItemId("i" + random.nextInt(300));
    switch (random.nextInt(10)) {
      case 0 -> shop.remove(id);
      case 1, 2, 3 -> shop.offer(id, randomOffer(random));
      default -> shop.put(randomItem(id, random));
    }
  }

  private static Item randomItem(ItemId id, Random random) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    if (random.nextBoolean()) {
      attributes.put("colour", new AttributeValue.Text(some(COLOURS, random)));
    }
    if (random.nextBoolean()) {
      attributes.put("vegan", new AttributeValue.Flag(random.nextBoolean()));
    }
    return new Item(
        id,
        String.join(" ", some(WORDS, random)),
        random.nextBoolean() ? "" : String.join(" ", some(WORDS, random)),
        random.nextInt(5) == 0 ? List.of() : some(CATEGORIES, random),
        random.nextInt(5) == 0 ? null : pick(BRANDS, random),
        null,
        randomOffer(random),
        random.nextInt(3) == 0 ? null : random.nextInt(11) / 2.0,
        random.nextInt(20),
        attributes,
        null,
        TestShop.NOW.minus(Duration.ofDays(random.nextInt(30))));
  }

  private static Offer randomOffer(Random random) {
    Money price = random.nextInt(6) == 0 ? null : new Money(random.nextInt(40) * 100L);
    return new Offer(price, random.nextInt(3) == 0 ? null : random.nextInt(3));
  }

  private static String pick(String[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static List<String> some(String[] values, Random random) {
    List<String> shuffled = new ArrayList<>(List.of(values));
    java.util.Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, 1 + random.nextInt(Math.min(3, values.length))));
  }

  private static Request randomRequest(Random random) {
    long low = random.nextInt(40) * 100L;
    Money min = random.nextInt(3) == 0 ? new Money(low) : null;
    Money max = random.nextInt(3) == 0 ? new Money(low + random.nextInt(2_000)) : null;
    Map<String, Set<String>> attributes = new HashMap<>();
    if (random.nextInt(4) == 0) {
      attributes.put("colour", Set.copyOf(some(COLOURS, random)));
    }
    if (random.nextInt(4) == 0) {
      attributes.put("vegan", Set.of("true"));
    }
    Filters filters =
        new Filters(
            random.nextInt(3) == 0 ? Set.copyOf(some(CATEGORIES, random)) : Set.of(),
            random.nextInt(3) == 0 ? Set.copyOf(some(BRANDS, random)) : Set.of(),
            min,
            max,
            attributes,
            random.nextInt(3) == 0);
    String query = random.nextInt(4) == 0 ? "" : pick(WORDS, random);
    SortOrder sort = SORTS.get(random.nextInt(SORTS.size()));
    return TestShop.request(Scene.SEARCH, query, null, "s", filters, sort);
  }

  private static void check(TestShop shop, Request request, int depth) {
    Retrieval found = shop.index.retrieve(request, shop, depth);
    String query = request.query() == null ? "" : request.query();
    List<Item> matching = shop.items.values().stream().filter(i -> hasWord(i, query)).toList();
    List<Item> expected =
        matching.stream().filter(item -> passes(item, request.filters(), null)).toList();
    List<String> ids = found.slate().candidates().stream().map(c -> c.item().value()).toList();
    String what = request + " at depth " + depth;
    assertThat(found.total()).as(what).isEqualTo(expected.size());
    if (request.sort() == SortOrder.RELEVANCE && !query.isEmpty()) {
      assertThat(ids).as(what).hasSize(Math.min(depth, expected.size()));
      assertThat(expected).as(what).extracting(i -> i.id().value()).containsAll(ids);
      assertThat(shop.find(request, depth / 2))
          .as(what)
          .isEqualTo(ids.subList(0, Math.min(ids.size(), depth / 2)));
    } else {
      List<String> sorted =
          expected.stream()
              .sorted(order(request.sort()).thenComparing(Item::id))
              .limit(depth)
              .map(item -> item.id().value())
              .toList();
      assertThat(ids).as(what).isEqualTo(sorted);
    }
    checkFacets(found.facets(), matching, request.filters(), what);
  }

  private static boolean hasWord(Item item, String word) {
    List<String> text =
        new ArrayList<>(List.of((item.title() + " " + item.description()).split(" ")));
    item.categories()
        .forEach(c -> text.add(c.toLowerCase(java.util.Locale.ROOT).replaceAll("s$", "")));
    if (item.attributes().get("colour") instanceof AttributeValue.Text(List<String> colours)) {
      text.addAll(colours);
    }
    return word.isEmpty() || text.contains(word);
  }

  /// Whether the item passes all filters but that of one field.
  private static boolean passes(Item item, Filters filters, @Nullable String ignored) {
    Money price = item.offer().price();
    boolean category =
        "category".equals(ignored)
            || filters.categories().isEmpty()
            || item.categories().stream().anyMatch(filters.categories()::contains);
    boolean brand =
        "brand".equals(ignored)
            || filters.brands().isEmpty()
            || (item.brand() != null && filters.brands().contains(item.brand()));
    boolean cheap =
        filters.maxPrice() == null || (price != null && price.compareTo(filters.maxPrice()) <= 0);
    boolean dear =
        filters.minPrice() == null || (price != null && price.compareTo(filters.minPrice()) >= 0);
    boolean stock = "inStock".equals(ignored) || !filters.inStockOnly() || item.offer().inStock();
    return category
        && brand
        && ("price".equals(ignored) || (cheap && dear))
        && stock
        && filters.attributes().entrySet().stream()
            .allMatch(
                e ->
                    ("attributes." + e.getKey()).equals(ignored)
                        || values(item, "attributes." + e.getKey()).stream()
                            .anyMatch(e.getValue()::contains));
  }

  private static List<String> values(Item item, String field) {
    return switch (field) {
      case "category" -> item.categories();
      case "brand" -> item.brand() == null ? List.of() : List.of(item.brand());
      case "inStock" -> List.of(Boolean.toString(item.offer().inStock()));
      default ->
          switch (item.attributes().get(field.substring("attributes.".length()))) {
            case AttributeValue.Text(List<String> texts) -> texts;
            case AttributeValue.Flag(boolean set) -> List.of(Boolean.toString(set));
            case null, default -> List.of();
          };
    };
  }

  private static void checkFacets(
      List<Facet> facets, List<Item> matching, Filters filters, String what) {
    Map<String, Facet> byField =
        facets.stream().collect(Collectors.toMap(Facet::field, facet -> facet));
    for (String field :
        List.of("category", "brand", "inStock", "attributes.colour", "attributes.vegan")) {
      Map<String, Long> expected = new TreeMap<>();
      matching.stream()
          .filter(item -> passes(item, filters, field))
          .flatMap(item -> values(item, field).stream().distinct())
          .forEach(value -> expected.merge(value, 1L, Long::sum));
      assertThat(counts(byField.get(field))).as(field + " of " + what).isEqualTo(expected);
    }
    List<Item> priced = matching.stream().filter(item -> passes(item, filters, "price")).toList();
    counts(byField.get("price"))
        .forEach(
            (band, count) ->
                assertThat(count)
                    .as("band " + band + " of " + what)
                    .isEqualTo(priced.stream().filter(inBand(band)).count()));
    assertThat(counts(byField.get("price")).values().stream().mapToLong(c -> c).sum())
        .as("prices of " + what)
        .isEqualTo(priced.stream().filter(item -> item.offer().price() != null).count());
  }

  private static Predicate<Item> inBand(String band) {
    int dash = band.indexOf('-');
    Money from = dash == 0 ? new Money(0) : Money.of(band.substring(0, dash));
    Money to =
        dash == band.length() - 1 ? new Money(Money.MAX_CENTS) : Money.of(band.substring(dash + 1));
    return item -> {
      Money price = item.offer().price();
      return price != null && price.compareTo(from) >= 0 && price.compareTo(to) < 0;
    };
  }

  private static Map<String, Long> counts(@Nullable Facet facet) {
    Map<String, Long> counts = new LinkedHashMap<>();
    if (facet != null) {
      facet.values().forEach(value -> counts.put(value.value(), value.count()));
    }
    return counts;
  }

  private static Comparator<Item> order(SortOrder sort) {
    return switch (sort) {
      case RELEVANCE -> Comparator.comparing(item -> 0);
      case PRICE_ASCENDING ->
          Comparator.comparing(
              i -> i.offer().price(), Comparator.nullsLast(Comparator.naturalOrder()));
      case PRICE_DESCENDING ->
          Comparator.comparing(
              i -> i.offer().price(), Comparator.nullsLast(Comparator.reverseOrder()));
      case NEWEST -> Comparator.comparing(Item::listedAt).reversed();
      case RATING ->
          Comparator.comparing(Item::rating, Comparator.nullsLast(Comparator.reverseOrder()));
    };
  }

  /// Readers see only answers that were true at some moment: here every item always matches,
  /// and its price is always one of two, so totals and facets are known at any time.
  @Test
  void searchesOnVirtualThreadsStayTrueWhileItemsChange() throws Exception {
    long seed = 11;
    System.out.println("OracleTest seed " + seed);
    Random random = new Random(seed);
    int size = 500;
    try (TestShop shop = TestShop.empty();
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < size; i++) {
        shop.put(TestShop.item("i" + i, "red shoe"));
      }
      shop.publish();
      AtomicBoolean done = new AtomicBoolean();
      List<Future<Integer>> reading = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        SortOrder sort = SORTS.get(i % SORTS.size());
        reading.add(readers.submit(reader(shop.index, sort, size, done)));
      }
      for (int i = 0; i < 4_000; i++) {
        ItemId id = new ItemId("i" + random.nextInt(size));
        if (random.nextInt(10) == 0) {
          shop.put(TestShop.item(id.value(), "red shoe " + i));
        } else {
          shop.offer(id, new Offer(new Money(random.nextBoolean() ? 1_000 : 9_900), 1));
        }
        shop.publish();
      }
      done.set(true);
      for (Future<Integer> reader : reading) {
        assertThat(reader.get()).isPositive();
      }
    }
  }

  private static Callable<Integer> reader(
      LuceneCatalogIndex index, SortOrder sort, int size, AtomicBoolean done) {
    return () -> {
      int searches = 0;
      TestShop view = new TestShop(index);
      while (!done.get() || searches == 0) {
        Retrieval found = index.retrieve(TestShop.search("shoe", Filters.NONE, sort), view, size);
        Collection<ItemId> ids =
            found.slate().candidates().stream().map(c -> c.item()).collect(Collectors.toSet());
        assertThat(found.total()).isEqualTo(size);
        assertThat(ids).hasSize(size);
        assertThat(found.facets().getFirst().values().stream().mapToLong(Facet.Value::count).sum())
            .isEqualTo(size);
        searches++;
      }
      return searches;
    };
  }
}
