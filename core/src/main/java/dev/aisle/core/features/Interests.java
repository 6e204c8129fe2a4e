package dev.aisle.core.features;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.SellerId;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.state.Behaviour;
import dev.aisle.core.state.ShopperState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a shopper's latest clicks and orders and the words of the query say, gathered once per
/// request so that each candidate only looks it up.
///
/// Sequences are newest last. [#clicks], [#clickedItems], [#clickCategories], [#clickBrands],
/// [#clickAges] and [#clickKinds] are of one length: an entry of each is of the same click.
public final class Interests {
  private static final int OLDEST_AGE = 20;

  private final int clickCount;
  private final List<String> clicks;
  private final List<@Nullable Item> clickedItems;
  private final List<@Nullable String> clickCategories;
  private final List<@Nullable String> clickBrands;
  private final List<String> clickAges;
  private final List<String> clickKinds;
  private final List<String> sceneClicks;
  private final List<String> orders;
  private final Map<ItemId, Integer> ordersByItem = new HashMap<>();
  private final Map<ItemId, Integer> clicksByItem = new HashMap<>();
  private final Map<ItemId, Instant> lastClickByItem = new HashMap<>();
  private final Map<String, Integer> clicksByCategory = new HashMap<>();
  private final Map<String, Integer> clicksByBrand = new HashMap<>();
  private final Map<String, Integer> clicksBySeller = new HashMap<>();
  private final @Nullable String query;
  private final Words queryWords;
  private final @Nullable String typed;
  private final Map<QueryEncoder, Optional<float[]>> queryVectors = new HashMap<>();
  private final String hour;
  private final String weekday;
  private final double meanLogPrice;

  /// @param catalog the item of an id, null where it is gone
  public Interests(
      FeatureRequest request, ShopperState shopper, Function<ItemId, @Nullable Item> catalog) {
    List<Behaviour> clicked = shopper.everywhere(Interaction.Kind.CLICK);
    List<Behaviour> ordered = shopper.everywhere(Interaction.Kind.ORDER);
    clickCount = clicked.size();
    clicks = ids(clicked);
    sceneClicks = ids(shopper.history(request.scene()).of(Interaction.Kind.CLICK));
    orders = ids(ordered);
    clickedItems = new ArrayList<>(clickCount);
    clickCategories = new ArrayList<>(clickCount);
    clickBrands = new ArrayList<>(clickCount);
    clickAges = clicked.stream().map(click -> age(click, request)).toList();
    query = request.query() == null ? null : request.query().strip().toLowerCase(Locale.ROOT);
    typed = request.query();
    queryWords = Words.of(request.scene() == Scene.SEARCH ? request.query() : null);
    OffsetDateTime time = request.time().atOffset(ZoneOffset.UTC);
    hour = Integer.toString(time.getHour());
    weekday = Integer.toString(time.getDayOfWeek().getValue());
    for (Behaviour order : ordered) {
      ordersByItem.merge(order.item(), 1, Integer::sum);
    }
    clickKinds = kinds(clicked, shopper.everywhere(Interaction.Kind.ADD_TO_CART));
    double logPrices = 0;
    int priced = 0;
    for (Behaviour click : clicked) {
      clicksByItem.merge(click.item(), 1, Integer::sum);
      lastClickByItem.put(click.item(), click.time());
      Item item = catalog.apply(click.item());
      clickedItems.add(item);
      clickCategories.add(item == null ? null : item.category());
      clickBrands.add(item == null ? null : item.brand());
      if (item == null) {
        continue;
      }
      count(clicksByCategory, item.category());
      count(clicksByBrand, item.brand());
      count(clicksBySeller, item.seller() == null ? null : item.seller().value());
      Money price = item.offer().price();
      if (price != null) {
        logPrices += StrictMath.log1p(price.amount());
        priced++;
      }
    }
    meanLogPrice = priced == 0 ? Double.NaN : logPrices / priced;
  }

  private List<String> kinds(List<Behaviour> clicked, List<Behaviour> carted) {
    Set<ItemId> inCart = carted.stream().map(Behaviour::item).collect(Collectors.toSet());
    return clicked.stream()
        .map(Behaviour::item)
        .map(item -> ordersOf(item) > 0 ? "order" : inCart.contains(item) ? "cart" : "click")
        .toList();
  }

  /// The vector of the words that were typed, made once for all candidates; null without a query or
  /// where it has nothing to make one of. For the thread that computes the features.
  public float @Nullable [] queryVector(QueryEncoder encoder) {
    String query = typed;
    return query == null
        ? null
        : queryVectors
            .computeIfAbsent(encoder, used -> Optional.ofNullable(used.encode(query)))
            .orElse(null);
  }

  /// `floor(log2(1 + minutes))` between a click and the request, at most [#OLDEST_AGE] (two years).
  private static String age(Behaviour click, FeatureRequest request) {
    long minutes = (request.time().toEpochMilli() - click.time().toEpochMilli()) / 60_000;
    int log = 63 - Long.numberOfLeadingZeros(1 + Math.max(0, minutes));
    return Integer.toString(Math.min(log, OLDEST_AGE));
  }

  /// The query in lower case, null without one.
  public @Nullable String query() {
    return query;
  }

  /// Distinct words of a typed query, 0 without one.
  public int queryWords() {
    return queryWords.count();
  }

  /// The hour of the request in UTC, `0` to `23`.
  public String hour() {
    return hour;
  }

  /// The weekday of the request in UTC, `1` (Monday) to `7`.
  public String weekday() {
    return weekday;
  }

  /// Items clicked in the scene of the request.
  public List<String> sceneClicks() {
    return sceneClicks;
  }

  /// Items clicked anywhere.
  public List<String> clicks() {
    return clicks;
  }

  /// The clicked items as they are now, null where the catalogue has one no more.
  public List<@Nullable Item> clickedItems() {
    return Collections.unmodifiableList(clickedItems);
  }

  /// The narrowest category of each clicked item, null where unknown.
  public List<@Nullable String> clickCategories() {
    return Collections.unmodifiableList(clickCategories);
  }

  /// The brand of each clicked item, null where unknown.
  public List<@Nullable String> clickBrands() {
    return Collections.unmodifiableList(clickBrands);
  }

  /// How long ago each click was: `floor(log2(1 + minutes))`, `0` to `20`.
  public List<String> clickAges() {
    return clickAges;
  }

  /// The strongest thing that the shopper is remembered to have done with each clicked item:
  /// `click`, `cart` or `order`.
  public List<String> clickKinds() {
    return clickKinds;
  }

  /// Items ordered anywhere.
  public List<String> orders() {
    return orders;
  }

  /// Remembered orders of an item.
  public int ordersOf(ItemId item) {
    return ordersByItem.getOrDefault(item, 0);
  }

  /// Remembered clicks on an item.
  public int clicksOn(ItemId item) {
    return clicksByItem.getOrDefault(item, 0);
  }

  /// When an item was last clicked, null where no click is remembered.
  public @Nullable Instant lastClickOn(ItemId item) {
    return lastClickByItem.get(item);
  }

  /// The share in `[0, 1]` of the remembered clicks that went to a category, 0 without clicks.
  public double categoryShare(@Nullable String category) {
    return share(clicksByCategory, category);
  }

  /// The share in `[0, 1]` of the remembered clicks that went to a brand, 0 without clicks.
  public double brandShare(@Nullable String brand) {
    return share(clicksByBrand, brand);
  }

  /// The share in `[0, 1]` of the remembered clicks that went to a seller, 0 without clicks.
  public double sellerShare(@Nullable SellerId seller) {
    return share(clicksBySeller, seller == null ? null : seller.value());
  }

  /// `ln(1 + price)` minus its mean over the clicked items, NaN where either is unknown.
  public double priceAboveUsual(Item item) {
    Money price = item.offer().price();
    return price == null ? Double.NaN : StrictMath.log1p(price.amount()) - meanLogPrice;
  }

  /// The share in `[0, 1]` of the query's words that the title has, NaN without a query.
  public double titleOverlap(Item item) {
    return queryWords.count() == 0 ? Double.NaN : queryWords.shareIn(ItemText.of(item).title());
  }

  /// The share in `[0, 1]` of the query's words that brand or categories have, NaN without a query.
  public double nameOverlap(Item item) {
    return queryWords.count() == 0 ? Double.NaN : queryWords.shareIn(ItemText.of(item).names());
  }

  /// The share in `[0, 1]` of the query's words that title, brand, categories or attributes have,
  /// NaN without a query.
  public double textOverlap(Item item) {
    return queryWords.count() == 0 ? Double.NaN : queryWords.shareIn(ItemText.of(item).all());
  }

  /// The share in `[0, 1]` of the trigrams of the query's words that title, brand, categories or
  /// attributes have, NaN without a query: other forms of a word and misspelt ones count in part.
  public double textLikeness(Item item) {
    return queryWords.count() == 0 ? Double.NaN : queryWords.likenessTo(ItemText.of(item).all());
  }

  private double share(Map<String, Integer> counts, @Nullable String name) {
    return name == null || clickCount == 0 ? 0 : (double) counts.getOrDefault(name, 0) / clickCount;
  }

  private static void count(Map<String, Integer> counts, @Nullable String name) {
    if (name != null) {
      counts.merge(name, 1, Integer::sum);
    }
  }

  private static List<String> ids(List<Behaviour> behaviours) {
    return behaviours.stream().map(behaviour -> behaviour.item().value()).toList();
  }
}
