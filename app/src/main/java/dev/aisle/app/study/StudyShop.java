package dev.aisle.app.study;

import dev.aisle.app.experiments.ArmMoments;
import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.models.Models;
import dev.aisle.app.training.CascadeTraining;
import dev.aisle.app.trials.CascadeSide;
import dev.aisle.app.trials.MarketState;
import dev.aisle.app.trials.PolicySide;
import dev.aisle.app.trials.PolicyTable;
import dev.aisle.app.trials.Side;
import dev.aisle.app.trials.Trial;
import dev.aisle.app.wiring.CascadeVariant;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplaySummary;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.market.Market;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.MarketSimulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The shop of one seed of a study: a market with its log, the models that are trained on it, and
/// new shoppers on whom cascades are compared.
final class StudyShop {
  private static final List<String> POLICIES =
      List.of("random", "popularity", "production", "oracle");

  private final StudyPlan plan;
  private final long seed;
  private final Path dir;
  private final Market market;
  private final Steps steps;

  private StudyShop(StudyPlan plan, long seed, Path dir, Steps steps) {
    this.plan = plan;
    this.seed = seed;
    this.dir = dir;
    this.market = plan.market(seed, MarketShop.PROGRAM);
    this.steps = steps;
  }

  /// Makes the market.
  ///
  /// @param work the folder of the study
  /// @param pictures whether to draw the items
  /// @param config of the shop, in place of the default `aisle.yaml`
  static StudyShop make(
      StudyPlan plan, long seed, Path work, boolean pictures, String config, Steps steps)
      throws IOException {
    Path dir = work.resolve("seed-" + seed);
    StudyShop shop = new StudyShop(plan, seed, dir, steps);
    MarketShop.make(dir, shop.market, pictures, (part, done, total) -> {});
    if (!config.isEmpty()) {
      Files.writeString(dir.resolve("aisle.yaml"), config);
    }
    return shop;
  }

  Path dir() {
    return dir;
  }

  /// Trains models and makes them live.
  ///
  /// @return their metrics on the validation pages
  Map<String, Double> train(List<String> models) throws IOException {
    Map<String, Double> metrics = new LinkedHashMap<>();
    try (OpenShop open = OpenShop.open(dir)) {
      CascadeTraining training =
          new CascadeTraining(
              open.shop().log(), open.config(), Models.ALL, open.registry(), open.columns());
      training.run(
          new CascadeTraining.Settings(models, seed, false, ReplayOptions.TRAINING).withoutTrial(),
          new Listening(metrics));
    }
    return metrics;
  }

  /// A step is done.
  private void done(String what) {
    steps.done("seed " + seed + ": " + what);
  }

  /// A training is done.
  void trained(String model, Duration took) {
    steps.done("seed " + seed + ": " + model + " trained", took);
  }

  /// Cascades of the shop while it is open.
  ///
  /// @param sides the same, as experiments take them
  record Cascades(
      OpenShop open,
      MarketSimulation market,
      Map<String, CascadeVariant> variants,
      Map<String, Side> sides) {
    Side side(String name) {
      return Objects.requireNonNull(sides.get(name), name);
    }

    CascadeVariant variant(String name) {
      return Objects.requireNonNull(variants.get(name), name);
    }
  }

  /// What is measured of cascades.
  @FunctionalInterface
  interface Measurement<T> {
    T of(Cascades cascades) throws IOException;
  }

  /// Opens the shop and cascades of it.
  ///
  /// @param texts how each differs from the configuration, by its name; see [CascadeVariant]
  <T> T with(Map<String, String> texts, Measurement<T> measurement) throws IOException {
    Map<String, CascadeVariant> variants = new LinkedHashMap<>();
    try (OpenShop open = OpenShop.open(dir)) {
      try {
        texts.forEach((name, text) -> variants.put(name, new CascadeVariant(open, text)));
        Map<String, Side> sides = new LinkedHashMap<>();
        variants.forEach(
            (name, variant) ->
                sides.put(name, new CascadeSide(name, variant.cascade(), open.shop())));
        MarketSimulation state = MarketState.after(market.config(), market.plan(), day -> {});
        return measurement.of(new Cascades(open, state, variants, sides));
      } finally {
        variants.values().forEach(CascadeVariant::close);
      }
    }
  }

  /// What the pages of cascades, and of policies that know the market, are truly worth to new
  /// shoppers.
  List<PolicyTable.Row> worth(Cascades cascades) {
    List<Side> sides = new ArrayList<>();
    POLICIES.forEach(name -> sides.add(PolicySide.named(name)));
    sides.addAll(cascades.sides.values());
    Cohort cohort = Cohort.of(cascades.market, plan.asked(), StudyPlan.ASKED_VISITS, seed + 1);
    List<PolicyTable.Row> rows = PolicyTable.measure(cohort, sides, plan.askedDays(), 20, seed);
    done("the worth of pages is measured");
    return rows;
  }

  /// An online experiment on new shoppers.
  ///
  /// @param name salts the arms
  /// @return by metric what the shoppers of the control and of the treatment did
  Map<OnlineMetric, List<ArmMoments>> online(
      Cascades cascades, String name, String control, String treatment) {
    Trial trial =
        new Trial(
            cascades.market,
            plan.trial(seed + 2),
            name + "/" + seed,
            cascades.side(control),
            cascades.side(treatment));
    Trial.Outcome outcome = trial.run(day -> {});
    Map<OnlineMetric, List<ArmMoments>> moments = new EnumMap<>(OnlineMetric.class);
    for (OnlineMetric metric : OnlineMetric.values()) {
      moments.put(metric, List.of(outcome.moments(metric, 0), outcome.moments(metric, 1)));
    }
    done("the online experiment of " + treatment + " against " + control + " is over");
    return moments;
  }

  /// Notes the metrics of trainings, and passes on how long they took.
  private final class Listening implements CascadeTraining.Listener {
    private final Map<String, Double> metrics;

    Listening(Map<String, Double> metrics) {
      this.metrics = metrics;
    }

    @Override
    public void replaying(long offset, long end) {}

    @Override
    public void preparing(String encoder, int done, int of) {}

    @Override
    public void says(String line) {
      steps.says("seed " + seed + ": " + line);
    }

    @Override
    public void replayed(ReplaySummary summary) {}

    @Override
    public TrainingJob.Watch begins(String model, int number, int of) {
      return TrainingJob.Watch.NONE;
    }

    @Override
    public void trained(String model, int version, Trained trained, Duration took) {
      trained.metrics().forEach(figure -> metrics.put(figure.figure(), figure.value()));
      StudyShop.this.trained(model, took);
    }

    @Override
    public void failed(String model, InvalidInputException why) {
      throw why;
    }
  }
}
