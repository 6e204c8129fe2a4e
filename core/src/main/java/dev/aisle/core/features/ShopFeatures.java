package dev.aisle.core.features;

import dev.aisle.core.catalog.Money;
import dev.aisle.core.state.SceneStatistics;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The columns that every shop has without any learned encoder.
public final class ShopFeatures {
  /// Clicks per exposure of an item without any exposure, and how many exposures that guess weighs.
  private static final double PRIOR_RATE = 0.05;

  private static final double PRIOR_WEIGHT = 20;

  /// The default set; add vectors with [FeatureSet#with].
  public static final FeatureSet DEFAULT =
      new FeatureSet(
          List.of(
              word("scene", 16, in -> in.request().scene().name()),
              word("query", 1 << 16, in -> lower(in.request().query())),
              word("device", 64, in -> in.request().context().get("device")),
              word("hour", 32, in -> "" + utc(in).getHour()),
              word("weekday", 16, in -> "" + utc(in).getDayOfWeek().getValue()),
              word("shopper", 1 << 18, in -> in.request().shopper().value()),
              word("item", 1 << 18, in -> in.item().id().value()),
              word("category", 1 << 12, in -> in.item().category()),
              word("brand", 1 << 14, in -> in.item().brand()),
              word(
                  "seller",
                  1 << 14,
                  in -> in.item().seller() == null ? null : in.item().seller().value()),
              word("scene×category", 1 << 14, in -> cross(in.request().scene().name(), in)),
              word("query×category", 1 << 17, in -> cross(lower(in.request().query()), in)),
              log("price", in -> price(in.item().offer().price())),
              number("inStock", in -> in.item().offer().inStock() ? 1 : 0),
              number("rating", in -> in.item().rating() == null ? Double.NaN : in.item().rating()),
              log("ratingCount", in -> in.item().ratingCount()),
              log("daysListed", in -> days(in.item().listedAt(), in)),
              log("exposures", in -> in.statistics().total().exposures()),
              number("clickRate", in -> clickRate(in.statistics().total())),
              number(
                  "sceneClickRate", in -> clickRate(in.statistics().scene(in.request().scene()))),
              log("orders", in -> in.statistics().total().counts().orders()),
              log("recentClicks", in -> in.statistics().recentClicks().at(in.request().time())),
              log("recentOrders", in -> in.statistics().recentOrders().at(in.request().time())),
              log("shopperClicks", in -> in.shopper().counts().clicks()),
              log("shopperOrders", in -> in.shopper().counts().orders()),
              log("daysSinceSeen", in -> days(in.shopper().lastSeen(), in)),
              log("clicksOnItem", in -> in.interests().clicksOn(in.item().id())),
              log(
                  "daysSinceClickOnItem",
                  in -> days(in.interests().lastClickOn(in.item().id()), in)),
              number("categoryShare", in -> in.interests().categoryShare(in.item().category())),
              number("brandShare", in -> in.interests().brandShare(in.item().brand())),
              number("priceAboveUsual", in -> in.interests().priceAboveUsual(in.item())),
              number("titleOverlap", in -> in.interests().titleOverlap(in.item())),
              new Column.Sequence("clicks", 50, 1 << 18, in -> in.interests().clicks()),
              new Column.Sequence("sceneClicks", 50, 1 << 18, in -> in.interests().sceneClicks()),
              new Column.Sequence("orderedItems", 50, 1 << 18, in -> in.interests().orders())));

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

  private static OffsetDateTime utc(FeatureInputs in) {
    return in.request().time().atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
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
        : Math.max(0, Duration.between(since, in.request().time()).toMillis() / 86_400_000.0);
  }

  /// Clicks per exposure, where an exposure counts by its position, drawn towards the prior.
  private static double clickRate(SceneStatistics scene) {
    return (scene.counts().clicks() + PRIOR_RATE * PRIOR_WEIGHT)
        / (scene.weightedExposures() + PRIOR_WEIGHT);
  }
}
