package dev.aisle.market.policies;

import java.util.Arrays;

/// What the stages of a [Funnel] let through, and its buffers. One per thread; overwritten by the
/// next page. Candidates are known by their index in the order in which they were retrieved.
public final class Shown {
  /// Candidates that retrieval keeps at most.
  public static final int RETRIEVED = 400;

  /// Candidates that pre-ranking keeps at most.
  public static final int PRE_RANKED = 100;

  private static final int LEVELS = 256;

  /// The bits of a key that hold the candidate.
  private static final long CANDIDATE = 0x1ff;

  final int[] retrieved = new int[RETRIEVED];
  final double[] text = new double[RETRIEVED];
  private final Channel[] channels = new Channel[RETRIEVED];
  final double[] preScores = new double[RETRIEVED];
  final double[] scores = new double[RETRIEVED];
  private final int[] order = new int[RETRIEVED];
  private final long[] keys = new long[RETRIEVED];
  private final int[] levels = new int[LEVELS];
  private final double[] picked = new double[RETRIEVED];
  final int[] buffer = new int[RETRIEVED];
  final double[] buffered = new double[RETRIEVED];
  private final int[] seen;
  private double low;
  private double scale;
  private int fill;
  int found;
  int kept;

  /// @param items in the whole market
  public Shown(int items) {
    this.seen = new int[items];
  }

  /// Begins a page.
  void begin() {
    found = 0;
    kept = 0;
    fill++;
  }

  /// Adds a candidate, unless there is no room or the item is one already.
  void add(int item, double match, Channel channel) {
    if (found < RETRIEVED && seen[item] != fill) {
      seen[item] = fill;
      retrieved[found] = item;
      channels[found] = channel;
      text[found++] = match;
    }
  }

  /// How many candidates were retrieved.
  public int found() {
    return found;
  }

  /// How many of them pre-ranking let through.
  public int kept() {
    return kept;
  }

  /// The item of a candidate, which is below [#found()].
  public int item(int candidate) {
    return retrieved[candidate];
  }

  /// Where a candidate was found.
  public Channel channel(int candidate) {
    return channels[candidate];
  }

  /// Pre-ranking's score of a candidate.
  public double preScore(int candidate) {
    return preScores[candidate];
  }

  /// Pre-ranking's rank of a candidate, from 0: how many have a higher score, or the same and were
  /// retrieved before.
  public int preRank(int candidate) {
    double own = preScores[candidate];
    int rank = 0;
    for (int c = 0; c < found; c++) {
      rank += preScores[c] > own || (preScores[c] == own && c < candidate) ? 1 : 0;
    }
    return rank;
  }

  /// The candidate of a rank, from 0 and below [#kept()], in the ranking's order.
  public int ranked(int rank) {
    return order[rank];
  }

  /// The item of a rank in the ranking's order.
  public int rankedItem(int rank) {
    return retrieved[order[rank]];
  }

  /// The ranking's score of a candidate that pre-ranking let through.
  public double score(int candidate) {
    return scores[candidate];
  }

  /// The rank, from 0, of an item in the ranking's order; −1 where the ranking did not see it.
  public int rankOf(int item) {
    for (int rank = 0; rank < kept; rank++) {
      if (retrieved[order[rank]] == item) {
        return rank;
      }
    }
    return -1;
  }

  /// Puts the best candidates by pre-ranking's scores first in the order, in any order.
  void keepBest(int most) {
    kept = best(preScores, found, most, order);
  }

  /// Sorts what was kept by the ranking's scores.
  void sortKept() {
    sort(scores, order, kept);
  }

  /// The best of the first `n` candidates by a score, best first; ties as they were retrieved.
  ///
  /// @return how many were put into `into`
  int sorted(double[] by, int n, int most, int[] into) {
    int taken = best(by, n, most, into);
    sort(by, into, taken);
    return taken;
  }

  /// The best so many of the first `n`, unsorted: a histogram of the scores finds the level at
  /// which the last of them lies, and only candidates of that level are compared.
  private int best(double[] by, int n, int most, int[] into) {
    if (n <= most) {
      for (int c = 0; c < n; c++) {
        into[c] = c;
      }
      return n;
    }
    countLevels(by, n);
    int level = LEVELS - 1;
    int above = 0;
    while (above + levels[level] < most) {
      above += levels[level--];
    }
    int taken = 0;
    int tied = 0;
    for (int c = 0; c < n; c++) {
      int own = level(by[c]);
      if (own > level) {
        into[taken++] = c;
      } else if (own == level) {
        keys[tied++] = key(by[c], c);
      }
    }
    Arrays.sort(keys, 0, tied);
    for (int k = 0; taken < most; k++) {
      into[taken++] = candidate(keys[k]);
    }
    return most;
  }

  /// Cuts the range of the first `n` scores into levels and counts the scores of each.
  private void countLevels(double[] scores, int n) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < n; c++) {
      least = scores[c] < least ? scores[c] : least;
      most = scores[c] > most ? scores[c] : most;
    }
    low = least;
    scale = most > least ? (LEVELS - 1) / (most - least) : 0;
    Arrays.fill(levels, 0);
    for (int c = 0; c < n; c++) {
      levels[level(scores[c])]++;
    }
  }

  private int level(double score) {
    return (int) ((score - low) * scale);
  }

  /// Best first. The levels of the scores bring them all but in order, so that little is left for
  /// the sort by comparison.
  private void sort(double[] by, int[] candidates, int n) {
    for (int k = 0; k < n; k++) {
      picked[k] = by[candidates[k]];
    }
    countLevels(picked, n);
    int before = 0;
    for (int level = LEVELS - 1; level >= 0; level--) {
      int here = levels[level];
      levels[level] = before;
      before += here;
    }
    for (int k = 0; k < n; k++) {
      keys[levels[level(picked[k])]++] = key(picked[k], candidates[k]);
    }
    Arrays.sort(keys, 0, n);
    for (int k = 0; k < n; k++) {
      candidates[k] = candidate(keys[k]);
    }
  }

  /// A number that is the smaller the higher the score, then the earlier the candidate. The
  /// candidate takes the place of the score's last bits, so scores that differ by less than one
  /// part in 2^42 are ties.
  private static long key(double score, int candidate) {
    long bits = Double.doubleToLongBits(score + 0.0); // −0 is 0
    long ascending = bits ^ (bits >> 63 & Long.MAX_VALUE);
    return (~ascending & ~CANDIDATE) | candidate;
  }

  private static int candidate(long key) {
    return (int) (key & CANDIDATE);
  }
}
