package dev.aisle.learning.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Rows of pages in an order to learn from, one by one: an example is a row of a page, with a
/// weight. Nothing is copied until [#batch] gathers some of them. Immutable.
public final class Examples {
  private final List<LoggedPage> pages;
  private final int[] pageOf;
  private final int[] rowOf;
  private final float[] weights;

  private Examples(List<LoggedPage> pages, int[] pageOf, int[] rowOf, float[] weights) {
    this.pages = pages;
    this.pageOf = pageOf;
    this.rowOf = rowOf;
    this.weights = weights;
  }

  /// The exposed rows of the pages, in order, each of weight 1.
  public static Examples exposed(List<LoggedPage> pages) {
    return of(pages, false);
  }

  /// All rows of the pages, dropped candidates included, in order, each of weight 1.
  public static Examples all(List<LoggedPage> pages) {
    return of(pages, true);
  }

  private static Examples of(List<LoggedPage> pages, boolean withDropped) {
    int n = 0;
    for (LoggedPage page : pages) {
      n = Math.addExact(n, withDropped ? page.size() : page.exposed());
    }
    int[] pageOf = new int[n];
    int[] rowOf = new int[n];
    int e = 0;
    for (int p = 0; p < pages.size(); p++) {
      int rows = withDropped ? pages.get(p).size() : pages.get(p).exposed();
      for (int row = 0; row < rows; row++) {
        pageOf[e] = p;
        rowOf[e++] = row;
      }
    }
    float[] weights = new float[n];
    Arrays.fill(weights, 1);
    return new Examples(List.copyOf(pages), pageOf, rowOf, weights);
  }

  /// Examples.
  public int size() {
    return pageOf.length;
  }

  /// All pages that examples are of.
  public List<LoggedPage> pages() {
    return pages;
  }

  /// The page of an example, an index into [#pages].
  public int pageOf(int example) {
    return pageOf[example];
  }

  /// The row of an example within its page.
  public int rowOf(int example) {
    return rowOf[example];
  }

  /// What an example counts in the loss.
  public float weight(int example) {
    return weights[example];
  }

  /// Whether anything was done with the item: a click, a cart, an order.
  public boolean positive(int example) {
    LoggedPage page = pages.get(pageOf[example]);
    int row = rowOf[example];
    return page.clicked(row) || page.carted(row) || page.ordered(row);
  }

  /// In any order, each as likely.
  public Examples shuffled(RandomGenerator random) {
    int[] order = permutation(size(), random);
    return ordered(order);
  }

  /// Pages in any order, the examples of a page side by side in any order. A batch then has few
  /// pages, hence few histories to gather and to attend to; its gradient is noisier.
  public Examples shuffledByPage(RandomGenerator random) {
    int[] counts = new int[pages.size() + 1];
    for (int page : pageOf) {
      counts[page + 1]++;
    }
    for (int p = 0; p < pages.size(); p++) {
      counts[p + 1] += counts[p];
    }
    int[] next = counts.clone();
    int[] byPage = new int[size()];
    for (int example : permutation(size(), random)) {
      byPage[next[pageOf[example]]++] = example;
    }
    int[] order = new int[size()];
    int e = 0;
    for (int page : permutation(pages.size(), random)) {
      for (int i = counts[page]; i < counts[page + 1]; i++) {
        order[e++] = byPage[i];
      }
    }
    return ordered(order);
  }

  /// Each negative kept with probability `keep`, and those that are kept weighted by `1 / keep`, so
  /// that sums over the examples stay what they were in expectation. Positives stay as they are.
  ///
  /// @throws IllegalArgumentException where `keep` is not in `(0, 1]`
  public Examples withNegativesKept(double keep, RandomGenerator random) {
    if (!(keep > 0 && keep <= 1)) {
      throw new IllegalArgumentException("negatives kept: " + keep);
    }
    int[] chosen = new int[size()];
    int n = 0;
    for (int e = 0; e < size(); e++) {
      if (positive(e) || random.nextDouble() < keep) {
        chosen[n++] = e;
      }
    }
    Examples kept = ordered(Arrays.copyOf(chosen, n));
    for (int e = 0; e < n; e++) {
      kept.weights[e] *= (float) (kept.positive(e) ? 1 : 1 / keep);
    }
    return kept;
  }

  private Examples ordered(int[] order) {
    int[] otherPages = new int[order.length];
    int[] otherRows = new int[order.length];
    float[] otherWeights = new float[order.length];
    for (int e = 0; e < order.length; e++) {
      otherPages[e] = pageOf[order[e]];
      otherRows[e] = rowOf[order[e]];
      otherWeights[e] = weights[order[e]];
    }
    return new Examples(pages, otherPages, otherRows, otherWeights);
  }

  private static int[] permutation(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  /// The examples from one (inclusive) to another (exclusive), gathered. U is the number of
  /// distinct pages among them, in the order of their first example.
  public RowBatch batch(int from, int to) {
    int n = to - from;
    Map<Integer, Integer> places = new HashMap<>();
    List<LoggedPage> distinct = new ArrayList<>();
    int[] pageOfSlot = new int[n];
    for (int slot = 0; slot < n; slot++) {
      int page = pageOf[from + slot];
      Integer place = places.get(page);
      if (place == null) {
        place = distinct.size();
        places.put(page, place);
        distinct.add(pages.get(page));
      }
      pageOfSlot[slot] = place;
    }
    return new RowBatch(
        distinct,
        pageOfSlot,
        Arrays.copyOfRange(rowOf, from, to),
        Arrays.copyOfRange(weights, from, to));
  }
}
