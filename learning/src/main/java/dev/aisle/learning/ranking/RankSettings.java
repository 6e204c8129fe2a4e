package dev.aisle.learning.ranking;

import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.training.TrainingConfig;

/// How a neural ranker learns from pages. Part of a model's configuration.
///
/// @param pages of a step
/// @param epochs at most
/// @param rate of Adam
/// @param weightDecay of Adam, decoupled; embeddings shrink in steps that use them
/// @param patience validations in a row without a better one that end the training
/// @param droppedWeight what candidates that stages dropped count as negatives, 0 for not at all
/// @param orders whether orders are learned beside clicks
/// @param positions whether places on the page are accounted for in training
/// @param lists weight of the list-wise part of the loss, see [EntireSpace#lists]
public record RankSettings(
    int pages,
    int epochs,
    double rate,
    double weightDecay,
    int patience,
    double droppedWeight,
    boolean orders,
    boolean positions,
    double lists) {
  /// 64 pages a step, 12 epochs, rate 0.001, decay 0.01, patience 2, dropped candidates that
  /// count a quarter, orders and positions, lists of weight 1.
  public static final RankSettings DEFAULT =
      new RankSettings(64, 12, 0.001, 0.01, 2, 0.25, true, true, 1);

  /// @throws IllegalArgumentException where a number is out of range
  public RankSettings {
    if (pages < 1 || epochs < 1 || patience < 0 || !(rate > 0 && weightDecay >= 0)) {
      throw new IllegalArgumentException(
          pages
              + " pages, "
              + epochs
              + " epochs, patience "
              + patience
              + ", rate "
              + rate
              + ", weight decay "
              + weightDecay);
    }
    if (!(droppedWeight >= 0 && lists >= 0 && Double.isFinite(droppedWeight + lists))) {
      throw new IllegalArgumentException(
          "weight of dropped candidates: " + droppedWeight + ", of lists: " + lists);
    }
  }

  /// What the loop is told: an example is a page.
  public TrainingConfig training() {
    return TrainingConfig.DEFAULTS
        .withBatch(pages)
        .withEpochs(epochs)
        .withStopping(0, patience)
        .withAdam(Adam.Config.of(rate).withWeightDecay(weightDecay).withMaxNorm(10));
  }

  /// The same at another rate.
  public RankSettings withRate(double other) {
    return new RankSettings(
        pages, epochs, other, weightDecay, patience, droppedWeight, orders, positions, lists);
  }

  /// The same with another weight decay.
  public RankSettings withWeightDecay(double other) {
    return new RankSettings(
        pages, epochs, rate, other, patience, droppedWeight, orders, positions, lists);
  }

  /// The same with another number of epochs and another patience.
  public RankSettings withEpochs(int most, int waiting) {
    return new RankSettings(
        pages, most, rate, weightDecay, waiting, droppedWeight, orders, positions, lists);
  }

  /// The same with another number of pages a step.
  public RankSettings withPages(int other) {
    return new RankSettings(
        other, epochs, rate, weightDecay, patience, droppedWeight, orders, positions, lists);
  }

  /// The same with dropped candidates of a weight.
  public RankSettings withDropped(double weight) {
    return new RankSettings(
        pages, epochs, rate, weightDecay, patience, weight, orders, positions, lists);
  }

  /// The same from clicks alone.
  public RankSettings withoutOrders() {
    return new RankSettings(
        pages, epochs, rate, weightDecay, patience, droppedWeight, false, positions, lists);
  }

  /// The same as if all places were alike.
  public RankSettings withoutPositions() {
    return new RankSettings(
        pages, epochs, rate, weightDecay, patience, droppedWeight, orders, false, lists);
  }

  /// The same with another weight of lists.
  public RankSettings withLists(double weight) {
    return new RankSettings(
        pages, epochs, rate, weightDecay, patience, droppedWeight, orders, positions, weight);
  }
}
