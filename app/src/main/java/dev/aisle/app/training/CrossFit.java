package dev.aisle.app.training;

import dev.aisle.app.experiments.Buckets;
import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingJob.Upstream;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.function.Predicate;

/// Scores of pages by a model that did not learn from their shoppers.
///
/// What a ranker scores on pages that it learned from is better than what it will score in service,
/// and a model behind it would learn to trust it too much. So the ranker is trained twice more, on
/// the training pages of one half of the shoppers each, and a page is scored by the one that does
/// not know its shopper. It was trained on half as much, so its scores are, if anything, a little
/// worse than those in service.
///
/// @param scores of the training pages
/// @param live for all other pages, which nothing learned from
record CrossFit(IdentityHashMap<LoggedPage, float[]> scores, Upstream live) implements Upstream {
  /// Trains the two.
  ///
  /// @param ranker the model before
  /// @param live the same, as it serves
  /// @param job of the model behind, with the stage before the ranker as its upstream
  /// @return `live` where the training pages of half of the shoppers cannot teach the ranker
  static Upstream of(Model ranker, Upstream live, TrainingJob job) throws IOException {
    IdentityHashMap<LoggedPage, float[]> scores = new IdentityHashMap<>();
    Buckets halves = Buckets.halves("cross-fit " + job.seed());
    for (int half = 0; half < 2; half++) {
      int own = half;
      Predicate<LoggedPage> learned =
          page -> halves.armIndex(Buckets.key(page.impression().shopper().value())) == own;
      TrainingJob part = job.over(job.pages().learningFrom(learned), job.folder());
      try (ScratchModel model = ScratchModel.train(ranker, part)) {
        Upstream upstream = Upstreams.behind(job.upstream(), model.scorer());
        for (LoggedPage page : job.pages().of(Split.TRAIN)) {
          if (!learned.test(page)) {
            scores.put(page, upstream.scores(page));
          }
        }
      } catch (InvalidInputException e) {
        return live;
      }
    }
    return new CrossFit(scores, live);
  }

  @Override
  public float[] scores(LoggedPage page) {
    float[] found = scores.get(page);
    return found == null ? live.scores(page) : found;
  }
}
