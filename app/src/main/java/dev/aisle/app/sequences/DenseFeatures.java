package dev.aisle.app.sequences;

import dev.aisle.app.sequences.SequenceConfig.Part;

/// Numbers about a candidate beside a history: how often they are taken by the same shoppers, and
/// how popular the candidate is. All are counted without the shopper who is asked about, since in
/// training that shopper's own sequence holds the label.
public final class DenseFeatures {
  private static final int COVISITATION = 4;
  private static final int POPULARITY = 1;

  private final SequenceConfig config;
  private final Covisitation counts;

  /// @param counts which may have been counted with the shoppers who are asked about
  public DenseFeatures(SequenceConfig config, Covisitation counts) {
    this.config = config;
    this.counts = counts;
  }

  /// Numbers per candidate.
  public int count() {
    return count(config);
  }

  /// Numbers per candidate of a ranker with these settings.
  static int count(SequenceConfig config) {
    return (config.has(Part.COVISITATION) ? COVISITATION : 0)
        + (config.has(Part.POPULARITY) ? POPULARITY : 0);
  }

  /// Writes a candidate's numbers, all of the size of 1.
  ///
  /// @param history of which the first `length` count, oldest first
  /// @param at where in `to` they begin
  public void write(int shopper, int[] history, int length, int candidate, float[] to, int at) {
    int next = at;
    boolean took = counts.took(shopper, candidate);
    if (config.has(Part.COVISITATION)) {
      double sum = 0;
      double most = 0;
      double last = 0;
      boolean seen = false;
      for (int i = Math.max(0, length - 50); i < length; i++) {
        seen |= history[i] == candidate;
        last =
            counts.cosineWithout(
                shopper, history[i], counts.took(shopper, history[i]), candidate, took);
        sum += last;
        most = Math.max(most, last);
      }
      to[next++] = (float) Math.log1p(20 * sum);
      to[next++] = (float) Math.sqrt(10 * most);
      to[next++] = (float) Math.sqrt(10 * last);
      to[next++] = seen ? 1 : 0;
    }
    if (config.has(Part.POPULARITY)) {
      to[next] = (float) (0.3 * Math.log1p(counts.takers(candidate) - (took ? 1 : 0)) - 1);
    }
  }
}
