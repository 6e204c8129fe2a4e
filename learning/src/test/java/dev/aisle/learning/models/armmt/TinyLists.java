package dev.aisle.learning.models.armmt;

import dev.aisle.learning.models.armmt.ArmmtBatch.Modal;
import dev.aisle.learning.nn.Draws;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Random lists in float64 as plain arrays, which tests change and make batches of.
final class TinyLists {
  static final int BASE = 3;
  static final int CONTEXT = 2;
  static final int TEXT = 5;
  static final int PICTURE = 4;
  static final int QUERY = 5;
  static final ArmmtSizes SIZES =
      new ArmmtSizes(BASE, CONTEXT, List.of(TEXT, PICTURE), QUERY, 4, 6);

  final int pages;
  final int candidates;
  final int clicks;
  double[] base;
  double[] upstream;
  int[] ranks;
  boolean[] there;
  double[] context;
  final double[][] vectors = new double[2][];
  final double[][] available = new double[2][];
  final double[][] pastVectors = new double[2][];
  final double[][] pastAvailable = new double[2][];
  int[] kinds;
  int[] ages;
  double[] query;
  double[] asked;

  TinyLists(long seed, int pages, int candidates, int clicks) {
    Draws draws = new Draws(seed);
    this.pages = pages;
    this.candidates = candidates;
    this.clicks = clicks;
    int slots = pages * candidates;
    int past = pages * clicks;
    base = draws.normal(slots * BASE);
    upstream = draws.normal(slots);
    ranks = draws.ids(slots, 1, 20);
    there = new boolean[slots];
    Arrays.fill(there, true);
    context = draws.normal(pages * CONTEXT);
    int[] widths = {TEXT, PICTURE};
    for (int m = 0; m < 2; m++) {
      vectors[m] = draws.normal(slots * widths[m]);
      available[m] = ones(slots);
      pastVectors[m] = draws.normal(past * widths[m]);
      pastAvailable[m] = ones(past);
    }
    kinds = draws.ids(past, 1, 4);
    ages = draws.ids(past, 1, 6);
    query = draws.normal(pages * QUERY);
    asked = ones(pages);
  }

  static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /// The batch, in the open scope.
  ArmmtBatch batch() {
    return batch(Tensor.of(vectors[1], pages, candidates, PICTURE));
  }

  /// The batch with these pictures of candidates.
  ArmmtBatch batch(Tensor pictures) {
    List<Modal> modals = new ArrayList<>();
    modals.add(
        new Modal(
            Tensor.of(vectors[0], pages, candidates, TEXT),
            Tensor.of(available[0], pages, candidates, 1)));
    modals.add(new Modal(pictures, Tensor.of(available[1], pages, candidates, 1)));
    return new ArmmtBatch(
        Tensor.of(base, pages, candidates, BASE),
        Tensor.of(upstream, pages, candidates),
        ranks,
        Tensor.of(there, pages, 1, candidates),
        Tensor.of(context, pages, 1, CONTEXT),
        modals,
        new ArmmtBatch.History(
            List.of(
                new Modal(
                    Tensor.of(pastVectors[0], pages, clicks, TEXT),
                    Tensor.of(pastAvailable[0], pages, clicks, 1)),
                new Modal(
                    Tensor.of(pastVectors[1], pages, clicks, PICTURE),
                    Tensor.of(pastAvailable[1], pages, clicks, 1))),
            kinds,
            ages),
        new Modal(Tensor.of(query, pages, 1, QUERY), Tensor.of(asked, pages, 1, 1)));
  }

  /// Labels of which the first candidate of each page is the gain.
  ArmmtLoss.Labels labels() {
    double[] labels = new double[there.length];
    double[] weights = new double[there.length];
    for (int slot = 0; slot < labels.length; slot++) {
      labels[slot] = slot % candidates == 0 ? 1 : 0;
      weights[slot] = there[slot] ? 1 : 0;
    }
    Tensor clicked = Tensor.of(labels, pages, candidates);
    return new ArmmtLoss.Labels(clicked, clicked, Tensor.of(weights, pages, candidates), pages);
  }

  /// Rows of `width` numbers each in another order.
  static double[] moved(double[] rows, int width, List<Integer> order) {
    double[] moved = new double[rows.length];
    for (int i = 0; i < order.size(); i++) {
      System.arraycopy(rows, order.get(i) * width, moved, i * width, width);
    }
    return moved;
  }

  /// Numbers in another order.
  static int[] moved(int[] values, List<Integer> order) {
    return order.stream().mapToInt(i -> values[i]).toArray();
  }

  /// The type of all of them.
  static Type type() {
    return Type.DOUBLE;
  }
}
