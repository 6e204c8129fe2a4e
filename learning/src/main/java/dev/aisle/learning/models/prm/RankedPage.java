package dev.aisle.learning.models.prm;

import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.training.TrainingJob.Upstream;
import org.jspecify.annotations.Nullable;

/// A logged page and the list that the stage before would have made of its exposed items.
record RankedPage(LoggedPage page, Incoming incoming) {
  /// @param upstream the stage before; null for the order of the log
  static RankedPage of(LoggedPage page, @Nullable Upstream upstream) {
    float[] scores = upstream == null ? new float[page.exposed()] : upstream.scores(page);
    return new RankedPage(page, Incoming.of(scores, page.exposed()));
  }
}
