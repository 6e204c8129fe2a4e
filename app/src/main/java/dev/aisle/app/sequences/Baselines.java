package dev.aisle.app.sequences;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Rankers without a model.
public final class Baselines {
  private Baselines() {}

  /// Any order.
  public static SequenceScorer random(long seed) {
    return asks -> {
      SplittableRandom random = new SplittableRandom(seed);
      return each(asks, ask -> random.doubles(ask.candidates().length).toArray());
    };
  }

  /// Most often taken first.
  public static SequenceScorer popularity(Covisitation counts) {
    return asks ->
        each(asks, ask -> Arrays.stream(ask.candidates()).mapToDouble(counts::takers).toArray());
  }

  /// `s(c) = Σ_h cos(h, c)` over the history, with the cosines of [Covisitation]; of equal ones
  /// the more popular first.
  public static SequenceScorer itemCf(Covisitation covisitation) {
    // No cosine that is not 0 is as small.
    double tie = 1e-12;
    return asks ->
        each(
            asks,
            ask ->
                Arrays.stream(ask.candidates())
                    .mapToDouble(
                        c -> {
                          double sum = tie * covisitation.takers(c);
                          for (int h : ask.history()) {
                            sum += covisitation.cosine(h, c);
                          }
                          return sum;
                        })
                    .toArray());
  }

  private static List<double[]> each(List<Ask> asks, Function<Ask, double[]> score) {
    return asks.stream().map(score).toList();
  }
}
