package dev.aisle.market.goods;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// A finite distribution: values with their weights. Immutable.
public final class Odds<T> {
  private final List<T> values;
  private final double[] weights;
  private final double total;

  private Odds(List<T> values, double[] weights) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("odds need at least one value");
    }
    this.values = List.copyOf(values);
    this.weights = weights;
    double sum = 0;
    for (double weight : weights) {
      if (!(weight > 0)) {
        throw new IllegalArgumentException("weights must be above 0, not " + weight);
      }
      sum += weight;
    }
    this.total = sum;
  }

  /// Reads `short 5, three-quarter 1, long 3`: values with weights, separated by commas.
  ///
  /// @param reading turns the text of a value into the value
  public static <T> Odds<T> of(String text, Function<String, T> reading) {
    List<T> values = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (String entry : text.split(",")) {
      String trimmed = entry.strip();
      int space = trimmed.lastIndexOf(' ');
      values.add(reading.apply(trimmed.substring(0, space).strip()));
      weights.add(Double.valueOf(trimmed.substring(space + 1)));
    }
    return new Odds<>(values, weights.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// Zipf's law over `values`: the k-th (1-based) weighs `1 / k^exponent`.
  public static <T> Odds<T> zipf(List<T> values, double exponent) {
    double[] weights = new double[values.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 / StrictMath.pow(i + 1, exponent);
    }
    return new Odds<>(values, weights);
  }

  /// The values weighted by a function of them.
  public static <T> Odds<T> weighted(List<T> values, ToDoubleFunction<T> weight) {
    return new Odds<>(values, values.stream().mapToDouble(weight).toArray());
  }

  /// The values, in declared order.
  public List<T> values() {
    return values;
  }

  /// The mean of a function of the values.
  public double mean(ToDoubleFunction<T> function) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * function.applyAsDouble(values.get(i));
    }
    return sum / total;
  }

  /// Draws one value.
  public T pick(RandomGenerator random) {
    double point = random.nextDouble() * total;
    for (int i = 0; i < weights.length; i++) {
      point -= weights[i];
      if (point < 0) {
        return values.get(i);
      }
    }
    return values.getLast();
  }

  /// Draws one value after multiplying each weight by `factor` (which must be above 0).
  public T pick(RandomGenerator random, ToDoubleFunction<T> factor) {
    double[] biased = new double[weights.length];
    for (int i = 0; i < biased.length; i++) {
      biased[i] = weights[i] * factor.applyAsDouble(values.get(i));
    }
    return new Odds<>(values, biased).pick(random);
  }

  /// Draws a value that differs from `taken`, or returns `taken` where there is no other.
  public T pickOther(RandomGenerator random, T taken) {
    if (values.size() < 2) {
      return taken;
    }
    return pick(random, value -> value.equals(taken) ? 1e-9 : 1);
  }
}
