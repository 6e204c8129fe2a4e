package dev.aisle.app.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.app.experiments.Buckets.Arm;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.ShopperId;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

final class BucketsTest {
  private static final int SHOPPERS = 40_000;
  private static final double RARE = 1e-4;

  private static final long[] KEYS = keys();

  private static long[] keys() {
    long[] keys = new long[SHOPPERS];
    for (int i = 0; i < SHOPPERS; i++) {
      keys[i] = Buckets.key("shopper-" + i);
    }
    return keys;
  }

  /// Pearson's statistic against equal cells.
  private static double chiSquare(int[] counts) {
    double expected = (double) SHOPPERS / counts.length;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static double pValue(int[] counts, int freedom) {
    return ChiSquaredDistribution.of(freedom).survivalProbability(chiSquare(counts));
  }

  @Test
  void shoppersSpreadEvenly() {
    Buckets buckets = Buckets.halves("ranker-3");
    int[] counts = new int[100];
    for (long key : KEYS) {
      counts[(int) (buckets.position(key) * counts.length)]++;
    }
    assertThat(pValue(counts, 99)).isBetween(RARE, 1 - RARE);
  }

  @Test
  void experimentsAreIndependentEvenWhereNamesAreAlike() {
    Buckets one = Buckets.halves("ranker-3");
    Buckets other = Buckets.halves("ranker-4");
    int[] cells = new int[100];
    for (long key : KEYS) {
      cells[10 * (int) (one.position(key) * 10) + (int) (other.position(key) * 10)]++;
    }
    assertThat(pValue(cells, 99)).isBetween(RARE, 1 - RARE);
  }

  @Test
  void theSameExperimentPutsEverybodyInTheSamePlace() {
    Buckets one = Buckets.halves("ranker-3");
    Buckets again = Buckets.halves("ranker-3");
    for (long key : KEYS) {
      assertThat(again.position(key)).isEqualTo(one.position(key));
    }
  }

  @Test
  void armsGetTheirShares() {
    Buckets buckets =
        Buckets.of("thirds", List.of(new Arm("a", 0.7), new Arm("b", 0.2), new Arm("c", 0.1)));
    int[] counts = new int[3];
    for (long key : KEYS) {
      counts[buckets.armIndex(key)]++;
    }
    // Three standard deviations of a binomial count are below 300.
    assertThat(counts[0]).isBetween(27_700, 28_300);
    assertThat(counts[1]).isBetween(7_700, 8_300);
    assertThat(counts[2]).isBetween(3_700, 4_300);
  }

  /// Worked out from the documented algorithm by another program; if it changes, shoppers of
  /// running experiments change arms.
  @Test
  void theHashIsWhatTheDocumentationSays() {
    assertThat(Long.toHexString(Buckets.key("shopper-1"))).isEqualTo("22bb731bd53a26c5");
    Buckets buckets = Buckets.halves("ranker-3");
    assertThat(buckets.position(Buckets.key("shopper-1"))).isEqualTo(0.7251777362405798);
    assertThat(buckets.arm(new ShopperId("shopper-1")).name()).isEqualTo("treatment");
  }

  @Test
  void sharesThatDoNotAddUpAreRefused() {
    assertThatThrownBy(() -> Buckets.of("x", List.of(new Arm("a", 0.5), new Arm("b", 0.4))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("experiment x: has arms whose shares add up to 0.9.");
    assertThatThrownBy(() -> Buckets.of("x", List.of(new Arm("a", 0.5), new Arm("a", 0.5))))
        .hasMessageContaining("two arms named a");
    assertThatThrownBy(() -> new Arm("a", 0)).hasMessageContaining("has the share 0.0");
  }
}
