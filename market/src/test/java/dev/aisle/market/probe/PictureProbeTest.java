package dev.aisle.market.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.evaluation.LabelMetrics;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.WorldFile;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureProbeTest {
  /// The position world in which every page is in a random order, and shoppers know what they want.
  private static PictureProbe.Result probe(double pictures, double omission) {
    World world =
        WorldFile.parse(
            "test",
            "test",
            "like=position\nsays=A test\nlogging.explore=1\ntaste.whim=0\ntaste.pictures="
                + pictures
                + "\nlistings.omission="
                + omission
                + "\n");
    Shelf shelf =
        Shelf.of(MarketCatalog.generate(MarketConfig.of(3_000, 8).withOmission(omission)));
    MarketSimulation market =
        new MarketSimulation(shelf, new MarketPlan(world, 300, 20, 160_000, 20, 2));
    PictureProbe probe = new PictureProbe(world, shelf);
    market.run(day -> probe.see(day, market.stock()::cents));
    return probe.result();
  }

  @Test
  void picturesAddWhatTitlesLeaveOutAndMoreSoTheMoreTheyDo() {
    PictureProbe.Result talkative = probe(1, 0);
    PictureProbe.Result usual = probe(1, 1);
    PictureProbe.Result silent = probe(1, 2);

    String all = talkative + "\n" + usual + "\n" + silent;
    assertThat(usual.gain().low()).as(all).isPositive();
    assertThat(usual.gain().value()).as(all).isGreaterThan(talkative.gain().value() + 0.005);
    assertThat(silent.gain().value()).as(all).isGreaterThan(usual.gain().value() + 0.005);
    assertThat(usual.title().low()).as(all).isGreaterThan(0.5);
    assertThat(usual.both().value()).as(all).isGreaterThan(usual.picture().value() - 0.005);
  }

  @Test
  void whereShoppersDoNotSeePicturesTheyAddNothing() {
    PictureProbe.Result blind = probe(0, 1);

    assertThat(blind.gain().low()).as("%s", blind).isLessThan(0.004);
    assertThat(blind.gain().value()).as("%s", blind).isLessThan(0.006);
  }

  @Test
  void theRegressionFindsTheWeightsThatMadeTheData() {
    SplittableRandom random = new SplittableRandom(20_260_706);
    double[][] rows = new double[40_000][3];
    boolean[] labels = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {random.nextGaussian(), random.nextDouble(), 0};
      double logOdds = 0.8 * rows[i][0] - 1.5 * rows[i][1] - 0.4;
      labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
    }

    Logit logit = Logit.fit(rows, labels);

    double none = logit.logOdds(new double[] {0, 0, 0});
    assertThat(none).isCloseTo(-0.4, within(0.1));
    assertThat(logit.logOdds(new double[] {1, 0, 0}) - none).isCloseTo(0.8, within(0.1));
    assertThat(logit.logOdds(new double[] {0, 1, 0}) - none).isCloseTo(-1.5, within(0.2));
    assertThat(logit.logOdds(new double[] {0, 0, 1}) - none).isZero();
  }

  @Test
  void theAucIsThatOfTheMetricsAndItsErrorThatOfManyDraws() {
    SplittableRandom random = new SplittableRandom(20_260_707);
    int draws = 300;
    double[] values = new double[draws];
    double claimed = 0;
    for (int draw = 0; draw < draws; draw++) {
      int shoppers = 60;
      double[] scores = new double[shoppers * 8];
      boolean[] labels = new boolean[scores.length];
      int[] groups = new int[scores.length];
      for (int s = 0; s < shoppers; s++) {
        double liking = random.nextGaussian();
        for (int k = 0; k < 8; k++) {
          int i = 8 * s + k;
          scores[i] = Math.rint(4 * (liking + 0.5 * random.nextGaussian())) / 4;
          labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-liking));
          groups[i] = s;
        }
      }
      ClusteredAuc auc = ClusteredAuc.of(scores, labels, groups);
      assertThat(auc.value()).isCloseTo(LabelMetrics.auc(scores, labels), within(1e-12));
      assertThat(auc.over(auc).high()).isZero();
      values[draw] = auc.value();
      claimed += (auc.interval().high() - auc.value()) / 1.96 / draws;
    }
    double mean = IntStream.range(0, draws).mapToDouble(i -> values[i]).average().orElseThrow();
    double variance = 0;
    for (double value : values) {
      variance += Math.pow(value - mean, 2) / (draws - 1);
    }
    assertThat(claimed / Math.sqrt(variance)).as("claimed over true error").isBetween(0.85, 1.15);
  }
}
