package dev.aisle.serving.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.aisle.core.cascade.LiveCascade;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The shop itself.
final class ShopApi {
  private static final int MOST_CATEGORIES = 100;
  private static final int SAMPLES = 6;

  /// Many reviews tell more than a high mean; the id makes the choice the same every time.
  private static final Comparator<Item> BEST_RATED =
      Comparator.<Item>comparingDouble(
              item -> item.rating() == null ? 0 : item.rating() * Math.log1p(item.ratingCount()))
          .thenComparing(Item::id);

  private final Shop shop;
  private final LiveCascade cascade;
  private final Shopfront front;

  /// Counting the whole catalogue is for once a minute, not for every visit.
  private final LoadingCache<Shop, List<Answers.CategoryCount>> categories =
      Caffeine.newBuilder()
          .maximumSize(1)
          .expireAfterWrite(Duration.ofMinutes(1))
          .build(ShopApi::count);

  ShopApi(Shop shop, LiveCascade cascade, Shopfront front) {
    this.shop = shop;
    this.cascade = cascade;
    this.front = front;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/v1/shop",
            Scope.SEARCH,
            "The shop",
            Content.json(Answers.AboutShop.class),
            exchange -> exchange.json(about())));
  }

  private Answers.AboutShop about() {
    List<Answers.CategoryCount> counted = categories.get(shop);
    return new Answers.AboutShop(
        front.name(),
        front.currency(),
        shop.itemCount(),
        Arrays.stream(Scene.values())
            .filter(scene -> cascade.now().retriever(scene) != null)
            .map(ShopApi::label)
            .toList(),
        front.sampleQueries().isEmpty() ? categoryNames(counted) : front.sampleQueries(),
        counted);
  }

  private static List<String> categoryNames(List<Answers.CategoryCount> counted) {
    return counted.stream()
        .limit(SAMPLES)
        .map(category -> category.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static List<Answers.CategoryCount> count(Shop shop) {
    return shop
        .items()
        .filter(item -> !item.categories().isEmpty())
        .collect(Collectors.groupingBy(item -> item.categories().getFirst()))
        .entrySet()
        .stream()
        .map(entry -> category(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(Answers.CategoryCount::count)
                .reversed()
                .thenComparing(Answers.CategoryCount::name))
        .limit(MOST_CATEGORIES)
        .toList();
  }

  private static Answers.CategoryCount category(String name, List<Item> items) {
    String picture =
        items.stream()
            .filter(item -> item.picture() != null)
            .max(BEST_RATED)
            .map(ItemView::picture)
            .orElse(null);
    return new Answers.CategoryCount(name, items.size(), picture);
  }
}
