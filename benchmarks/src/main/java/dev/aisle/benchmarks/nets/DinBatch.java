package dev.aisle.benchmarks.nets;

import java.util.SplittableRandom;

/// Random examples, a page with one candidate each.
public final class DinBatch {
  /// Items in the table.
  public static final int ITEMS = 200_000;

  /// Numbers in a vector.
  public static final int WIDTH = 32;

  /// Entries of a history at most.
  public static final int LENGTH = 50;

  final int pages;
  final int candidatesPerPage;
  final int[] history;
  final boolean[] mask;
  final int[] candidates;
  final float[] clicks;

  private DinBatch(SplittableRandom random, int pages, int candidatesPerPage) {
    this.pages = pages;
    this.candidatesPerPage = candidatesPerPage;
    history = random.ints((long) pages * LENGTH, 1, ITEMS).toArray();
    mask = new boolean[pages * LENGTH];
    for (int page = 0; page < pages; page++) {
      int length = random.nextInt(LENGTH / 2, LENGTH + 1);
      for (int i = 0; i < LENGTH; i++) {
        mask[page * LENGTH + i] = i < length;
        if (i >= length) {
          history[page * LENGTH + i] = 0;
        }
      }
    }
    candidates = random.ints((long) pages * candidatesPerPage, 1, ITEMS).toArray();
    clicks = new float[candidates.length];
    for (int i = 0; i < clicks.length; i++) {
      // Something to learn: even items are clicked more often.
      clicks[i] = random.nextDouble() < (candidates[i] % 2 == 0 ? 0.3 : 0.1) ? 1 : 0;
    }
  }

  /// For training: a candidate a page.
  public static DinBatch training(SplittableRandom random, int pages) {
    return new DinBatch(random, pages, 1);
  }

  /// A request with its candidates.
  public static DinBatch request(SplittableRandom random, int candidates) {
    return new DinBatch(random, 1, candidates);
  }
}
