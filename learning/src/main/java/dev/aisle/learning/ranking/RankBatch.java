package dev.aisle.learning.ranking;

import dev.aisle.core.features.FeatureBatch;
import dev.aisle.learning.inputs.InputArrays;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.samples.LoggedPage;
import java.util.List;

/// Whole pages and what shoppers did with their items, in the Java heap.
public final class RankBatch {
  private final InputArrays inputs;
  private final float[] clicks;
  private final float[] shares;
  private final float[] orders;
  private final float[] weights;
  private final int[] places;
  private int clickedPages;

  private RankBatch(InputArrays inputs) {
    this.inputs = inputs;
    int slots = inputs.there().length;
    clicks = new float[slots];
    shares = new float[slots];
    orders = new float[slots];
    weights = new float[slots];
    places = new int[slots];
  }

  /// @param droppedWeight what a candidate counts that a stage dropped; where it is 0 such rows are
  ///     left out
  public static RankBatch of(Inputs inputs, List<LoggedPage> pages, double droppedWeight) {
    int[] counts = new int[pages.size()];
    for (int p = 0; p < counts.length; p++) {
      counts[p] = droppedWeight > 0 ? pages.get(p).size() : pages.get(p).exposed();
    }
    List<FeatureBatch> features = pages.stream().map(LoggedPage::features).toList();
    RankBatch batch = new RankBatch(inputs.arrays(features, counts));
    int wide = batch.inputs.candidates();
    for (int p = 0; p < counts.length; p++) {
      batch.label(pages.get(p), p * wide, counts[p], droppedWeight);
    }
    return batch;
  }

  private void label(LoggedPage page, int at, int rows, double droppedWeight) {
    float clicked = 0;
    for (int row = 0; row < rows; row++) {
      int slot = at + row;
      boolean taken = page.ordered(row) || page.carted(row);
      // What was taken without a logged click was clicked all the same.
      clicks[slot] = page.clicked(row) || taken ? 1 : 0;
      clicked += clicks[slot];
      orders[slot] = taken ? 1 : 0;
      weights[slot] = row < page.exposed() ? 1 : (float) droppedWeight;
      places[slot] = PositionTower.row(page, row);
    }
    if (clicked > 0) {
      clickedPages++;
      for (int row = 0; row < rows; row++) {
        shares[at + row] = clicks[at + row] / clicked;
      }
    }
  }

  /// The features.
  public InputArrays inputs() {
    return inputs;
  }

  /// `[P · C]`: 1 where clicked.
  float[] clicks() {
    return clicks;
  }

  /// `[P · C]`: the share of its page's clicks that each has.
  float[] shares() {
    return shares;
  }

  /// How many pages have a click.
  int clickedPages() {
    return clickedPages;
  }

  /// `[P · C]`: 1 where ordered or put into the cart: orders alone are too few to learn from.
  float[] orders() {
    return orders;
  }

  /// `[P · C]`: 0 for padding.
  float[] weights() {
    return weights;
  }

  /// `[P · C]` rows of the position tower.
  int[] places() {
    return places;
  }
}
