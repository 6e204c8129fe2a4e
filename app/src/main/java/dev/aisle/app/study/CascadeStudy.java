package dev.aisle.app.study;

import dev.aisle.app.experiments.ArmMoments;
import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.ledger.RetrievalLoss;
import dev.aisle.app.models.Models;
import dev.aisle.app.training.CascadeTraining;
import dev.aisle.app.trials.CascadeSide;
import dev.aisle.app.trials.MarketState;
import dev.aisle.app.trials.PolicySide;
import dev.aisle.app.trials.PolicyTable;
import dev.aisle.app.trials.Side;
import dev.aisle.app.trials.Trial;
import dev.aisle.app.trials.TrialPlan;
import dev.aisle.app.wiring.CascadeVariant;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.queries.Scene;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplaySummary;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.market.Market;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.MarketSimulation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes a market for each seed, as many at a time as there are cores, trains every model of the
/// cascade on its log, and asks the
/// questions of [Question] of new shoppers: by the exact expected worth of the pages that each
/// cascade makes for the same asks, by an online experiment between the learned cascade and BM25
/// with LambdaMART, and by what retrieval loses of what was clicked.
public final class CascadeStudy {
  private static final int SEARCHES = 400;
  private static final List<String> POLICIES =
      List.of("random", "popularity", "production", "oracle");

  private final StudyPlan plan;
  private final Path work;

  /// @param work an empty folder, which takes a shop for each seed
  public CascadeStudy(StudyPlan plan, Path work) {
    this.plan = plan;
    this.work = work;
  }

  /// Follows a study.
  @FunctionalInterface
  public interface Progress {
    /// A line of what is done.
    void says(String line);
  }

  /// What the study found.
  ///
  /// @throws InvalidInputException where a model cannot be trained
  Found run(Progress progress) throws IOException {
    List<Future<Seed>> running = new ArrayList<>();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      plan.seeds().forEach(seed -> running.add(threads.submit(() -> run(seed, progress))));
      Found found = new Found();
      for (Future<Seed> seed : running) {
        found.add(finished(seed));
      }
      return found;
    }
  }

  private static Seed finished(Future<Seed> seed) throws IOException {
    try {
      return seed.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the study was interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case InvalidInputException wrong -> throw wrong;
        case IOException failed -> throw failed;
        case null, default -> throw new IllegalStateException("a seed failed", e.getCause());
      }
    }
  }

  /// What one seed found.
  record Seed(
      List<PolicyTable.Row> worth,
      Map<OnlineMetric, List<ArmMoments>> online,
      RetrievalLoss.Recall recall,
      Map<String, Double> metrics) {}

  private Seed run(long seed, Progress progress) throws IOException {
    Path dir = work.resolve("seed-" + seed);
    Market market = plan.market(seed, MarketShop.PROGRAM);
    MarketShop.make(dir, market, false, (part, done, total) -> {});
    Map<String, Double> metrics = train(dir, seed, progress);
    MarketSimulation state = MarketState.after(market.config(), market.plan(), day -> {});
    Map<String, CascadeVariant> variants = new LinkedHashMap<>();
    try (OpenShop open = OpenShop.open(dir)) {
      try {
        Cascades.variants()
            .forEach((name, text) -> variants.put(name, new CascadeVariant(open, text)));
        Map<String, Side> sides = new LinkedHashMap<>();
        variants.forEach(
            (name, variant) ->
                sides.put(name, new CascadeSide(name, variant.cascade(), open.shop())));
        List<PolicyTable.Row> worth = worth(state, seed, sides);
        progress.says("seed " + seed + ": the worth of pages is measured");
        Map<OnlineMetric, List<ArmMoments>> online = online(state, seed, sides);
        progress.says("seed " + seed + ": the online experiment is over");
        return new Seed(worth, online, recall(open, variants, seed), metrics);
      } finally {
        variants.values().forEach(CascadeVariant::close);
      }
    }
  }

  private Map<String, Double> train(Path dir, long seed, Progress progress) throws IOException {
    Map<String, Double> metrics = new LinkedHashMap<>();
    try (OpenShop open = OpenShop.open(dir)) {
      CascadeTraining training =
          new CascadeTraining(
              open.shop().log(),
              open.config(),
              Models.ALL,
              open.registry(),
              ShopFeatures.DEFAULT,
              dir);
      training.run(
          new CascadeTraining.Settings(Cascades.MODELS, seed, false, ReplayOptions.TRAINING),
          new Listening(seed, metrics, progress));
    }
    return metrics;
  }

  private List<PolicyTable.Row> worth(
      MarketSimulation state, long seed, Map<String, Side> cascades) {
    List<Side> sides = new ArrayList<>();
    POLICIES.forEach(name -> sides.add(PolicySide.named(name)));
    sides.addAll(cascades.values());
    Cohort cohort = Cohort.of(state, plan.asked(), StudyPlan.ASKED_VISITS, seed + 1);
    return PolicyTable.measure(cohort, sides, plan.askedDays(), 20, seed);
  }

  private Map<OnlineMetric, List<ArmMoments>> online(
      MarketSimulation state, long seed, Map<String, Side> cascades) {
    TrialPlan trial = plan.trial(seed + 2);
    Trial.Outcome outcome =
        new Trial(
                state,
                trial,
                "study/" + seed,
                Objects.requireNonNull(cascades.get(Cascades.LAMBDAMART)),
                Objects.requireNonNull(cascades.get(Cascades.LEARNED)))
            .run(day -> {});
    Map<OnlineMetric, List<ArmMoments>> moments = new EnumMap<>(OnlineMetric.class);
    for (OnlineMetric metric : OnlineMetric.values()) {
      moments.put(metric, List.of(outcome.moments(metric, 0), outcome.moments(metric, 1)));
    }
    return moments;
  }

  private static RetrievalLoss.Recall recall(
      OpenShop open, Map<String, CascadeVariant> variants, long seed) throws IOException {
    return RetrievalLoss.compare(
        search(variants, Cascades.BM25),
        search(variants, Cascades.DIN_UNION),
        open.shop().log(),
        open.config().retrieval().depth(),
        SEARCHES,
        seed);
  }

  private static Retriever search(Map<String, CascadeVariant> variants, String name) {
    return Objects.requireNonNull(
        Objects.requireNonNull(variants.get(name)).cascade().retriever(Scene.SEARCH));
  }

  /// Notes the metrics of trainings, and passes on how long they took.
  private record Listening(long seed, Map<String, Double> metrics, Progress progress)
      implements CascadeTraining.Listener {
    @Override
    public void replaying(long offset, long end) {}

    @Override
    public void replayed(ReplaySummary summary) {}

    @Override
    public TrainingJob.Watch begins(String model, int number, int of) {
      return TrainingJob.Watch.NONE;
    }

    @Override
    public void trained(String model, int version, Trained trained, Duration took) {
      trained.metrics().forEach(figure -> metrics.put(figure.figure(), figure.value()));
      progress.says(
          "seed %d: %s trained in %.1f s".formatted(seed, model, took.toMillis() / 1000.0));
    }

    @Override
    public void failed(String model, InvalidInputException why) {
      throw why;
    }
  }
}
