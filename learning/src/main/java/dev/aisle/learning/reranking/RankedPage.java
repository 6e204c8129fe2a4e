package dev.aisle.learning.reranking;

import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingJob.Upstream;
import java.util.Arrays;
import java.util.IdentityHashMap;
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

  /// The scores of all rows of the page: those of the exposed ones, and for dropped ones, which
  /// have no place in a list that was shown, the least that there is.
  ///
  /// @param of scores of many pages
  /// @param from where this page's begin
  public float[] scores(float[] of, int from) {
    float[] own = new float[page.size()];
    Arrays.fill(own, Float.NEGATIVE_INFINITY);
    System.arraycopy(of, from, own, 0, page.exposed());
    return own;
  }

  /// Gives pages the scores that they have here.
  public static PageMetrics.PageScorer scorer(IdentityHashMap<LoggedPage, float[]> scores) {
    return page -> {
      float[] own = scores.get(page);
      if (own == null) {
        throw new IllegalStateException("page " + page.offset() + " has not been scored");
      }
      return own;
    };
  }
}
