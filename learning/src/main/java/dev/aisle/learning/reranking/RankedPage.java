package dev.aisle.learning.reranking;

import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingJob.Upstream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A logged page and the list that the stage before would have made of its exposed items.
public record RankedPage(LoggedPage page, Incoming incoming) {
  /// @param upstream the stage before; null for the order of the log
  public static RankedPage of(LoggedPage page, @Nullable Upstream upstream) {
    float[] scores = upstream == null ? new float[page.exposed()] : upstream.scores(page);
    return new RankedPage(page, Incoming.of(scores, page.exposed()));
  }

  /// The pages of a part of the log, as the stage before a job's model would have ordered them.
  public static List<RankedPage> of(TrainingJob job, Split split) {
    return job.pages().of(split).stream().map(page -> of(page, job.upstream())).toList();
  }
}
