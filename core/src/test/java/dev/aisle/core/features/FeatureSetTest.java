package dev.aisle.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestEvents;
import dev.aisle.core.TestItems;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.SellerId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSetTest {
  private static final FeatureSet SET = ShopFeatures.DEFAULT;
  private static final Item SHOE = TestItems.item("shoe", "Red Shoe", "50.00", "Shoes");
  private static final Item LAMP = TestItems.item("lamp", "Desk lamp", "20.00", "Lamps");
  private static final Map<ItemId, Item> CATALOG = Map.of(SHOE.id(), SHOE, LAMP.id(), LAMP);

  @Test
  void theHashOfTheDefaultSetIsStable() {
    // A change here makes every trained model unusable: change it only with a declared column.
    assertThat(SET.hash())
        .isEqualTo("a146b4010f3831a8dea84f36ead556d2a36be703a5c56c356ab7fa27e2282ee6");
  }

  @Test
  void theDocumentationListsTheColumnsAsTheyAreDeclared() throws IOException {
    List<String> listed =
        Files.readAllLines(Path.of(System.getProperty("aisle.root"), "docs", "features.md"))
            .stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.replaceFirst("^\\| `([^`]+)` \\| ([^|]+) \\| [^|]+ \\|$", "$1: $2"))
            .toList();
    assertThat(listed).isEqualTo(SET.declaration());
  }

  @Test
  void crossFeaturesKnowTheShoppersTasteAndTheQuery() {
    ShopperState shopper =
        ShopperState.INITIAL
            .after(TestEvents.click("p", "shoe", 0))
            .after(TestEvents.click("p", "shoe", 86_400))
            .after(TestEvents.click("p", "gone", 86_400));
    FeatureBatch batch = features(TestEvents.search("p", "red lamp", 2 * 86_400), shopper);
    assertThat(batch.numbers("categoryShare")).containsExactly(2 / 3f, 0);
    assertThat(batch.numbers("titleOverlap")).containsExactly(0.5f, 0.5f);
    assertThat(batch.numbers("clicksOnItem")[0]).isCloseTo((float) Math.log(3), within(1e-6f));
    assertThat(batch.numbers("daysSinceClickOnItem")[0])
        .isCloseTo((float) Math.log(2), within(1e-6f));
    assertThat(batch.numbers("priceAboveUsual")[0]).isZero();
    assertThat(batch.numbers("priceAboveUsual")[1]).isNegative();
    assertThat(batch.indices("item")[0]).isNotEqualTo(batch.indices("item")[1]);
    int shoe = Column.bucket("shoe", 1 << 18);
    int gone = Column.bucket("gone", 1 << 18);
    assertThat(batch.indices("clicks")).hasSize(50).startsWith(0).endsWith(shoe, shoe, gone);
  }

  @Test
  void whatIsKnownOfAClickStandsAtTheSamePlaceInEachSequence() {
    Item boot =
        new Item(
            new ItemId("boot"),
            "Boot",
            "",
            List.of("Clothing", "Shoes"),
            "Orrin",
            new SellerId("s1"),
            SHOE.offer(),
            null,
            0,
            Map.of(),
            null,
            TestItems.LISTED);
    Map<ItemId, Item> catalog = Map.of(SHOE.id(), SHOE, boot.id(), boot);
    int now = 10 * 86_400;
    ShopperState shopper =
        ShopperState.INITIAL
            .after(TestEvents.click("p", "shoe", now - 86_400)) // 1,440 minutes
            .after(TestEvents.click("p", "gone", now - 3 * 60))
            .after(TestEvents.click("p", "boot", now - 59))
            .after(
                TestEvents.interaction("p", "gone", Interaction.Kind.ADD_TO_CART, null, now - 50))
            .after(
                TestEvents.interaction("p", "shoe", Interaction.Kind.ADD_TO_CART, null, now - 45))
            .after(TestEvents.order("p", "shoe", now - 40));
    FeatureBatch batch =
        SET.features(
            FeatureRequest.of(TestEvents.search("p", "boots", now)),
            shopper,
            catalog::get,
            List.of(boot, SHOE),
            _ -> ItemStatistics.INITIAL);
    int clothing = Column.bucket("Shoes", 1 << 12);
    assertThat(batch.indices("clickCategories")).startsWith(0).endsWith(clothing, 0, clothing);
    assertThat(batch.indices("clickBrands")).endsWith(0, 0, Column.bucket("Orrin", 1 << 14));
    assertThat(batch.indices("clickAges"))
        .hasSize(50)
        .endsWith(Column.bucket("10", 49), Column.bucket("2", 49), Column.bucket("0", 49));
    assertThat(batch.indices("clickKinds"))
        .startsWith(0)
        .endsWith(kind("order"), kind("cart"), kind("click"));
    assertThat(batch.indices("category")).containsExactly(clothing, clothing);
    assertThat(batch.indices("brand")).containsExactly(Column.bucket("Orrin", 1 << 14), 0);
    assertThat(batch.numbers("sellerShare")).containsExactly(1 / 3f, 0);
    assertThat(batch.numbers("ordersOfItem")[0]).isZero();
    assertThat(batch.numbers("ordersOfItem")[1]).isPositive();
  }

  private static int kind(String word) {
    return Column.bucket(word, buckets("clickKinds"));
  }

  @Test
  void sequencesOfItemsCategoriesAndBrandsShareTheBucketsOfTheCandidates() {
    assertThat(buckets("clicks")).isEqualTo(buckets("item"));
    assertThat(buckets("sceneClicks")).isEqualTo(buckets("item"));
    assertThat(buckets("orderedItems")).isEqualTo(buckets("item"));
    assertThat(buckets("clickCategories")).isEqualTo(buckets("category"));
    assertThat(buckets("clickBrands")).isEqualTo(buckets("brand"));
    assertDistinct(buckets("hour"), 0, 23);
    assertDistinct(buckets("weekday"), 1, 7);
    assertDistinct(buckets("clickAges"), 0, 20);
    assertThat(List.of(kind("click"), kind("cart"), kind("order"))).doesNotHaveDuplicates();
    assertThat(
            Arrays.stream(Scene.values())
                .map(scene -> Column.bucket(scene.name(), buckets("scene"))))
        .doesNotHaveDuplicates();
  }

  private static int buckets(String name) {
    return switch (SET.columns().get(SET.indexOf(name))) {
      case Column.Categorical words -> words.buckets();
      case Column.Sequence words -> words.buckets();
      default -> throw new AssertionError(name);
    };
  }

  private static void assertDistinct(int buckets, int from, int to) {
    assertThat(
            IntStream.rangeClosed(from, to)
                .mapToObj(word -> Column.bucket(Integer.toString(word), buckets)))
        .doesNotHaveDuplicates();
  }

  @Test
  void theQueryIsLookedForInEveryTextOfTheItem() {
    Item item =
        new Item(
            new ItemId("x"),
            "Runner 3",
            "never read",
            List.of("Clothing", "Trainers"),
            "Orrin",
            null,
            SHOE.offer(),
            null,
            0,
            Map.of(
                "colour",
                new AttributeValue.Text(List.of("Night Blue", "Red")),
                "weight",
                new AttributeValue.Quantity(240, "g"),
                "waterproof",
                new AttributeValue.Flag(true),
                "reflective",
                new AttributeValue.Flag(false)),
            null,
            TestItems.LISTED);
    assertOverlaps("runner ORRIN trainers blue", item, 0.25f, 0.5f, 1);
    assertOverlaps("240 g waterproof reflective never", item, 0, 0, 0.6f);
    assertOverlaps("red, red; red!", item, 0, 0, 1);
    FeatureBatch likeness = overlaps("trainer", item);
    assertThat(likeness.numbers("textOverlap")).containsExactly(0);
    // Of _tr tra rai ain ine ner er_ only er_ is not in "trainers", but it is in "runner".
    assertThat(likeness.numbers("textLikeness")).containsExactly(1);
    // _tr tra rai ain | niin iin ine ... : "trainiers" has _tr tra rai ain ini nie ier ers rs_.
    assertThat(overlaps("trainiers", item).numbers("textLikeness")).containsExactly(6 / 9f);
    assertThat(overlaps("!", item).numbers("textOverlap")).containsExactly(Float.NaN);
    FeatureBatch feed =
        SET.features(
            FeatureRequest.of(TestEvents.impression("p", 0)),
            ShopperState.INITIAL,
            CATALOG::get,
            List.of(item),
            _ -> ItemStatistics.INITIAL);
    assertThat(feed.numbers("textOverlap")).containsExactly(Float.NaN);
    assertThat(feed.numbers("textLikeness")).containsExactly(Float.NaN);
    assertThat(feed.numbers("queryWords")).containsExactly(0);
  }

  @Test
  void aChangedItemIsReadAnew() {
    assertThat(overlaps("tent", SHOE).numbers("textOverlap")).containsExactly(0);
    Item changed = TestItems.item("shoe", "A tent", "50.00", "Tents");
    assertThat(overlaps("tent", changed).numbers("textOverlap")).containsExactly(1);
    assertThat(overlaps("tent", SHOE).numbers("textOverlap")).containsExactly(0);
    SplittableRandom random = new SplittableRandom(5);
    for (Item item : TestItems.randomItems(200, random)) {
      assertThat(ItemText.of(item)).isSameAs(ItemText.of(item));
      for (String query : List.of(item.title(), "red", "bluetooth 4", "Østre")) {
        Words words = Words.of(query);
        ItemText fresh = ItemText.read(item);
        assertThat(words.shareIn(ItemText.of(item).all())).isEqualTo(words.shareIn(fresh.all()));
        assertThat(words.shareIn(fresh.all())).isEqualTo(slowShare(query, item));
      }
    }
  }

  /// The share counted on words as texts.
  private static double slowShare(String query, Item item) {
    StringBuilder all =
        new StringBuilder(item.title())
            .append(' ')
            .append(item.brand() == null ? "" : item.brand());
    item.categories().forEach(category -> all.append(' ').append(category));
    for (Map.Entry<String, AttributeValue> attribute : item.attributes().entrySet()) {
      switch (attribute.getValue()) {
        case AttributeValue.Text(var values) -> all.append(' ').append(String.join(" ", values));
        case AttributeValue.Quantity(double value, String unit) ->
            all.append(' ')
                .append(value == Math.rint(value) ? Long.toString((long) value) : "" + value)
                .append(' ')
                .append(unit);
        case AttributeValue.Flag(boolean has) ->
            all.append(' ').append(has ? attribute.getKey() : "");
      }
    }
    Set<String> words = slowWords(query);
    Set<String> shared = new HashSet<>(words);
    shared.retainAll(slowWords(all.toString()));
    return words.isEmpty() ? Double.NaN : (double) shared.size() / words.size();
  }

  private static Set<String> slowWords(String text) {
    Set<String> words = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static void assertOverlaps(String query, Item item, float title, float name, float all) {
    FeatureBatch batch = overlaps(query, item);
    assertThat(batch.numbers("titleOverlap")).as(query).containsExactly(title);
    assertThat(batch.numbers("nameOverlap")).as(query).containsExactly(name);
    assertThat(batch.numbers("textOverlap")).as(query).containsExactly(all);
  }

  private static FeatureBatch overlaps(String query, Item item) {
    return SET.features(
        FeatureRequest.of(TestEvents.search("p", query, 0)),
        ShopperState.INITIAL,
        CATALOG::get,
        List.of(item),
        _ -> ItemStatistics.INITIAL);
  }

  @Test
  void theUnknownIsNaN() {
    Item bare =
        new Item(
            new ItemId("x"),
            "X",
            "",
            List.of(),
            null,
            null,
            new dev.aisle.core.catalog.Offer(null, null),
            null,
            0,
            Map.of(),
            null,
            TestItems.LISTED);
    FeatureBatch batch =
        SET.features(
            FeatureRequest.of(TestEvents.impression("p", 0)),
            ShopperState.INITIAL,
            CATALOG::get,
            List.of(bare),
            _ -> ItemStatistics.INITIAL);
    assertThat(batch.numbers("price")).containsExactly(Float.NaN);
    assertThat(batch.numbers("rating")).containsExactly(Float.NaN);
    assertThat(batch.indices("brand")).containsExactly(0);
    assertThat(batch.numbers("clickRate")).containsExactly(0.05f);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatHappensLaterDoesNotChangeTheFeaturesOfBefore(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Event> events = TestEvents.randomEvents(600, random);
    List<Item> items = TestItems.randomItems(100, random);
    Map<ItemId, ItemStatistics> statistics = new HashMap<>();
    ShopperState shopper = ShopperState.INITIAL;
    record Asked(Impression page, ShopperState shopper, Map<ItemId, ItemStatistics> statistics) {}
    List<Asked> asked = new ArrayList<>();
    List<FeatureBatch> before = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Impression page && asked.size() < 20) {
        asked.add(new Asked(page, shopper, Map.copyOf(statistics)));
        before.add(features(page, shopper, items, statistics));
      }
      shopper = shopper.after(event);
      for (ItemId item : ItemStatistics.touchedBy(event)) {
        ItemStatistics known = statistics.getOrDefault(item, ItemStatistics.INITIAL);
        statistics.put(item, known.after(item, event));
      }
    }
    for (int i = 0; i < asked.size(); i++) {
      Asked then = asked.get(i);
      FeatureBatch again = features(then.page(), then.shopper(), items, then.statistics());
      assertThat(again.sameAs(before.get(i))).as("seed %d, page %d", seed, i).isTrue();
      FeatureBatch leaked = features(then.page(), shopper, items, statistics);
      assertThat(leaked.sameAs(before.get(i))).as("seed %d, page %d", seed, i).isFalse();
    }
  }

  @Test
  void aCandidatesFeaturesDoNotDependOnTheOthersOrItsPlace() {
    Impression page = TestEvents.search("p", "red", 0);
    FeatureBatch both = features(page, ShopperState.INITIAL);
    FeatureBatch alone =
        SET.features(
            FeatureRequest.of(page),
            ShopperState.INITIAL,
            CATALOG::get,
            List.of(LAMP),
            _ -> ItemStatistics.INITIAL);
    for (Column column : SET.columns()) {
      switch (column) {
        case Column.Categorical(String name, _, _) ->
            assertThat(alone.indices(name)[0]).isEqualTo(both.indices(name)[1]);
        case Column.Numeric(String name, _, _) ->
            assertThat(alone.numbers(name)).containsExactly(both.numbers(name)[1]);
        case Column.Sequence(String name, _, _, _) ->
            assertThat(alone.indices(name)).isEqualTo(both.indices(name));
        case Column.Vectors _ -> throw new AssertionError(column);
      }
    }
    assertThat(SET.declaration()).noneMatch(line -> line.contains("position"));
  }

  @Test
  void aModelMayReadSomeOfTheColumnsInAnyOrder() {
    List<String> some = SET.declaration().subList(2, 6).reversed();
    assertThat(SET.declared("din@3", some).declaration()).isEqualTo(some);
    assertThat(SET.declared("din@3", List.of()).columns()).isEmpty();
  }

  @Test
  void aModelOfOtherFeaturesIsRefusedWithTheDifference() {
    List<String> trained = new ArrayList<>(SET.declaration());
    trained.replaceAll(line -> line.startsWith("price:") ? "price: numeric, scaling none" : line);
    assertThatThrownBy(() -> SET.declared("models/awmoe/3", trained))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "models/awmoe/3: was trained on other features: column \"price: numeric, scaling"
                + " log1p\" here, \"price: numeric, scaling none\" there. Train it again, or serve"
                + " it with the version that trained it.");
    assertThatThrownBy(() -> SET.declared("din@3", List.of("colour: numeric, scaling none")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("here is no column \"colour: numeric, scaling none\"");
  }

  @Test
  void vectorsPlugInAsReferences() {
    float[] vector = {1, 2};
    FeatureSet more = SET.with(titles(2, vector));
    FeatureBatch batch = vectors(more, ShopperState.INITIAL);
    assertThat(batch.vectors("title")[0]).isNull();
    assertThat(batch.vectors("title")[1]).isSameAs(vector);
    assertThat(more.hash()).isNotEqualTo(SET.hash());
    assertThatThrownBy(() -> batch.numbers("title")).hasMessage("column title holds no numbers");
    assertThatThrownBy(() -> batch.vectors("price")).hasMessage("column price holds no vectors");
  }

  @Test
  void vectorsOfClickedItemsStandAtThePlacesOfTheClicks() {
    float[] vector = {1, 2};
    FeatureSet more = SET.with(clickTitles(3, 2, vector));
    assertThat(Arrays.asList(vectors(more, ShopperState.INITIAL).vectors("clickTitles")))
        .containsExactly(null, null, null);
    ShopperState shopper = ShopperState.INITIAL.after(TestEvents.click("p", "shoe", 0));
    assertThat(Arrays.asList(vectors(more, shopper).vectors("clickTitles")))
        .containsExactly(null, null, vector);
    shopper =
        shopper
            .after(TestEvents.click("p", "lamp", 1)) // has no vector
            .after(TestEvents.click("p", "gone", 2))
            .after(TestEvents.click("p", "shoe", 3))
            .after(TestEvents.click("p", "lamp", 4));
    FeatureBatch batch = vectors(more, shopper);
    assertThat(Arrays.asList(batch.vectors("clickTitles"))).containsExactly(null, vector, null);
    int[] clicks = batch.indices("clicks");
    assertThat(Arrays.copyOfRange(clicks, clicks.length - 3, clicks.length))
        .containsExactly(
            Column.bucket("gone", 1 << 18),
            Column.bucket("shoe", 1 << 18),
            Column.bucket("lamp", 1 << 18));
    FeatureBatch nobody =
        more.features(
            FeatureRequest.of(TestEvents.impression("p", 0)),
            shopper,
            CATALOG::get,
            List.of(),
            _ -> ItemStatistics.INITIAL);
    assertThat(Arrays.asList(nobody.vectors("clickTitles"))).hasSize(3).containsOnlyNulls();
    assertThat(more.declaration().getLast())
        .isEqualTo("clickTitles: vector sequence, length 3, width 2, encoder test@1");
  }

  @Test
  void aVectorOfAnotherWidthIsRefused() {
    ShopperState shopper = ShopperState.INITIAL.after(TestEvents.click("p", "shoe", 0));
    for (Column wrong : List.of(titles(3, new float[2]), clickTitles(3, 3, new float[2]))) {
      assertThatThrownBy(() -> vectors(SET.with(wrong), shopper))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "column "
                  + wrong.name()
                  + ": is declared with width 3, but the encoder test@1 made a vector of 2"
                  + " numbers. Give every encoder a version of its own, and declare the width that"
                  + " it has.");
    }
  }

  @Test
  void theFirstCandidatesOfAListAreAListOfTheirOwn() {
    FeatureSet set = SET.with(titles(2, 1, 0));
    ShopperState shopper = ShopperState.INITIAL.after(TestEvents.click("p", "shoe", 0));
    FeatureBatch both = vectors(set, shopper);
    FeatureBatch one = vectors(set, shopper, LAMP);
    assertThat(both.first(1).firstDifference(one)).isNull();
    assertThat(both.first(2).firstDifference(both)).isNull();
    assertThat(both.first(0).size()).isZero();
    assertThatThrownBy(() -> both.first(3)).hasMessage("3 rows of 2");
  }

  @Test
  void vectorsAreComparedBitByBit() {
    ShopperState shopper = ShopperState.INITIAL.after(TestEvents.click("p", "shoe", 0));
    FeatureBatch one = vectors(SET.with(titles(2, 1, 0)), shopper);
    FeatureBatch same = vectors(SET.with(titles(2, 1, 0)), shopper);
    assertThat(one.sameAs(same)).isTrue();
    assertThat(one.firstDifference(same)).isNull();
    FeatureBatch other = vectors(SET.with(titles(2, 1, -0f)), shopper);
    assertThat(one.sameAs(other)).isFalse();
    assertThat(one.firstDifference(other))
        .isEqualTo("column title, row 1: number 1 is 0.0 here, -0.0 there");
    FeatureSet history = SET.with(clickTitles(2, 2, new float[2]));
    assertThat(vectors(history, shopper).firstDifference(vectors(history, ShopperState.INITIAL)))
        .startsWith("column shopperClicks");
    FeatureSet alone = new FeatureSet(List.of(clickTitles(2, 2, new float[2])));
    FeatureBatch clicked = vectors(alone, shopper);
    assertThat(clicked.sameAs(vectors(alone, ShopperState.INITIAL))).isFalse();
    assertThat(clicked.firstDifference(vectors(alone, ShopperState.INITIAL)))
        .isEqualTo("column clickTitles, place 1: a vector here, none there");
  }

  private static Column titles(int width, float... vector) {
    return new Column.TextVector(
        "title", width, "test@1", in -> in.item().equals(SHOE) ? vector : null);
  }

  private static Column clickTitles(int length, int width, float[] vector) {
    return new Column.VectorSequence(
        "clickTitles",
        length,
        width,
        "test@1",
        in -> {
          List<float @Nullable []> vectors = new ArrayList<>();
          in.interests()
              .clickedItems()
              .forEach(item -> vectors.add(SHOE.equals(item) ? vector : null));
          return vectors;
        });
  }

  private static FeatureBatch vectors(FeatureSet set, ShopperState shopper) {
    return vectors(set, shopper, LAMP, SHOE);
  }

  private static FeatureBatch vectors(FeatureSet set, ShopperState shopper, Item... candidates) {
    return set.features(
        FeatureRequest.of(TestEvents.impression("p", 0)),
        shopper,
        CATALOG::get,
        List.of(candidates),
        _ -> ItemStatistics.INITIAL);
  }

  @Test
  void theFirstDifferenceIsNamed() {
    Impression page = TestEvents.search("p", "red", 0);
    FeatureBatch batch = features(page, ShopperState.INITIAL);
    assertThat(batch.firstDifference(features(page, ShopperState.INITIAL))).isNull();
    ShopperState clicked = ShopperState.INITIAL.after(TestEvents.click("p", "lamp", 0));
    assertThat(batch.firstDifference(features(page, clicked)))
        .isEqualTo("column shopperClicks, row 0: 0.0 here, 0.6931472 there");
    FeatureBatch dearer =
        features(
            page,
            ShopperState.INITIAL,
            List.of(SHOE, TestItems.item("lamp", "Desk lamp", "21.00", "Lamps")),
            Map.of());
    assertThat(batch.firstDifference(dearer)).startsWith("column price, row 1: 3.0445");
    FeatureBatch one = features(page, ShopperState.INITIAL, List.of(SHOE), Map.of());
    assertThat(batch.firstDifference(one)).isEqualTo("2 rows here, 1 there");
    FeatureSet histories =
        new FeatureSet(SET.columns().subList(SET.indexOf("clicks"), SET.indexOf("clicks") + 1));
    FeatureRequest request = FeatureRequest.of(page);
    FeatureBatch none =
        histories.features(
            request,
            ShopperState.INITIAL,
            CATALOG::get,
            List.of(SHOE),
            _ -> ItemStatistics.INITIAL);
    FeatureBatch some =
        histories.features(
            request, clicked, CATALOG::get, List.of(SHOE), _ -> ItemStatistics.INITIAL);
    assertThat(none.firstDifference(some)).startsWith("column clicks, place 49: 0 here, ");
    assertThat(none.firstDifference(batch)).isEqualTo("the columns are others");
  }

  private static FeatureBatch features(Impression page, ShopperState shopper) {
    return features(page, shopper, List.of(SHOE, LAMP), Map.of());
  }

  private static FeatureBatch features(
      Impression page,
      ShopperState shopper,
      List<Item> items,
      Map<ItemId, ItemStatistics> statistics) {
    Map<ItemId, ItemStatistics> known = Map.copyOf(statistics);
    return SET.features(
        FeatureRequest.of(page),
        shopper,
        CATALOG::get,
        items,
        id -> known.getOrDefault(id, ItemStatistics.INITIAL));
  }
}
