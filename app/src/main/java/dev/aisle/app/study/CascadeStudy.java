package dev.aisle.app.study;

import dev.aisle.app.experiments.ArmMoments;
import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.ledger.RetrievalLoss;
import dev.aisle.app.trials.PolicyTable;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.queries.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes a market for each seed, as many at a time as there are cores, trains every model of the
/// cascade on its log, and asks the questions of [Question] of new shoppers: by the exact expected
/// worth of the pages that each cascade makes for the same asks, by an online experiment between
/// the learned cascade and BM25 with LambdaMART, and by what retrieval loses of what was clicked.
public final class CascadeStudy {
  private static final int SEARCHES = 400;

  private final StudyPlan plan;
  private final Path work;

  /// @param work an empty folder, which takes a shop for each seed
  public CascadeStudy(StudyPlan plan, Path work) {
    this.plan = plan;
    this.work = work;
  }

  /// What the study found.
  ///
  /// @throws InvalidInputException where a model cannot be trained
  Found run(StudyProgress progress) throws IOException {
    Steps steps = new Steps(plan.seeds().size() * (Cascades.MODELS.size() + 2), progress);
    List<AtOnce.Part<Seed>> parts = new ArrayList<>();
    plan.seeds().forEach(seed -> parts.add(() -> run(seed, steps)));
    Found found = new Found();
    AtOnce.run(parts).forEach(found::add);
    return found;
  }

  /// What one seed found.
  record Seed(
      List<PolicyTable.Row> worth,
      Map<OnlineMetric, List<ArmMoments>> online,
      RetrievalLoss.Recall recall,
      Map<String, Double> metrics) {}

  private Seed run(long seed, Steps steps) throws IOException {
    StudyShop shop = StudyShop.make(plan, seed, work, false, "", steps);
    Map<String, Double> metrics = shop.train(Cascades.MODELS);
    return shop.with(
        Cascades.variants(),
        cascades ->
            new Seed(
                shop.worth(cascades),
                shop.online(cascades, "study", Cascades.LAMBDAMART, Cascades.LEARNED),
                recall(cascades, seed),
                metrics));
  }

  private static RetrievalLoss.Recall recall(StudyShop.Cascades cascades, long seed)
      throws IOException {
    return RetrievalLoss.compare(
        search(cascades, Cascades.BM25),
        search(cascades, Cascades.DIN_UNION),
        cascades.open().shop().log(),
        cascades.open().config().retrieval().depth(),
        SEARCHES,
        seed);
  }

  private static Retriever search(StudyShop.Cascades cascades, String name) {
    return Objects.requireNonNull(cascades.variant(name).cascade().retriever(Scene.SEARCH));
  }
}
