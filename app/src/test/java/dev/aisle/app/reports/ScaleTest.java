package dev.aisle.app.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  private static final Axis LINEAR = Axis.of("value");
  private static final Axis LOG = Axis.of("value").logarithmic();

  @Test
  void ticksAreRoundNumbersWithoutBinaryDust() {
    assertThat(labels(Scale.round(LINEAR, 0, 0.5, 5), 5))
        .containsExactly("0.0", "0.1", "0.2", "0.3", "0.4", "0.5");
    assertThat(Scale.round(LINEAR, 0, 0.5, 5).ticks(5).get(3).value()).isEqualTo(0.3);
    assertThat(labels(Scale.round(LINEAR, -8, 21, 6), 6))
        .containsExactly("−10", "0", "10", "20", "30");
    assertThat(labels(Scale.round(LINEAR, 0, 84_000, 5), 5))
        .containsExactly("0", "20k", "40k", "60k", "80k", "100k");
    assertThat(labels(Scale.tight(LINEAR, 2.01e-8, 2.04e-8), 4))
        .containsExactly("2.01e−8", "2.02e−8", "2.03e−8", "2.04e−8");
    assertThat(labels(Scale.tight(LINEAR, -3e13, 0), 4))
        .containsExactly("−3e13", "−2e13", "−1e13", "0");
    assertThat(labels(Scale.round(LINEAR.percent(), 0, 0.03, 4), 4))
        .containsExactly("0\u00a0%", "1\u00a0%", "2\u00a0%", "3\u00a0%");
  }

  @Test
  void decadesAreTheTicksOfALogarithmicAxis() {
    assertThat(labels(Scale.round(LOG, 3, 12_000, 6), 6))
        .containsExactly("10", "100", "1,000", "10k");
    assertThat(Scale.round(LOG, 3, 12_000, 6)).isEqualTo(new Scale(LOG, 2, 20_000));
    assertThat(Scale.round(LOG, 0.1, 1000, 6)).isEqualTo(new Scale(LOG, 0.1, 1000));
    assertThat(labels(Scale.tight(LOG, 0.001, 1), 8)).containsExactly("0.001", "0.01", "0.1", "1");
    // Over many decades only every nth, over few also 2 and 5.
    assertThat(labels(Scale.tight(LOG, 1, 1e12), 5)).hasSizeLessThanOrEqualTo(6);
    assertThat(labels(Scale.tight(LOG, 1, 20), 8)).containsExactly("1", "2", "5", "10", "20");
  }

  @Test
  void equalRatiosAreEqualLengthsOnALogarithmicAxis() {
    Scale scale = Scale.tight(LOG, 1, 10_000);
    assertThat(scale.share(10)).isEqualTo(0.25);
    assertThat(scale.share(100)).isEqualTo(0.5);
    assertThat(Scale.tight(LINEAR, 1, 10_000).share(5000.5)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "5,5", "-3,-3", "1e-300,1e-300", "1e150,1e150", "1e15,1000000000000000.1"})
  void aSingleValueStandsInsideItsAxis(double least, double greatest) {
    for (Scale scale :
        List.of(Scale.tight(LINEAR, least, greatest), Scale.round(LINEAR, least, greatest, 5))) {
      assertThat(scale.share(least)).isBetween(0.0, 1.0);
      assertThat(scale.low()).isLessThan(scale.high());
      assertThat(scale.ticks(5)).hasSizeBetween(2, 12);
    }
  }

  @Test
  void heightsStartAtZeroUnlessThatHidesTheDifferences() {
    assertThat(Scale.round(LINEAR, 2, 10, 5).low()).isZero();
    assertThat(Scale.round(LINEAR, 96, 99, 5).low()).isGreaterThan(90);
    assertThat(Scale.round(LINEAR, -10, -2, 5).high()).isZero();
  }

  @Test
  void ticksLieInsideTheAxisAndRiseWithLabelsThatDiffer() {
    long seed = 20_261_121;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      double size = Math.pow(10, random.nextDouble(-12, 14));
      double a = size * random.nextDouble();
      double b = size * random.nextDouble();
      boolean log = random.nextBoolean();
      double shift = log || random.nextBoolean() ? 0 : size * random.nextDouble();
      double least = Math.min(a, b) - shift + (log ? size * 1e-6 : 0);
      double greatest = Math.max(a, b) - shift + (log ? size * 1e-6 : 0);
      int most = random.nextInt(3, 9);
      for (Scale scale :
          List.of(
              Scale.tight(log ? LOG : LINEAR, least, greatest),
              Scale.round(log ? LOG : LINEAR, least, greatest, most))) {
        String run = "seed " + seed + ", run " + i + ": " + scale + ", " + most;
        List<Scale.Tick> ticks = scale.ticks(most);
        assertThat(ticks).as(run).hasSizeBetween(1, most + 4);
        double before = Double.NEGATIVE_INFINITY;
        for (Scale.Tick tick : ticks) {
          assertThat(scale.share(tick.value())).as(run).isBetween(-1e-5, 1 + 1e-5);
          assertThat(tick.value()).as(run).isGreaterThan(before);
          before = tick.value();
        }
        assertThat(ticks.stream().map(Scale.Tick::label)).as(run).doesNotHaveDuplicates();
        if (scale.equals(Scale.round(LINEAR, least, greatest, most))) {
          assertThat(scale.share(ticks.getFirst().value())).as(run).isCloseTo(0, within(1e-6));
          assertThat(scale.share(ticks.getLast().value())).as(run).isCloseTo(1, within(1e-6));
        }
        assertThat(scale.share(least)).as(run).isBetween(-1e-9, 1 + 1e-9);
        assertThat(scale.share(greatest)).as(run).isBetween(-1e-9, 1 + 1e-9);
      }
    }
  }

  private static List<String> labels(Scale scale, int most) {
    return scale.ticks(most).stream().map(Scale.Tick::label).toList();
  }
}
