package dev.aisle.learning.models.logistic;

import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.NumericScaler;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Learns the weights, page after page in a new order each epoch, until the validation metric has
/// not risen for a while; the best weights are kept.
final class LogisticTraining {
  /// Positions from this on share a term.
  private static final int POSITIONS = 64;

  private final LogisticConfig config;
  private final NumericScaler scaler;
  private final Words words;
  private final Ftrl numbers;
  private final Ftrl table;

  /// The bias, then a term for each position from the second on: the first has none, so that
  /// candidates without a position count as looked at.
  private final Ftrl places;

  private double lossSum;
  private double weightSum;

  LogisticTraining(LogisticConfig config, NumericScaler scaler, FeatureSet features) {
    this.config = config;
    this.scaler = scaler;
    words = Words.of(features, config.maxBuckets());
    numbers = new Ftrl(scaler.width(), config.alpha(), config.beta(), 0, config.l2());
    table = new Ftrl(words.size(), config.alpha(), config.beta(), config.l1(), config.l2());
    places = new Ftrl(POSITIONS, config.alpha(), config.beta(), 0, 0);
  }

  /// What was learned.
  ///
  /// @param epochs passes done
  record Fitted(LogisticScorer scorer, double ndcg, int epochs) {}

  /// Trains on pages and chooses the epoch by others.
  Fitted fit(List<LoggedPage> training, List<LoggedPage> validation, TrainingJob job) {
    SplittableRandom random = new SplittableRandom(job.seed());
    List<LoggedPage> order = new ArrayList<>(training);
    LogisticScorer best = scorer();
    double bestNdcg = Double.NEGATIVE_INFINITY;
    int bestEpoch = 0;
    int epoch = 0;
    while (epoch < config.epochs()
        && epoch - bestEpoch < config.patience()
        && !(epoch > 0 && job.watch().stopped())) {
      epoch++;
      shuffle(order, random);
      lossSum = 0;
      weightSum = 0;
      order.forEach(this::learn);
      LogisticScorer now = scorer();
      double ndcg = PageMetrics.mean(ndcg(now, validation));
      if (ndcg > bestNdcg) {
        best = now;
        bestNdcg = ndcg;
        bestEpoch = epoch;
      }
      job.watch()
          .at(
              new TrainingJob.Progress(
                  Logistic.NAME, epoch, config.epochs(), lossSum / weightSum, bestNdcg, 0));
    }
    return new Fitted(best, bestNdcg, epoch);
  }

  /// NDCG@10 among all rows, those that stages dropped included.
  static double[] ndcg(LogisticScorer scorer, List<LoggedPage> pages) {
    return PageMetrics.ndcg(
        pages,
        page -> scorer.score(page.features(), new float[page.size()]),
        10,
        PageMetrics.Rows.ALL);
  }

  private LogisticScorer scorer() {
    return new LogisticScorer(
        scaler, words, (float) places.weight(0), numbers.weights(), table.weights());
  }

  private void learn(LoggedPage page) {
    float[] scaled = scaler.scale(page.features());
    int[][] entries = words.entries(page.features());
    int rows = config.droppedWeight() > 0 ? page.size() : page.exposed();
    for (int row = 0; row < rows; row++) {
      learn(page, row, scaled, entries);
    }
  }

  private void learn(LoggedPage page, int row, float[] scaled, int[][] entries) {
    int grade = PageMetrics.grade(page, row);
    boolean exposed = row < page.exposed();
    int place = exposed ? Math.min(page.position(row), POSITIONS) - 1 : 0;
    double logit = places.weight(0) + (place > 0 ? places.weight(place) : 0);
    int width = scaler.width();
    for (int j = 0; j < width; j++) {
      logit += numbers.weight(j) * scaled[row * width + j];
    }
    for (int[] column : entries) {
      logit += table.weight(column[row]);
    }
    double label = grade > 0 ? 1 : 0;
    double weight = !exposed ? config.droppedWeight() : grade == 3 ? config.orderWeight() : 1;
    lossSum += weight * softplus(label > 0 ? -logit : logit);
    weightSum += weight;
    double gradient = weight * (1 / (1 + Math.exp(-logit)) - label);
    places.step(0, gradient);
    if (place > 0) {
      places.step(place, gradient);
    }
    for (int j = 0; j < width; j++) {
      numbers.step(j, gradient * scaled[row * width + j]);
    }
    for (int[] column : entries) {
      table.step(column[row], gradient);
    }
  }

  /// `ln(1 + e^x)`
  private static double softplus(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }

  /// `[64]` the learned terms of positions 1, 2, …, beside the first.
  double[] positionTerms() {
    double[] terms = new double[POSITIONS];
    Arrays.setAll(terms, place -> place == 0 ? 0 : places.weight(place));
    return terms;
  }

  private static void shuffle(List<LoggedPage> pages, SplittableRandom random) {
    for (int i = pages.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      LoggedPage kept = pages.get(i);
      pages.set(i, pages.get(other));
      pages.set(other, kept);
    }
  }
}
