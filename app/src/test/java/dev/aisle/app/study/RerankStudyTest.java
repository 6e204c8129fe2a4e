package dev.aisle.app.study;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.reports.Estimate;
import dev.aisle.app.reports.Machine;
import dev.aisle.app.reports.Plot;
import dev.aisle.app.reports.Provenance;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Influence;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.models.armmt.Armmt;
import dev.aisle.learning.models.armmt.ArmmtConfig;
import dev.aisle.learning.models.prm.Prm;
import dev.aisle.learning.models.prm.PrmConfig;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.Worlds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On markets that are much too small to say anything, without encoders, an epoch each.
class RerankStudyTest {
  private static StudyPlan tiny(int seeds) {
    return new StudyPlan(
        Worlds.named("context"), StudyPlan.seeds(1, seeds), 80, 60, 5, 4, 2, 20, 1);
  }

  private static final ArmmtConfig SHORT =
      ArmmtConfig.DEFAULT.withLearning(ArmmtConfig.DEFAULT.learning().withEpochs(1, 0));

  private static final RerankStudy.Rivals RIVALS =
      new RerankStudy.Rivals(
          new OneAblation(new Armmt(SHORT)),
          new Prm(
              PrmConfig.DEFAULT
                  .withInputs(SHORT.inputs().withVectors())
                  .withLearning(SHORT.learning())),
          "popularity",
          List.of(),
          true);

  /// A model that is without one thing only, so that the test is quick.
  private record OneAblation(Model model) implements Model {
    @Override
    public String name() {
      return model.name();
    }

    @Override
    public Trained train(TrainingJob job) throws IOException {
      return model.train(job);
    }

    @Override
    public Served serve(SavedModel saved, ServingParts parts) {
      return model.serve(saved, parts);
    }

    @Override
    public SequencedMap<String, Model> ablations() {
      SequencedMap<String, Model> one = new LinkedHashMap<>();
      one.put("without neighbours", model.ablations().get("without neighbours"));
      return one;
    }
  }

  private static final Provenance PROVENANCE =
      new Provenance(
          "aisle ablate armmt",
          Instant.EPOCH,
          List.of(1L),
          "context",
          "tiny",
          "test",
          Machine.here());

  @TempDir private Path work;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private static Map<String, Figure> byName(List<Figure> figures) {
    Map<String, Figure> named = new LinkedHashMap<>();
    figures.forEach(figure -> named.put(figure.figure(), figure));
    assertThat(named).hasSameSizeAs(figures);
    return named;
  }

  @Test
  void seedsFollowTheFirst() {
    assertThat(StudyPlan.seeds(7, 3)).containsExactly(7L, 8L, 9L);
  }

  @Test
  void aStudyMeasuresEveryVariantHeldOutAndThreeCascadesByTruthAndOnline() throws IOException {
    StudyReport study =
        StudyReport.run(new RerankStudy(tiny(2), RIVALS, work), "prm", PROVENANCE, lines::add);
    Map<String, Figure> figures = byName(study.figures());
    List<String> variants =
        new ArrayList<>(List.of("armmt", "prm", RerankStudy.SCORE_ORDER, RerankStudy.SET_RANK));
    variants.addAll(ModelStudy.variants(RIVALS.subject()).keySet());
    assertThat(variants).contains("without-neighbours");
    assertThat(ModelStudy.variants(new Armmt())).containsKey(RerankCurve.WITHOUT_PICTURES);
    for (String variant : variants) {
      String name = "ablate/armmt/" + variant;
      assertThat(figures).containsKeys(name + "/ndcg@10", name + "/gauc", name + "/auc");
      assertThat(figures.containsKey(name + "/ndcg@10/minus-armmt"))
          .isEqualTo(!variant.equals("armmt"));
      assertThat(figures.containsKey(name + "/parameters"))
          .isEqualTo(!variant.equals(RerankStudy.SCORE_ORDER));
    }
    Figure auc = requireNonNull(figures.get("ablate/armmt/armmt/auc"));
    assertThat(auc.low()).isLessThan(auc.value());
    assertThat(auc.seeds()).isEqualTo(2);
    double numbers = requireNonNull(figures.get("ablate/armmt/armmt/parameters")).value();
    assertThat(requireNonNull(figures.get("ablate/armmt/prm/parameters")).value() / numbers)
        .isBetween(0.9, 1.1);
    Figure difference = requireNonNull(figures.get("ablate/armmt/prm/ndcg@10/minus-armmt"));
    double apart =
        requireNonNull(figures.get("ablate/armmt/prm/ndcg@10")).value()
            - requireNonNull(figures.get("ablate/armmt/armmt/ndcg@10")).value();
    assertThat(difference.value()).isCloseTo(apart, within(1e-12));
    assertThat(figures)
        .containsKeys(
            "ablate/armmt/worth/armmt/orders-per-page",
            "ablate/armmt/worth/oracle/orders-per-page",
            "ablate/armmt/lift/over-prm/orders",
            "ablate/armmt/lift/over-score-order/clicks",
            "ablate/armmt/online/over-prm/ucvr/lift",
            "ablate/armmt/online/over-score-order/ucvr/lift");
    assertThat(figures.values()).allMatch(figure -> figure.data() == Figure.Source.SIMULATED);
    assertThat(lines.getLast()).contains(" of ", ", about 0:00 left)");
    String count = lines.size() + " of " + lines.size();
    assertThat(lines.getLast()).contains("(" + count + ",");
  }

  /// Three shoppers whose pages were ordered so well on average.
  private static HeldOut heldOut(long market, double mean) {
    Influence influence =
        Influence.ofMean(
            new double[] {mean - 0.1, mean, mean + 0.1},
            List.of(market + "a", market + "b", market + "c"));
    return new HeldOut(Map.of(HeldOut.NDCG, influence, HeldOut.AUC, influence));
  }

  @Test
  void aCurveHasAPointForEachWorldAndPlotsWithIntervals() {
    Map<String, Contest> contests = new LinkedHashMap<>();
    for (String world : RerankCurve.worlds(Worlds.named("context")).keySet()) {
      Contest contest = new Contest("armmt");
      for (int seed = 1; seed <= 2; seed++) {
        contest.add("armmt", heldOut(seed, 0.6 + seed / 100.0));
        contest.add("prm", heldOut(seed, 0.5));
        contest.add(RerankCurve.WITHOUT_PICTURES, heldOut(seed + 2, 0.55));
      }
      contests.put(world, contest);
    }
    RerankCurve.Found curve = new RerankCurve.Found("armmt", "prm", contests, 2);
    Map<String, Figure> figures = byName(curve.figures());
    assertThat(figures).hasSize(6 * 2 * 2);
    Figure paired = requireNonNull(figures.get("ablate/armmt/curve/omission-1.5/over-prm/ndcg@10"));
    assertThat(paired.value()).isCloseTo(0.115, within(1e-12));
    assertThat(paired.high() - paired.low()).isCloseTo(0, within(1e-12));
    Figure apart =
        requireNonNull(figures.get("ablate/armmt/curve/pictures-0/over-without-pictures/auc"));
    assertThat(apart.value()).isCloseTo(0.065, within(1e-12));
    assertThat(apart.low()).isLessThan(apart.value());
    Map<String, Plot> plots = curve.plots();
    assertThat(plots).containsOnlyKeys("ndcg@10", "ndcg@10-worlds", "auc", "auc-worlds");
    assertThat(plots.get("ndcg@10"))
        .isInstanceOfSatisfying(
            Plot.Lines.class,
            lines -> {
              assertThat(lines.series())
                  .extracting(Plot.Series::name)
                  .containsExactly("over itself without pictures", "over prm");
              Plot.Point drawn = lines.series().get(1).points().get(3);
              assertThat(drawn.x()).isEqualTo(1.5);
              assertThat(drawn.y()).isEqualTo(Estimate.of(paired));
            });
    assertThat(plots.values()).allMatch(plot -> plot.svg().contains("</svg>"));
  }

  @Test
  void theWorldsOfACurveDifferInWhatTitlesLeaveOutAndInPictures() {
    Map<String, World> worlds = RerankCurve.worlds(Worlds.named("context"));
    assertThat(worlds.values().stream().map(world -> world.listings().omission()))
        .containsExactly(0.0, 0.5, 1.0, 1.5, 2.0, 1.0);
    assertThat(worlds.values().stream().map(world -> world.taste().pictures()))
        .containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 0.0);
  }
}
