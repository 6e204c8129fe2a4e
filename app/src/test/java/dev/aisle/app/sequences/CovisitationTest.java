package dev.aisle.app.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CovisitationTest {
  private static final int ITEMS = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void cosinesAreThoseOfTheDefinition(long seed) {
    int[][] sequences = sequences(new SplittableRandom(seed));
    Covisitation counted = Covisitation.of(sequences, ITEMS);
    for (int a = 1; a <= ITEMS; a++) {
      for (int c = 1; c <= ITEMS; c++) {
        assertThat(counted.cosine(a, c))
            .as("seed %d, items %d and %d", seed, a, c)
            .isCloseTo(cosine(sequences, a, c), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void leavingAShopperOutIsCountingWithoutTheSequence(long seed) {
    int[][] sequences = sequences(new SplittableRandom(seed));
    Covisitation counted = Covisitation.of(sequences, ITEMS);
    for (int shopper = 0; shopper < sequences.length; shopper++) {
      int[][] others = sequences.clone();
      others[shopper] = new int[0];
      for (int a = 1; a <= ITEMS; a++) {
        for (int c = 1; c <= ITEMS; c++) {
          double without =
              counted.cosineWithout(
                  shopper, a, counted.took(shopper, a), c, counted.took(shopper, c));
          assertThat(without)
              .as("seed %d, shopper %d, items %d and %d", seed, shopper, a, c)
              .isCloseTo(cosine(others, a, c), within(1e-5));
        }
      }
    }
  }

  private static int[][] sequences(RandomGenerator random) {
    int[][] sequences = new int[20][];
    Arrays.setAll(
        sequences, _ -> random.ints(3 + random.nextInt(5), 1, ITEMS + 1).distinct().toArray());
    return sequences;
  }

  private static double cosine(int[][] sequences, int a, int c) {
    double together = 0;
    int ofA = 0;
    int ofC = 0;
    for (int[] sequence : sequences) {
      List<Integer> items = Arrays.stream(sequence).boxed().toList();
      ofA += items.contains(a) ? 1 : 0;
      ofC += items.contains(c) ? 1 : 0;
      if (items.contains(a) && items.contains(c)) {
        together += 1 / (Math.log(2.0 + sequence.length) / Math.log(2));
      }
    }
    return ofA == 0 || ofC == 0 ? 0 : together / Math.sqrt((double) ofA * ofC);
  }
}
