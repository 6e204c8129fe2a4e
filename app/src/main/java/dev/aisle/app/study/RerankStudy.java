package dev.aisle.app.study;

import dev.aisle.app.experiments.ArmMoments;
import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.models.Models;
import dev.aisle.app.training.ScratchModel;
import dev.aisle.app.training.Upstreams;
import dev.aisle.app.trials.PolicyTable;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.ShopColumns;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Stage;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.prm.Prm;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a re-ranker is worth. For each seed a market with drawn pictures is made, the encoders and
/// the cascade up to the ranker are trained on its log, and behind that ranker, on the same
/// replayed pages and with the same incoming scores:
/// - the re-ranker and each of its ablations;
/// - PRM with the same columns and as many numbers to learn, and the same without ranks, which is
///   SetRank's block;
/// - nothing, so that the order of the ranker's scores stands.
///
/// All are measured on the log's last pages, which nothing learned from ([HeldOut]); the re-ranker,
/// PRM and nothing also by what their cascades' pages are truly worth to new shoppers, and by an
/// online experiment of the re-ranker against each of the others.
public final class RerankStudy {
  static final String SCORE_ORDER = "score-order";
  static final String SET_RANK = "setrank";

  private final StudyPlan plan;
  private final Rivals rivals;
  private final Path work;

  /// Who is compared.
  ///
  /// @param subject the re-ranker
  /// @param prm with the columns that the re-ranker reads; its width is made to fit
  /// @param ranker whose list they order
  /// @param before what else is trained before them, in any order
  /// @param ablated whether the ablations of the re-ranker are compared as well
  public record Rivals(
      Model subject, Prm prm, String ranker, List<String> before, boolean ablated) {
    public Rivals {
      before = List.copyOf(before);
    }

    private List<String> trained() {
      List<String> all = new ArrayList<>(before);
      all.add(ranker);
      return all;
    }

    /// Trainings of a seed before the re-rankers, that of the rankers on halves included.
    int steps() {
      return before.size() + 2;
    }

    /// `aisle.yaml` of the shops.
    String config() {
      return "stages: {preRank: mlp, rank: " + ranker + ", rerank: none, diversify: none}\n";
    }
  }

  /// @param work an empty folder, which takes a shop for each seed
  public RerankStudy(StudyPlan plan, Rivals rivals, Path work) {
    this.plan = plan;
    this.rivals = rivals;
    this.work = work;
  }

  /// What the study found.
  ///
  /// @throws InvalidInputException where a model cannot be trained
  RerankFound run(StudyProgress progress) throws IOException {
    List<String> variants =
        rivals.ablated
            ? List.copyOf(ModelStudy.variants(rivals.subject).keySet())
            : List.of(rivals.subject.name());
    int rerankers = variants.size() + 2;
    int perSeed = rivals.steps() + rerankers + 3;
    Steps steps = new Steps(plan.seeds().size() * perSeed, progress);
    List<AtOnce.Part<Seed>> parts = new ArrayList<>();
    plan.seeds().forEach(seed -> parts.add(() -> run(seed, variants, steps)));
    RerankFound found = new RerankFound(rivals.subject.name());
    AtOnce.run(parts).forEach(found::add);
    return found;
  }

  /// What one seed found.
  ///
  /// @param online experiments by what the re-ranker stood against
  record Seed(
      Learned learned,
      List<PolicyTable.Row> worth,
      Map<String, Map<OnlineMetric, List<ArmMoments>>> online) {}

  private Seed run(long seed, List<String> variants, Steps steps) throws IOException {
    StudyShop shop = StudyShop.make(plan, seed, work, true, rivals.config(), steps);
    Learned learned = learn(shop, seed, rivals, variants, true);
    String subject = rivals.subject.name();
    Map<String, String> cascades = new LinkedHashMap<>();
    String behind = "rank=" + rivals.ranker + ",rerank=";
    cascades.put(SCORE_ORDER, behind + Models.NONE);
    cascades.put(rivals.prm.name(), behind + rivals.prm.name());
    cascades.put(subject, behind + subject);
    return shop.with(
        cascades,
        open -> {
          List<PolicyTable.Row> worth = shop.worth(open);
          Map<String, Map<OnlineMetric, List<ArmMoments>>> online = new LinkedHashMap<>();
          for (String control : List.of(rivals.prm.name(), SCORE_ORDER)) {
            online.put(control, shop.online(open, subject + "-over-" + control, control, subject));
          }
          return new Seed(learned, worth, online);
        });
  }

  /// What re-rankers made of one market's log.
  ///
  /// @param heldOut by variant
  /// @param numbers that each learned
  record Learned(Map<String, HeldOut> heldOut, Map<String, Long> numbers) {}

  /// Trains all that stands before the re-rankers, then these.
  ///
  /// @param variants of the subject that are trained
  /// @param setRank whether PRM without ranks is trained too
  static Learned learn(
      StudyShop shop, long seed, Rivals rivals, List<String> variants, boolean setRank)
      throws IOException {
    shop.train(rivals.trained());
    try (OpenShop open = OpenShop.open(shop.dir());
        ShopColumns.Lease columns = open.columns().live();
        Upstreams upstreams =
            new Upstreams(open.config(), Models.ALL, open.registry(), columns.features())) {
      LoggedPages pages =
          LoggedPages.replay(
              open.shop().log(),
              columns.features(),
              ReplayOptions.TRAINING.withSeed(seed),
              (at, end) -> {});
      TrainingJob job =
          new TrainingJob(
              pages,
              pages.catalogue(),
              pages.features(),
              seed,
              shop.dir(),
              false,
              TrainingJob.Watch.NONE);
      long began = System.nanoTime();
      TrainingJob behind =
          job.behind(upstreams.before(new Models.Place.InSlot(Stage.Slot.RERANK), job));
      shop.trained(rivals.ranker + " on halves", Duration.ofNanos(System.nanoTime() - began));
      Rerankers rerankers = new Rerankers(shop, open, behind, seed);
      Map<String, Model> known = ModelStudy.variants(rivals.subject);
      long numbers = 0;
      for (String variant : variants) {
        long own = rerankers.learn(variant, Objects.requireNonNull(known.get(variant), variant));
        numbers = variant.equals(rivals.subject.name()) ? own : numbers;
      }
      Prm prm = rivals.prm.sized(numbers, behind);
      rerankers.learn(prm.name(), prm);
      if (setRank) {
        rerankers.learn(SET_RANK, new Prm(prm.config().withoutRanks()));
      }
      return rerankers.learned();
    }
  }

  /// The re-rankers of one market while they are trained.
  private static final class Rerankers {
    private final StudyShop shop;
    private final OpenShop open;
    private final TrainingJob job;
    private final long seed;
    private final Map<String, HeldOut> heldOut = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new LinkedHashMap<>();

    Rerankers(StudyShop shop, OpenShop open, TrainingJob job, long seed) {
      this.shop = shop;
      this.open = open;
      this.job = job;
      this.seed = seed;
      TrainingJob.Upstream incoming = Objects.requireNonNull(job.upstream());
      heldOut.put(SCORE_ORDER, HeldOut.of(job.pages().of(Split.TEST), incoming::scores, seed));
    }

    /// Trains and measures. Those that are called as their model is are made live.
    ///
    /// @return how many numbers it learned
    long learn(String variant, Model model) throws IOException {
      long began = System.nanoTime();
      try (ScratchModel trained = ScratchModel.train(model, job)) {
        heldOut.put(variant, ModelStudy.measure(job, trained.scorer(), seed));
        numbers.put(variant, Inputs.learned(trained.trained().tensors()));
        if (variant.equals(model.name())) {
          Provenance provenance = new Provenance(job.pages().data(), seed);
          open.registry().save(variant, trained.trained(), provenance, null);
        }
      }
      shop.trained(variant, Duration.ofNanos(System.nanoTime() - began));
      return Objects.requireNonNull(numbers.get(variant));
    }

    Learned learned() {
      return new Learned(heldOut, numbers);
    }
  }
}
