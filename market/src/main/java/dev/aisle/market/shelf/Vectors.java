package dev.aisle.market.shelf;

import dev.aisle.market.goods.Colour;
import dev.aisle.market.goods.Look;
import dev.aisle.market.goods.Pattern;
import dev.aisle.market.goods.Style;
import dev.aisle.market.goods.TrueItem;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/// Turns what an item looks like, and what it can do, into vectors of [#WIDTH] numbers of about
/// unit variance, so that a taste is a vector too and liking is a product. The same in every
/// market.
@SuppressWarnings("EnumOrdinal") // each style has an axis, in declared order
final class Vectors {
  /// Width of both vectors: one axis for each style of design, and brightness.
  static final int WIDTH = 8;

  private static final double STYLE_SHARE = 0.8;

  private final Map<String, double[]> words = new ConcurrentHashMap<>();

  /// Colour and pattern point to the styles that are fond of them; material and finish have
  /// directions of their own.
  void look(TrueItem item, float[] into, int at) {
    Look look = item.look();
    double[] sum = new double[WIDTH];
    add(sum, styled(look.colour()), 0.9);
    add(sum, styled(look.pattern()), 0.8);
    add(sum, word("material " + look.material().label()), 0.55);
    add(sum, word("finish " + look.finish().label()), 0.35);
    store(sum, 1 / StrictMath.sqrt(0.81 + 0.64 + 0.3 + 0.12), into, at);
  }

  /// The sum of a direction for each value of the category's own attributes.
  void make(TrueItem item, float[] into, int at) {
    double[] sum = new double[WIDTH];
    int count = 0;
    for (var attribute : item.category().attributes()) {
      var value = item.attributes().get(attribute.name());
      if (value != null) {
        add(sum, word(item.category().name() + " " + attribute.name() + " " + value), 1);
        count++;
      }
    }
    store(sum, 1 / StrictMath.sqrt(Math.max(1, count)), into, at);
  }

  private double[] styled(Colour colour) {
    double[] vector = word("colour " + colour.label()).clone();
    for (Style style : Style.values()) {
      vector[style.ordinal()] =
          mixed(vector[style.ordinal()], style.fondness(colour) > 1 ? 1.6 : -0.4);
    }
    vector[WIDTH - 1] = mixed(vector[WIDTH - 1], 3 * (colour.brightness() - 0.5));
    return vector;
  }

  private double[] styled(Pattern pattern) {
    double[] vector = word("pattern " + pattern.label()).clone();
    for (Style style : Style.values()) {
      vector[style.ordinal()] =
          mixed(vector[style.ordinal()], style.fondness(pattern) > 1 ? 1.6 : -0.4);
    }
    return vector;
  }

  private static double mixed(double own, double styled) {
    return StrictMath.sqrt(STYLE_SHARE) * styled + StrictMath.sqrt(1 - STYLE_SHARE) * own;
  }

  /// A direction that belongs to a word for good.
  private double[] word(String word) {
    return words.computeIfAbsent(
        word,
        w -> {
          SplittableRandom random = new SplittableRandom(w.hashCode() * 0x9e3779b97f4a7c15L);
          double[] vector = new double[WIDTH];
          Arrays.setAll(vector, i -> random.nextGaussian());
          return vector;
        });
  }

  private static void add(double[] sum, double[] vector, double weight) {
    for (int i = 0; i < WIDTH; i++) {
      sum[i] += weight * vector[i];
    }
  }

  private static void store(double[] sum, double scale, float[] into, int at) {
    for (int i = 0; i < WIDTH; i++) {
      into[at + i] = (float) (scale * sum[i]);
    }
  }
}
