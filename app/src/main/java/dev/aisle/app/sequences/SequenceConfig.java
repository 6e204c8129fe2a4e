package dev.aisle.app.sequences;

import dev.aisle.learning.models.sequence.InterestNetwork;
import dev.aisle.learning.models.sequence.InterestNetwork.Pooling;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.training.Schedule;
import dev.aisle.learning.training.TrainingConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Settings of the sequence ranker. Start from [#DEFAULTS], which were chosen on validation steps;
/// docs/models/din-real.md has the list of what was tried.
///
/// @param parts what the ranker may use
/// @param width numbers in an embedding
/// @param length newest items of a sequence that are read
/// @param attention hidden width of the activation unit
/// @param tower hidden width of the tower
/// @param dropout of items' embeddings and of the tower, in `[0, 1)`
/// @param negatives random items that an item taken is told from
/// @param weightDecay of Adam
/// @param rate of Adam
/// @param batch steps of sequences that a step of the training learns from, about
/// @param epochs at most
public record SequenceConfig(
    Set<Part> parts,
    int width,
    int length,
    int attention,
    int tower,
    double dropout,
    int negatives,
    double weightDecay,
    double rate,
    int batch,
    int epochs) {
  /// What an ablation takes away.
  public enum Part {
    /// The history is weighed by the candidate; without, it is averaged.
    ATTENTION,
    /// Cosines of co-visitation between candidate and history as dense features.
    COVISITATION,
    /// Words or categories as part of an item's embedding.
    SIDE_IDS,
    /// Attention also goes by how long ago an item of the history was taken, in steps.
    AGES,
    /// Logarithm of the number of takers as a dense feature.
    POPULARITY
  }

  /// All parts; three looks at each step.
  public static final SequenceConfig DEFAULTS =
      new SequenceConfig(EnumSet.allOf(Part.class), 32, 24, 4, 32, 0.2, 7, 0.01, 0.002, 256, 3);

  public SequenceConfig {
    parts = Set.copyOf(parts);
  }

  boolean has(Part part) {
    return parts.contains(part);
  }

  /// The same without some parts.
  public SequenceConfig without(Part... without) {
    List<Part> left = new ArrayList<>(parts);
    left.removeAll(List.of(without));
    return new SequenceConfig(
        Set.copyOf(left),
        width,
        length,
        attention,
        tower,
        dropout,
        negatives,
        weightDecay,
        rate,
        batch,
        epochs);
  }

  /// The same with another number of epochs.
  public SequenceConfig withEpochs(int most) {
    return new SequenceConfig(
        parts, width, length, attention, tower, dropout, negatives, weightDecay, rate, batch, most);
  }

  /// How it is trained: warm-up, then half a cosine.
  TrainingConfig training() {
    return TrainingConfig.DEFAULTS
        .withBatch(Math.max(1, batch / SequenceExamples.GROUP))
        .withEpochs(epochs)
        .withAdam(Adam.Config.of(rate).withWeightDecay(weightDecay).withMaxNorm(10))
        .withSchedule(Schedule.COSINE)
        .withStopping(0, 0)
        .withSaving(Duration.ofHours(1), 20);
  }

  InterestNetwork.Shape shape() {
    return new InterestNetwork.Shape(
        width,
        DenseFeatures.count(this),
        has(Part.ATTENTION) ? Pooling.TARGET : Pooling.MEAN,
        has(Part.AGES) ? length : 0,
        List.of(attention),
        List.of(tower),
        dropout);
  }
}
