package dev.aisle.learning.diversity;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How alike two items are, in `[0, 1]`, 1 for an item and itself: a weighted mean of five
/// similarities.
///
/// | of | similarity of items that both have one |
/// | --- | --- |
/// | categories | cosine of the sets of path elements, as prefixes |
/// | brand | 1 where equal, else 0 |
/// | price | `(1 + min) / (1 + max)` |
/// | attributes | Jaccard index of the sets of name and value |
/// | vectors | `(1 + cosine) / 2`, where the shop has vectors of items |
///
/// An item that has none of something is unlike all others in that. Each of the five is a positive
/// semidefinite kernel, hence their mean is one too, which determinantal point processes need.
/// Immutable.
public final class ItemSimilarity {
  /// Weights without vectors; they sum to 1.
  private static final double CATEGORIES = 0.4;

  private static final double BRAND = 0.2;
  private static final double PRICE = 0.15;
  private static final double ATTRIBUTES = 0.25;

  /// The weight of vectors where the shop has them; the others share the rest.
  private static final double VECTORS = 0.5;

  private final Traits[] traits;
  private final boolean withVectors;

  /// @param vectors of the items, in their order; null in a shop without. A vector of zeros is an
  ///     item without one
  /// @throws IllegalArgumentException where items and vectors differ in number
  public ItemSimilarity(List<Item> items, float @Nullable [][] vectors) {
    if (vectors != null && vectors.length != items.size()) {
      throw new IllegalArgumentException(vectors.length + " vectors of " + items.size() + " items");
    }
    withVectors = vectors != null;
    traits = new Traits[items.size()];
    for (int i = 0; i < traits.length; i++) {
      traits[i] = Traits.of(items.get(i), vectors == null ? null : unit(vectors[i]));
    }
  }

  /// Items compared.
  public int size() {
    return traits.length;
  }

  /// The similarity of the i-th and the j-th item.
  public double of(int i, int j) {
    if (i == j) {
      return 1;
    }
    Traits a = traits[i];
    Traits b = traits[j];
    double words =
        CATEGORIES * cosine(a.prefixes, b.prefixes)
            + BRAND * (a.brand != null && a.brand.equals(b.brand) ? 1 : 0)
            + PRICE * price(a.price, b.price)
            + ATTRIBUTES * jaccard(a.attributes, b.attributes);
    return withVectors ? (1 - VECTORS) * words + VECTORS * cosine(a.vector, b.vector) : words;
  }

  /// What of an item is compared.
  ///
  /// @param price in whole units of the currency, NaN where unknown
  /// @param vector of length 1, null where there is none
  private record Traits(
      Set<String> prefixes,
      @Nullable String brand,
      double price,
      Set<String> attributes,
      @Nullable Vector vector) {
    static Traits of(Item item, @Nullable Vector vector) {
      Set<String> prefixes = new HashSet<>();
      StringBuilder path = new StringBuilder();
      for (String category : item.categories()) {
        prefixes.add(path.append('\u0001').append(category).toString());
      }
      Set<String> attributes = new HashSet<>();
      item.attributes().forEach((name, value) -> add(attributes, name, value));
      Money price = item.offer().price();
      return new Traits(
          prefixes, item.brand(), price == null ? Double.NaN : price.amount(), attributes, vector);
    }

    private static void add(Set<String> attributes, String name, AttributeValue value) {
      switch (value) {
        case AttributeValue.Text(List<String> texts) ->
            texts.forEach(text -> attributes.add(name + '\u0001' + text));
        case AttributeValue.Flag(boolean set) -> attributes.add(name + '\u0001' + set);
        case AttributeValue.Quantity(double number, String unit) ->
            attributes.add(name + '\u0001' + number + unit);
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared nor printed.
  private record Vector(float[] numbers) {}

  private static @Nullable Vector unit(float[] vector) {
    double squares = 0;
    for (float number : vector) {
      squares += (double) number * number;
    }
    if (squares == 0) {
      return null;
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(squares));
    }
    return new Vector(unit);
  }

  private static double cosine(@Nullable Vector a, @Nullable Vector b) {
    if (a == null || b == null) {
      return 0;
    }
    double dot = 0;
    for (int i = 0; i < a.numbers.length; i++) {
      dot += (double) a.numbers[i] * b.numbers[i];
    }
    return Math.clamp((1 + dot) / 2, 0, 1);
  }

  private static double cosine(Set<String> a, Set<String> b) {
    return a.isEmpty() || b.isEmpty() ? 0 : shared(a, b) / Math.sqrt((double) a.size() * b.size());
  }

  private static double jaccard(Set<String> a, Set<String> b) {
    int shared = shared(a, b);
    return shared == 0 ? 0 : (double) shared / (a.size() + b.size() - shared);
  }

  private static int shared(Set<String> a, Set<String> b) {
    int shared = 0;
    for (String element : a) {
      shared += b.contains(element) ? 1 : 0;
    }
    return shared;
  }

  private static double price(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b) ? 0 : (1 + Math.min(a, b)) / (1 + Math.max(a, b));
  }
}
