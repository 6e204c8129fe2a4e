package dev.aisle.learning.models.armmt;

import dev.aisle.core.features.FeatureBatch;
import dev.aisle.learning.ranking.PositionTower;
import dev.aisle.learning.reranking.Incoming;
import dev.aisle.learning.reranking.PageGain;
import dev.aisle.learning.reranking.RankedPage;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.BatchSource;
import dev.aisle.learning.training.PageMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Logged pages as examples: the exposed items of a page each, with what was gained with them. Of
/// the pages without a click a share is kept, each weighing the inverse.
final class ArmmtExamples implements BatchSource<ArmmtExamples.Batch> {
  private final ArmmtArrays.Fitted fitted;
  private final ArmmtConfig config;
  private final double orderGain;
  private final List<RankedPage> pages;

  /// A batch in the Java heap, labels and weights `[P · C]`.
  ///
  /// @param labels what was gained, as a share of what can be gained
  /// @param shares of what was gained on the page
  /// @param weights 0 for padding
  /// @param places rows of the position tower
  /// @param gained pages on which something was gained
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Batch(
      ArmmtArrays arrays,
      float[] labels,
      float[] shares,
      float[] weights,
      int[] places,
      int gained) {
    /// What the loss is told, in the open scope.
    ArmmtLoss.Labels labels(Type type) {
      int p = arrays.pages();
      int c = arrays.candidates();
      return new ArmmtLoss.Labels(
          Tensor.of(labels, p, c).to(type),
          Tensor.of(shares, p, c).to(type),
          Tensor.of(weights, p, c).to(type),
          gained);
    }
  }

  /// @param all pages of the log, also those without a click
  /// @param random which of those are kept
  ArmmtExamples(
      ArmmtArrays.Fitted fitted, ArmmtConfig config, List<RankedPage> all, RandomGenerator random) {
    this.fitted = fitted;
    this.config = config;
    this.orderGain = config.learning().orders() ? config.orderGain() : 0;
    this.pages = new ArrayList<>();
    for (RankedPage page : all) {
      boolean kept = PageMetrics.answered(page.page()) || random.nextDouble() < config.quietPages();
      if (kept && page.page().exposed() > 0) {
        pages.add(page);
      }
    }
  }

  @Override
  public int examples() {
    return pages.size();
  }

  @Override
  public Batch batch(int[] examples, RandomGenerator random) {
    List<RankedPage> chosen = new ArrayList<>(examples.length);
    for (int example : examples) {
      chosen.add(pages.get(example));
    }
    Batch batch = batch(chosen);
    batch.arrays().lose(config.missing(), random);
    return batch;
  }

  /// The arrays of the exposed items of some pages.
  static ArmmtArrays arrays(ArmmtArrays.Fitted fitted, List<RankedPage> pages) {
    List<FeatureBatch> lists = pages.stream().map(page -> page.page().features()).toList();
    int[] counts = pages.stream().mapToInt(page -> page.page().exposed()).toArray();
    List<Incoming> incoming = pages.stream().map(RankedPage::incoming).toList();
    return new ArmmtArrays(fitted, lists, counts, incoming);
  }

  private Batch batch(List<RankedPage> chosen) {
    ArmmtArrays arrays = arrays(fitted, chosen);
    int slots = arrays.pages() * arrays.candidates();
    float[] labels = new float[slots];
    float[] shares = new float[slots];
    float[] weights = new float[slots];
    int[] places = new int[slots];
    int gained = 0;
    for (int p = 0; p < chosen.size(); p++) {
      LoggedPage page = chosen.get(p).page();
      int at = p * arrays.candidates();
      double sum = 0;
      double weight = PageMetrics.answered(page) ? 1 : 1 / config.quietPages();
      for (int row = 0; row < page.exposed(); row++) {
        double gain = PageGain.of(page, row, orderGain);
        labels[at + row] = (float) (gain / PageGain.most(orderGain));
        shares[at + row] = (float) gain;
        weights[at + row] = (float) weight;
        places[at + row] = PositionTower.row(page, row);
        sum += gain;
      }
      gained += sum > 0 ? 1 : 0;
      for (int row = 0; sum > 0 && row < page.exposed(); row++) {
        shares[at + row] /= (float) sum;
      }
    }
    return new Batch(arrays, labels, shares, weights, places, gained);
  }
}
