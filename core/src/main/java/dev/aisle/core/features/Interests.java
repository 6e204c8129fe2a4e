package dev.aisle.core.features;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.state.Behaviour;
import dev.aisle.core.state.ShopperState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a shopper's latest clicks and the words of the query say, gathered once per request so that
/// each candidate only looks it up.
public final class Interests {
  private final List<Behaviour> clicks;
  private final List<ItemId> sceneClicks;
  private final List<ItemId> orders;
  private final Map<ItemId, Integer> clicksByItem = new HashMap<>();
  private final Map<ItemId, Instant> lastClickByItem = new HashMap<>();
  private final Map<String, Integer> clicksByCategory = new HashMap<>();
  private final Map<String, Integer> clicksByBrand = new HashMap<>();
  private final Set<String> queryWords;
  private final double meanLogPrice;

  /// @param catalog the item of an id, null where it is gone
  public Interests(
      FeatureRequest request, ShopperState shopper, Function<ItemId, @Nullable Item> catalog) {
    clicks = shopper.everywhere(Interaction.Kind.CLICK);
    sceneClicks = items(shopper.history(request.scene()).of(Interaction.Kind.CLICK));
    orders = items(shopper.everywhere(Interaction.Kind.ORDER));
    queryWords = words(request.scene() == Scene.SEARCH ? request.query() : null);
    double logPrices = 0;
    int priced = 0;
    for (Behaviour click : clicks) {
      clicksByItem.merge(click.item(), 1, Integer::sum);
      lastClickByItem.put(click.item(), click.time());
      Item item = catalog.apply(click.item());
      if (item == null) {
        continue;
      }
      count(clicksByCategory, item.category());
      count(clicksByBrand, item.brand());
      Money price = item.offer().price();
      if (price != null) {
        logPrices += StrictMath.log1p(price.amount());
        priced++;
      }
    }
    meanLogPrice = priced == 0 ? Double.NaN : logPrices / priced;
  }

  /// Items clicked in the scene of the request, newest last.
  public List<ItemId> sceneClicks() {
    return sceneClicks;
  }

  /// Items clicked anywhere, newest last.
  public List<ItemId> clicks() {
    return items(clicks);
  }

  /// Items ordered anywhere, newest last.
  public List<ItemId> orders() {
    return orders;
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

  /// `ln(1 + price)` minus its mean over the clicked items, NaN where either is unknown.
  public double priceAboveUsual(Item item) {
    Money price = item.offer().price();
    return price == null ? Double.NaN : StrictMath.log1p(price.amount()) - meanLogPrice;
  }

  /// The share in `[0, 1]` of the query's words that the title has, NaN without a query.
  public double titleOverlap(Item item) {
    if (queryWords.isEmpty()) {
      return Double.NaN;
    }
    Set<String> title = words(item.title());
    int shared = 0;
    for (String word : queryWords) {
      shared += title.contains(word) ? 1 : 0;
    }
    return (double) shared / queryWords.size();
  }

  private double share(Map<String, Integer> counts, @Nullable String name) {
    return name == null || clicks.isEmpty()
        ? 0
        : (double) counts.getOrDefault(name, 0) / clicks.size();
  }

  private static void count(Map<String, Integer> counts, @Nullable String name) {
    if (name != null) {
      counts.merge(name, 1, Integer::sum);
    }
  }

  private static List<ItemId> items(List<Behaviour> behaviours) {
    return behaviours.stream().map(Behaviour::item).toList();
  }

  private static Set<String> words(@Nullable String text) {
    Set<String> words = new HashSet<>();
    if (text != null) {
      for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return words;
  }
}
