package dev.aisle.learning.reranking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The list as it comes in: each item's score, standardised within the list, and its rank. Where
/// all scores are alike – no stage before gave any – the order itself is the score, `1 / rank`.
public final class Incoming {
  /// Ranks up to here have an embedding each; later ones share, four to a doubling.
  private static final int OWN = 20;

  private static final int LONGEST = 4096;

  /// Scores further from the mean than so many deviations are drawn in.
  private static final float CLIP = 4;

  private final float[] scores;
  private final int[] ranks;

  private Incoming(float[] scores, int[] ranks) {
    this.scores = scores;
    this.ranks = ranks;
  }

  /// @param upstream at least `n` scores, of which the first are the list's
  public static Incoming of(float[] upstream, int n) {
    float[] scores = Arrays.copyOf(upstream, n);
    if (isConstant(scores)) {
      for (int i = 0; i < n; i++) {
        scores[i] = 1f / (1 + i);
      }
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[n];
    for (int r = 0; r < n; r++) {
      ranks[order[r]] = row(r + 1);
    }
    standardise(scores);
    return new Incoming(scores, ranks);
  }

  private static boolean isConstant(float[] scores) {
    for (float score : scores) {
      if (score != scores[0]) {
        return false;
      }
    }
    return true;
  }

  private static void standardise(float[] scores) {
    double mean = 0;
    for (float score : scores) {
      mean += score / scores.length;
    }
    double variance = 0;
    for (float score : scores) {
      variance += (score - mean) * (score - mean) / scores.length;
    }
    double deviation = Math.sqrt(variance);
    for (int i = 0; i < scores.length; i++) {
      double z = deviation > 0 ? (scores[i] - mean) / deviation : 0;
      scores[i] = (float) Math.clamp(z, -CLIP, CLIP);
    }
  }

  /// The row of a rank's embedding: never 0, which is padding.
  static int row(int rank) {
    if (rank <= OWN) {
      return rank;
    }
    double doublings = Math.log((double) Math.min(rank, LONGEST) / OWN) / Math.log(2);
    return OWN + (int) Math.ceil(4 * doublings);
  }

  /// Rows that the table of ranks has.
  public static int rows() {
    return row(LONGEST) + 1;
  }

  /// `[n]`, of mean 0 and deviation 1.
  public float[] scores() {
    return scores;
  }

  /// `[n]` rows of the table of ranks.
  public int[] ranks() {
    return ranks;
  }
}
