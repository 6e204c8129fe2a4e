package dev.aisle.learning.models.mmr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.TestItems;
import dev.aisle.core.evaluation.DiversityMetrics;
import dev.aisle.learning.diversity.ItemSimilarity;
import dev.aisle.learning.diversity.Picks;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MmrTest {
  private static double[] relevance(int n, Random random) {
    return IntStream.range(0, n).mapToDouble(_ -> random.nextDouble()).toArray();
  }

  private static List<Integer> order(Picks picks, int n) {
    return IntStream.of(picks.order(n)).boxed().toList();
  }

  @Test
  void withLambdaOneItIsTheOrderOfScores() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      int n = 1 + random.nextInt(30);
      double[] relevance = relevance(n, random);
      ItemSimilarity similarity = new ItemSimilarity(TestItems.randomItems(n, random), null);
      List<Integer> byScore =
          IntStream.range(0, n)
              .boxed()
              .sorted((a, b) -> Double.compare(relevance[b], relevance[a]))
              .toList();
      assertThat(order(new Mmr(1).pick(relevance, similarity, n), n)).isEqualTo(byScore);
    }
  }

  /// Each pick against the formula, written out over all that are left.
  @Test
  void eachPickIsTheBestByTheFormula() {
    Random random = new Random(2);
    for (int round = 0; round < 30; round++) {
      int n = 2 + random.nextInt(20);
      double lambda = random.nextDouble();
      double[] relevance = relevance(n, random);
      ItemSimilarity similarity = new ItemSimilarity(TestItems.randomItems(n, random), null);
      Picks picks = new Mmr(lambda).pick(relevance, similarity, n);
      assertThat(picks.size()).isEqualTo(n);
      for (int place = 0; place < n; place++) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
          double nearest = 0;
          boolean taken = false;
          for (int above = 0; above < place; above++) {
            taken |= picks.item(above) == i;
            nearest = Math.max(nearest, similarity.of(i, picks.item(above)));
          }
          best = taken ? best : Math.max(best, lambda * relevance[i] - (1 - lambda) * nearest);
        }
        assertThat(picks.gain(place)).isCloseTo(best, within(1e-12));
        assertThat(place == 0 || picks.gain(place) <= picks.gain(place - 1)).isTrue();
      }
    }
  }

  @Test
  void asLambdaFallsPagesGetMoreDiverse() {
    Random random = new Random(3);
    double[] lambdas = {1, 0.9, 0.7, 0.5, 0.3, 0.1};
    double[] distance = new double[lambdas.length];
    for (int round = 0; round < 60; round++) {
      double[] relevance = relevance(40, random);
      ItemSimilarity similarity = new ItemSimilarity(TestItems.randomItems(40, random), null);
      for (int l = 0; l < lambdas.length; l++) {
        List<Integer> order = order(new Mmr(lambdas[l]).pick(relevance, similarity, 10), 40);
        distance[l] +=
            DiversityMetrics.intraListDistance(order, (a, b) -> 1 - similarity.of(a, b), 10) / 60;
      }
    }
    for (int l = 1; l < lambdas.length; l++) {
      assertThat(distance[l])
          .as("ILD@10 at lambda %s", lambdas[l])
          .isGreaterThanOrEqualTo(distance[l - 1]);
    }
    assertThat(distance[lambdas.length - 1]).isGreaterThan(distance[0] + 0.05);
  }

  @Test
  void permutingItemsPermutesPicks() {
    Random random = new Random(4);
    var items = TestItems.randomItems(12, random);
    double[] relevance = relevance(12, random);
    double[] reversed = new double[12];
    for (int i = 0; i < 12; i++) {
      reversed[i] = relevance[11 - i];
    }
    Picks one = new Mmr(0.6).pick(relevance, new ItemSimilarity(items, null), 12);
    Picks other = new Mmr(0.6).pick(reversed, new ItemSimilarity(items.reversed(), null), 12);
    for (int place = 0; place < 12; place++) {
      assertThat(other.item(place)).isEqualTo(11 - one.item(place));
    }
  }

  @Test
  void refusesALambdaOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mmr(1.1))
        .withMessage("lambda is 1.1, not in [0, 1]");
    assertThatIllegalArgumentException().isThrownBy(() -> new Mmr(Double.NaN));
  }
}
