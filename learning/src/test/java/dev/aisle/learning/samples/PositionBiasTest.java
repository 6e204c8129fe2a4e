package dev.aisle.learning.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.queries.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionBiasTest {
  private static double falling(int position) {
    return Math.pow(position, -0.8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aKnownCurveIsFoundByTheLoggedPropensities(long seed) throws IOException {
    List<LoggedPage> pages = pages(new TestShop(seed, 4_000, 8, PositionBiasTest::falling, 0.5));
    PositionBias bias = PositionBias.estimate(pages);
    double[] naive = clickRates(pages, "phone");
    double off = 0;
    double naivelyOff = 0;
    PositionBias.Curve curve = bias.curve(Scene.SEARCH, "phone");
    assertThat(curve.method()).isEqualTo(PositionBias.Method.PROPENSITIES);
    for (int k = 1; k <= 8; k++) {
      assertThat(curve.at(k)).as("seed %d, place %d", seed, k).isCloseTo(falling(k), within(0.15));
      off += Math.abs(curve.at(k) - falling(k));
      naivelyOff += Math.abs(naive[k - 1] / naive[0] - falling(k));
    }
    assertThat(off).as("seed %d", seed).isLessThan(naivelyOff / 2);
    LoggedPage page = pages.getFirst();
    assertThat(bias.propensity(page, 2))
        .isEqualTo(
            bias.curve(
                    page.impression().scene(),
                    page.impression().context().getOrDefault("device", ""))
                .at(3));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void withoutExplorationItemsAreTheirOwnControl(long seed) throws IOException {
    List<LoggedPage> pages = pages(new TestShop(seed, 4_000, 8, PositionBiasTest::falling, 0));
    PositionBias.Curve curve = PositionBias.estimate(pages).curve(Scene.SEARCH, "phone");
    double[] naive = clickRates(pages, "phone");
    assertThat(curve.method()).isEqualTo(PositionBias.Method.ITEM_CONTROL);
    double off = 0;
    double naivelyOff = 0;
    for (int k = 1; k <= 8; k++) {
      off += Math.abs(curve.at(k) - falling(k));
      naivelyOff += Math.abs(naive[k - 1] / naive[0] - falling(k));
    }
    assertThat(off).as("seed %d", seed).isLessThan(naivelyOff);
  }

  @Test
  void aFlatCurveStaysFlat() throws IOException {
    List<LoggedPage> pages = pages(new TestShop(7, 2_000, 8, _ -> 1, 1));
    for (PositionBias.Curve curve : PositionBias.estimate(pages).curves().values()) {
      for (int k = 1; k <= 8; k++) {
        assertThat(curve.at(k)).isBetween(0.75, 1.0);
      }
    }
  }

  @Test
  void withFewClicksItIsTheDiscountOfDcg() throws IOException {
    List<LoggedPage> pages = pages(new TestShop(7, 20, 8, PositionBiasTest::falling, 1));
    PositionBias bias = PositionBias.estimate(pages);
    assertThat(bias.curves()).isNotEmpty();
    for (PositionBias.Curve curve : bias.curves().values()) {
      assertThat(curve.method()).isEqualTo(PositionBias.Method.DISCOUNT);
      assertThat(curve.at(1)).isEqualTo(1);
      assertThat(curve.at(3)).isCloseTo(0.5, within(1e-12));
      assertThat(curve.at(1_000_000)).isGreaterThanOrEqualTo(PositionBias.FLOOR);
    }
    assertThat(bias.curve(Scene.CHAT, "tv").at(3)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void neighboursInTheWrongOrderArePooled() {
    double[] fit =
        PositionBias.nonIncreasing(
            new double[] {5, 3, 4, 1, 9, 2, 2}, new double[] {1, 1, 3, 1, 0, 1, 1});
    assertThat(fit)
        .containsExactly(
            5,
            3.75,
            3.75,
            1.6666666666666667,
            1.6666666666666667,
            1.6666666666666667,
            1.6666666666666667);
    assertThat(PositionBias.nonIncreasing(new double[] {1, 2}, new double[] {0, 1}))
        .containsExactly(2, 2);
    assertThat(PositionBias.nonIncreasing(new double[] {3, 2, 0}, new double[] {1, 1, 0}))
        .containsExactly(3, 2, 2);
  }

  private static double[] clickRates(List<LoggedPage> pages, String device) {
    double[] clicks = new double[8];
    double[] views = new double[8];
    for (LoggedPage page : pages) {
      if (device.equals(page.impression().context().get("device"))
          && page.impression().scene() == Scene.SEARCH) {
        for (int row = 0; row < 8; row++) {
          views[row]++;
          clicks[row] += page.clicked(row) ? 1 : 0;
        }
      }
    }
    for (int k = 0; k < 8; k++) {
      clicks[k] /= views[k];
    }
    return clicks;
  }

  private static List<LoggedPage> pages(TestShop shop) throws IOException {
    return LoggedPages.replay(
            shop.log(),
            new FeatureSet(List.of()),
            ReplayOptions.DEFAULT
                .withOutcomeWindow(Duration.ofMinutes(5))
                .withSplit(new TimeSplit(0, 0)),
            ReplayProgress.NONE)
        .of(Split.TRAIN);
  }
}
