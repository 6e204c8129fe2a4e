package dev.aisle.learning.models.dpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.TestItems;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.evaluation.DiversityMetrics;
import dev.aisle.learning.diversity.ItemSimilarity;
import dev.aisle.learning.diversity.Picks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DppTest {
  private static double[] relevance(int n, Random random) {
    return IntStream.range(0, n).mapToDouble(_ -> random.nextDouble()).toArray();
  }

  private static ItemSimilarity similarity(int n, Random random) {
    float[][] vectors = new float[n][6];
    for (float[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    return new ItemSimilarity(TestItems.randomItems(n, random), vectors);
  }

  /// `det(L_Y)` by Gaussian elimination with pivots.
  private static double determinant(
      Dpp dpp, double[] relevance, ItemSimilarity similarity, List<Integer> chosen) {
    int k = chosen.size();
    double[][] kernel = new double[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        int i = chosen.get(a);
        int j = chosen.get(b);
        kernel[a][b] = Math.exp(dpp.alpha() * (relevance[i] + relevance[j])) * similarity.of(i, j);
      }
    }
    double determinant = 1;
    for (int c = 0; c < k; c++) {
      int column = c;
      int pivot =
          IntStream.range(c, k)
              .boxed()
              .max(Comparator.comparingDouble(row -> Math.abs(kernel[row][column])))
              .orElseThrow();
      double[] row = kernel[pivot];
      kernel[pivot] = kernel[c];
      kernel[c] = row;
      determinant *= pivot == c ? kernel[c][c] : -kernel[c][c];
      for (int r = c + 1; r < k; r++) {
        double factor = kernel[r][c] / kernel[c][c];
        for (int i = c; i < k; i++) {
          kernel[r][i] -= factor * kernel[c][i];
        }
      }
    }
    return determinant;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void eachPickAddsTheMostToTheDeterminant(long seed) {
    Random random = new Random(seed);
    int n = 12;
    double[] relevance = relevance(n, random);
    ItemSimilarity similarity = similarity(n, random);
    Dpp dpp = new Dpp(0.1 + 0.8 * random.nextDouble());
    Picks picks = dpp.pick(relevance, similarity, 7);
    List<Integer> chosen = new ArrayList<>();
    double before = 1;
    for (int place = 0; place < picks.size(); place++) {
      double best = 0;
      for (int i = 0; i < n; i++) {
        if (!chosen.contains(i)) {
          List<Integer> with = new ArrayList<>(chosen);
          with.add(i);
          best = Math.max(best, determinant(dpp, relevance, similarity, with));
        }
      }
      chosen.add(picks.item(place));
      double now = determinant(dpp, relevance, similarity, chosen);
      assertThat(now).isCloseTo(best, within(1e-9 * best));
      assertThat(picks.gain(place)).isCloseTo(Math.log(now / before), within(1e-6));
      assertThat(place == 0 || picks.gain(place) <= picks.gain(place - 1) + 1e-9).isTrue();
      before = now;
    }
    assertThat(picks.size()).isEqualTo(7);
  }

  /// Greedy picking cannot be better than the best of all sets, and on sets as small as these it is
  /// nearly as good: at least `(1 − 1/e)` of the best logarithm where that grows with every item.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6, 7})
  void theSetIsCloseToTheBestOfAll(long seed) {
    Random random = new Random(seed);
    int n = 9;
    double[] relevance = relevance(n, random);
    ItemSimilarity similarity = similarity(n, random);
    Dpp dpp = new Dpp(0.7);
    Picks picks = dpp.pick(relevance, similarity, 3);
    List<Integer> greedy = IntStream.range(0, 3).mapToObj(picks::item).toList();
    double best = 0;
    int better = 0;
    double own = determinant(dpp, relevance, similarity, greedy);
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        for (int c = b + 1; c < n; c++) {
          double value = determinant(dpp, relevance, similarity, List.of(a, b, c));
          best = Math.max(best, value);
          better += value > own * (1 + 1e-9) ? 1 : 0;
        }
      }
    }
    assertThat(own).isLessThanOrEqualTo(best * (1 + 1e-9)).isGreaterThan(best * 0.63);
    assertThat(better).as("of 84 sets").isLessThan(9);
  }

  @Test
  void asThetaFallsPagesGetMoreDiverse() {
    Random random = new Random(3);
    double[] thetas = {0.999, 0.9, 0.7, 0.4, 0};
    double[] distance = new double[thetas.length];
    for (int round = 0; round < 60; round++) {
      double[] relevance = relevance(40, random);
      ItemSimilarity similarity = similarity(40, random);
      for (int t = 0; t < thetas.length; t++) {
        int[] order = new Dpp(thetas[t]).pick(relevance, similarity, 10).order(40);
        distance[t] +=
            DiversityMetrics.intraListDistance(
                    IntStream.of(order).boxed().toList(), (a, b) -> 1 - similarity.of(a, b), 10)
                / 60;
      }
    }
    for (int t = 1; t < thetas.length; t++) {
      assertThat(distance[t])
          .as("ILD@10 at theta %s", thetas[t])
          .isGreaterThanOrEqualTo(distance[t - 1]);
    }
    assertThat(distance[thetas.length - 1]).isGreaterThan(distance[0] + 0.03);
  }

  @Test
  void whatRepeatsAPickIsLeftForTheRest() {
    Item one = TestItems.item("a", "A", "5.00", "Shoes");
    Item other = TestItems.item("b", "B", "9.00", "Lamps");
    List<Item> items = List.of(one, one, other, other);
    // Identical in everything: categories, price, brand and attributes are absent or equal, so
    // similarity is below 1 only by what is absent; vectors make twins of them.
    float[][] vectors = {{1, 0}, {1, 0}, {0, 1}, {0, 1}};
    ItemSimilarity similarity = new ItemSimilarity(items, vectors);
    Picks picks = new Dpp(0.5).pick(new double[] {1, 0.9, 0.8, 0.7}, similarity, 4);
    assertThat(picks.item(0)).isEqualTo(0);
    assertThat(picks.item(1)).isEqualTo(2);
  }

  @Test
  void endsWhereNothingAddsVolume() {
    Random random = new Random(9);
    Item twin;
    do {
      twin = TestItems.random("t", random);
    } while (twin.brand() == null || twin.offer().price() == null || twin.attributes().isEmpty());
    Picks picks =
        new Dpp(0.5)
            .pick(
                new double[] {1, 0.5, 0.2}, new ItemSimilarity(List.of(twin, twin, twin), null), 3);
    assertThat(picks.size()).isEqualTo(1);
    assertThat(picks.order(3)).containsExactly(0, 1, 2);
  }

  @Test
  void refusesAThetaOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dpp(1))
        .withMessage("theta is 1.0, not in [0, 1)");
  }
}
