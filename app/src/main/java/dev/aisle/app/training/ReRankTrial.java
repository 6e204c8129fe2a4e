package dev.aisle.app.training;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Whether a re-ranker earns its place: a page that it makes worse would have been good without it.
/// It must order the pages of the last part of the log, which no model learned from, better than
/// the stage before does, beyond the interval over shoppers.
///
/// @param incoming NDCG@10 of the order that comes in
/// @param own NDCG@10 of the re-ranker's order
/// @param gain the difference, with its interval
record ReRankTrial(double incoming, double own, Figure gain) {
  private static final int HEAD = 10;

  /// Measures a re-ranker that was just trained.
  ///
  /// @param job that it was trained by
  static ReRankTrial of(Model model, Trained trained, TrainingJob job) {
    List<LoggedPage> pages = job.pages().of(Split.TEST);
    SavedModel saved =
        SavedModel.unsaved(model.name(), trained, new Provenance(job.pages().data(), job.seed()));
    TrainingJob.Upstream before = job.upstream();
    double[] incoming = ndcg(pages, page -> before == null ? inOrder(page) : before.scores(page));
    double[] own;
    try (Served served =
        model.serve(saved, new ServingParts(job.features(), job::item, job.pictures()))) {
      Scorer scorer = served instanceof Served.Orders orders ? orders.scorer() : null;
      own = scorer == null ? incoming.clone() : ndcg(pages, Upstreams.shown(before, scorer));
    }
    double[] differences = new double[pages.size()];
    Arrays.setAll(differences, page -> own[page] - incoming[page]);
    return new ReRankTrial(
        PageMetrics.mean(incoming),
        PageMetrics.mean(own),
        PageMetrics.figure(model.name() + "/gain", pages, differences, job.seed()));
  }

  private static double[] ndcg(List<LoggedPage> pages, PageMetrics.PageScorer scorer) {
    return PageMetrics.ndcg(pages, scorer, HEAD, PageMetrics.Rows.EXPOSED);
  }

  /// Where nothing scores before, the log's own order comes in.
  private static float[] inOrder(LoggedPage page) {
    float[] scores = new float[page.size()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = -row;
    }
    return scores;
  }

  /// Whether it does better beyond the interval.
  boolean wins() {
    return gain.low() > 0;
  }

  /// What was found, of a version: `armmt@2 orders …`
  String says(String version) {
    return String.format(
        Locale.ROOT,
        "%s %s: NDCG@10 of held-out pages %.4f, as they come in %.4f, difference %+.4f [%+.4f, %+.4f]",
        version,
        wins() ? "is put to work" : "is kept out of service",
        own,
        incoming,
        gain.value(),
        gain.low(),
        gain.high());
  }
}
