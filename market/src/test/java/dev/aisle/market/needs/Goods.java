package dev.aisle.market.needs;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.goods.Brand;
import dev.aisle.market.goods.Brands;
import dev.aisle.market.goods.Listing;
import dev.aisle.market.goods.TrueItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Items for tests: a small market, and single items with chosen truths.
final class Goods {
  static final long SEED = 20_260_103;
  static final List<MarketItem> ALL =
      MarketCatalog.generate(MarketConfig.of(3_000, SEED)).items().toList();

  private Goods() {}

  static long cents(MarketItem item) {
    return Objects.requireNonNull(item.item().offer().price()).cents();
  }

  /// An item of the category with the truth of `attributes`, written as in canonical texts
  /// (`hood=true`), the others as they come; nothing is hidden or misstated.
  static TrueItem item(String category, String... attributes) {
    TrueItem any = any(category);
    Map<String, AttributeValue> truth = new TreeMap<>(any.attributes());
    for (String attribute : attributes) {
      int equals = attribute.indexOf('=');
      String name = attribute.substring(0, equals);
      truth.put(name, SchemaValues.read(any.category(), name, attribute.substring(equals + 1)));
    }
    return with(any, truth, any.brand(), any.model(), any.fits(), plain());
  }

  static TrueItem of(TrueItem item, String brand) {
    Brand other =
        Brands.all().stream().filter(one -> one.name().equals(brand)).findFirst().orElseThrow();
    return with(item, item.attributes(), other, item.model(), item.fits(), item.listing());
  }

  static TrueItem fitting(TrueItem item, String model) {
    return with(item, item.attributes(), item.brand(), item.model(), model, item.listing());
  }

  static TrueItem listed(TrueItem item, Listing listing) {
    return with(item, item.attributes(), item.brand(), item.model(), item.fits(), listing);
  }

  static Listing plain() {
    return new Listing(Set.of(), Set.of(), Map.of());
  }

  private static TrueItem any(String category) {
    return ALL.stream()
        .map(MarketItem::truth)
        .filter(item -> item.category().name().equals(category))
        .findFirst()
        .orElseThrow();
  }

  private static TrueItem with(
      TrueItem item,
      Map<String, AttributeValue> truth,
      Brand brand,
      @Nullable String model,
      @Nullable String fits,
      Listing listing) {
    return new TrueItem(
        item.number(),
        item.id(),
        item.category(),
        brand,
        item.seller(),
        item.look(),
        truth,
        model,
        fits,
        item.style(),
        item.quality(),
        item.shapeSeed(),
        listing);
  }
}
