package dev.aisle.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestEvents;
import dev.aisle.core.TestItems;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Impression;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
        .isEqualTo("3f9aae674657cc1ceb60408b3e9ea8d0c22a8ac253dca4bec38fe054142b270a");
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
        case Column.TextVector _, Column.ImageVector _ -> throw new AssertionError(column);
      }
    }
    assertThat(SET.declaration()).noneMatch(line -> line.contains("position"));
  }

  @Test
  void aModelOfOtherFeaturesIsRefusedWithTheDifference() {
    List<String> trained = new ArrayList<>(SET.declaration());
    SET.requireSame("model", trained);
    trained.replaceAll(line -> line.startsWith("price:") ? "price: numeric, scaling none" : line);
    assertThatThrownBy(() -> SET.requireSame("models/awmoe/3", trained))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "models/awmoe/3: was trained on other features: column \"price: numeric, scaling"
                + " log1p\" here, \"price: numeric, scaling none\" there. Train it again, or serve"
                + " it with the version that trained it.");
    assertThatThrownBy(() -> SET.requireSame("m", SET.declaration().subList(0, 3)))
        .hasMessageContaining("it has no column \"hour: categorical, 32 buckets\"");
  }

  @Test
  void vectorsPlugInWithTheirDeclaredWidth() {
    FeatureSet more =
        SET.with(
            new Column.TextVector(
                "title", 2, "test@1", in -> in.item().equals(SHOE) ? new float[] {1, 2} : null));
    FeatureBatch batch =
        more.features(
            FeatureRequest.of(TestEvents.impression("p", 0)),
            ShopperState.INITIAL,
            CATALOG::get,
            List.of(LAMP, SHOE),
            _ -> ItemStatistics.INITIAL);
    assertThat(batch.numbers("title")).containsExactly(0, 0, 1, 2);
    assertThat(more.hash()).isNotEqualTo(SET.hash());
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
