package dev.aisle.core.features;

import dev.aisle.core.catalog.Money;
import dev.aisle.core.state.DecayedCount;
import dev.aisle.core.state.SceneStatistics;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The columns that every shop has without any learned encoder.
public final class ShopFeatures {
  /// Clicks per exposure and orders per click of an item without any, and how many that guess
  /// weighs.
  private static final double PRIOR_RATE = 0.05;

  private static final double PRIOR_WEIGHT = 20;

  /// Buckets of columns that sequences share, so that a model may read both from one table.
  private static final int ITEMS = 1 << 18;

  private static final int CATEGORIES = 1 << 12;
  private static final int BRANDS = 1 << 14;

  /// Clicks, and whatever stands beside them, in a sequence.
  public static final int CLICKS = 50;

  /// The default set; add vectors with [FeatureSet#with]. docs/features.md says what each column
  /// is.
  ///
  /// Few words in few buckets (scene, hour, weekday, age, kind) are in numbers of buckets in which
  /// no two of them fall together.
  public static final FeatureSet DEFAULT =
      new FeatureSet(
          List.of(
              word("scene", 16, in -> in.request().scene().name()),
              word("query", 1 << 16, in -> in.interests().query()),
              word("device", 64, in -> in.request().context().get("device")),
              word("hour", 93, in -> in.interests().hour()),
              word("weekday", 9, in -> in.interests().weekday()),
              word("shopper", 1 << 18, in -> in.request().shopper().value()),
              word("item", ITEMS, in -> in.item().id().value()),
              word("category", CATEGORIES, in -> in.item().category()),
              word("brand", BRANDS, in -> in.item().brand()),
              word(
                  "seller",
                  1 << 14,
                  in -> in.item().seller() == null ? null : in.item().seller().value()),
              word("scene×category", 1 << 14, in -> cross(in.request().scene().name(), in)),
              word("query×category", 1 << 17, in -> cross(in.interests().query(), in)),
              word("category×brand", 1 << 15, in -> cross(in.item().brand(), in)),
              log("price", in -> price(in.item().offer().price())),
              number("inStock", in -> in.item().offer().inStock() ? 1 : 0),
              number("rating", in -> in.item().rating() == null ? Double.NaN : in.item().rating()),
              log("ratingCount", in -> in.item().ratingCount()),
              log("daysListed", in -> days(in.item().listedAt(), in)),
              log("exposures", in -> in.total().exposures()),
              number("clickRate", in -> clickRate(in.total())),
              number(
                  "sceneClickRate", in -> clickRate(in.statistics().scene(in.request().scene()))),
              number("orderRate", in -> orderRate(in.total())),
              log("orders", in -> in.total().counts().orders()),
              log("recentExposures", in -> recent(in.statistics().recentExposures(), in)),
              log("recentClicks", in -> recent(in.statistics().recentClicks(), in)),
              log("recentOrders", in -> recent(in.statistics().recentOrders(), in)),
              log("shopperClicks", in -> in.shopper().counts().clicks()),
              log("shopperOrders", in -> in.shopper().counts().orders()),
              log("daysSinceSeen", in -> days(in.shopper().lastSeen(), in)),
              log("clicksOnItem", in -> in.interests().clicksOn(in.item().id())),
              log(
                  "daysSinceClickOnItem",
                  in -> days(in.interests().lastClickOn(in.item().id()), in)),
              log("ordersOfItem", in -> in.interests().ordersOf(in.item().id())),
              number("categoryShare", in -> in.interests().categoryShare(in.item().category())),
              number("brandShare", in -> in.interests().brandShare(in.item().brand())),
              number("sellerShare", in -> in.interests().sellerShare(in.item().seller())),
              number("priceAboveUsual", in -> in.interests().priceAboveUsual(in.item())),
              log("queryWords", in -> in.interests().queryWords()),
              number("titleOverlap", in -> in.interests().titleOverlap(in.item())),
              number("nameOverlap", in -> in.interests().nameOverlap(in.item())),
              number("textOverlap", in -> in.interests().textOverlap(in.item())),
              number("textLikeness", in -> in.interests().textLikeness(in.item())),
              sequence("clicks", ITEMS, in -> in.interests().clicks()),
              sequence("clickCategories", CATEGORIES, in -> in.interests().clickCategories()),
              sequence("clickBrands", BRANDS, in -> in.interests().clickBrands()),
              sequence("clickAges", 49, in -> in.interests().clickAges()),
              sequence("clickKinds", 4, in -> in.interests().clickKinds()),
              sequence("sceneClicks", ITEMS, in -> in.interests().sceneClicks()),
              sequence("orderedItems", ITEMS, in -> in.interests().orders())));

  private ShopFeatures() {}

  private static Column word(
      String name, int buckets, Function<FeatureInputs, @Nullable String> value) {
    return new Column.Categorical(name, buckets, value);
  }

  private static Column number(String name, ToDoubleFunction<FeatureInputs> value) {
    return new Column.Numeric(name, Scaling.NONE, value);
  }

  private static Column log(String name, ToDoubleFunction<FeatureInputs> value) {
    return new Column.Numeric(name, Scaling.LOG1P, value);
  }

  private static Column sequence(
      String name,
      int buckets,
      Function<FeatureInputs, ? extends List<? extends @Nullable String>> value) {
    return new Column.Sequence(name, CLICKS, buckets, value);
  }

  private static @Nullable String cross(@Nullable String left, FeatureInputs in) {
    String category = in.item().category();
    return left == null || category == null ? null : left + "\u0000" + category;
  }

  private static double price(@Nullable Money price) {
    return price == null ? Double.NaN : price.amount();
  }

  /// Days before the request, 0 for what lies after it, NaN where unknown.
  private static double days(@Nullable Instant since, FeatureInputs in) {
    return since == null
        ? Double.NaN
        : Math.max(0, in.request().time().toEpochMilli() - since.toEpochMilli()) / 86_400_000.0;
  }

  private static double recent(DecayedCount count, FeatureInputs in) {
    return count.at(in.request().time());
  }

  /// Clicks per exposure, where an exposure counts by its position, drawn towards the prior.
  private static double clickRate(SceneStatistics scene) {
    return (scene.counts().clicks() + PRIOR_RATE * PRIOR_WEIGHT)
        / (scene.weightedExposures() + PRIOR_WEIGHT);
  }

  /// Orders per click, drawn towards the prior.
  private static double orderRate(SceneStatistics scene) {
    return (scene.counts().orders() + PRIOR_RATE * PRIOR_WEIGHT)
        / (scene.counts().clicks() + PRIOR_WEIGHT);
  }
}
