package dev.aisle.market.simulation;

import dev.aisle.market.policies.Shown;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A sample of what each stage of the production cascade left out of a page, for learners of
/// earlier stages. Ranks count from 1 in the stage's own order.
///
/// @param preRank what pre-ranking cut
/// @param rank what the ranking saw and the page did not show
public record LeftOut(Cut preRank, Cut rank) {

  /// What one stage left out. Holds arrays that are not to be changed.
  @SuppressWarnings("ArrayRecordComponent") // millions are made: no boxes
  public record Cut(int[] items, int[] ranks, double[] scores) {}

  /// Draws uniformly without replacement.
  ///
  /// @param shownRanks of the items on the page, in the ranking's order, from 0
  /// @param most items a stage
  static LeftOut sample(Shown shown, int[] shownRanks, int most, SplittableRandom random) {
    return new LeftOut(preRank(shown, most, random), rank(shown, shownRanks, most, random));
  }

  private static Cut preRank(Shown shown, int most, SplittableRandom random) {
    boolean[] kept = new boolean[shown.found()];
    for (int rank = 0; rank < shown.kept(); rank++) {
      kept[shown.ranked(rank)] = true;
    }
    int[] cut = drawn(kept, shown.found() - shown.kept(), most, random);
    int[] items = new int[cut.length];
    int[] ranks = new int[cut.length];
    double[] scores = new double[cut.length];
    for (int k = 0; k < cut.length; k++) {
      items[k] = shown.item(cut[k]);
      ranks[k] = shown.preRank(cut[k]) + 1;
      scores[k] = shown.preScore(cut[k]);
    }
    return new Cut(items, ranks, scores);
  }

  private static Cut rank(Shown shown, int[] shownRanks, int most, SplittableRandom random) {
    boolean[] onPage = new boolean[shown.kept()];
    for (int rank : shownRanks) {
      onPage[rank] = true;
    }
    int[] unshown = drawn(onPage, shown.kept() - shownRanks.length, most, random);
    int[] items = new int[unshown.length];
    int[] ranks = new int[unshown.length];
    double[] scores = new double[unshown.length];
    for (int k = 0; k < unshown.length; k++) {
      items[k] = shown.rankedItem(unshown[k]);
      ranks[k] = unshown[k] + 1;
      scores[k] = shown.score(shown.ranked(unshown[k]));
    }
    return new Cut(items, ranks, scores);
  }

  /// At most so many places that are not taken, each set of them as likely as any other: places
  /// are drawn until enough are new.
  ///
  /// @param free how many are not taken
  private static int[] drawn(boolean[] taken, int free, int most, SplittableRandom random) {
    int[] drawn = new int[Math.min(most, free)];
    int count = 0;
    if (free <= 2 * most) {
      return all(taken, free, drawn, random);
    }
    while (count < drawn.length) {
      int place = random.nextInt(taken.length);
      if (!taken[place]) {
        taken[place] = true;
        drawn[count++] = place;
      }
    }
    Arrays.sort(drawn);
    return drawn;
  }

  /// Knuth's selection sampling, for when there are few to choose from.
  private static int[] all(boolean[] taken, int free, int[] drawn, SplittableRandom random) {
    int left = free;
    int count = 0;
    for (int place = 0; count < drawn.length; place++) {
      if (!taken[place]) {
        if (random.nextInt(left) < drawn.length - count) {
          drawn[count++] = place;
        }
        left--;
      }
    }
    return drawn;
  }
}
