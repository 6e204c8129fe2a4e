package dev.aisle.app.lists;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.sequences.Covisitation;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollaborativeVectorsTest {
  private static final int ITEMS = 40;

  @Test
  void itemsOfTheSameShoppersAreAlikeThoughNobodyTookBoth() {
    // Shoppers take three of the even or three of the odd ones; nobody takes 1 and 3 together.
    SplittableRandom random = new SplittableRandom(1);
    int[][] taken = new int[300][];
    for (int shopper = 0; shopper < taken.length; shopper++) {
      int odd = shopper % 2;
      taken[shopper] =
          random.ints(1, ITEMS / 2).map(i -> 2 * i - odd).distinct().limit(3).toArray();
      if (IntStream.of(taken[shopper]).filter(item -> item == 1 || item == 3).count() == 2) {
        taken[shopper] = new int[] {5, 7};
      }
    }
    Covisitation counts = Covisitation.of(taken, ITEMS);
    float[] @Nullable [] vectors = CollaborativeVectors.of(counts, ITEMS, 4);
    assertThat(counts.cosine(1, 3)).isZero();
    assertThat(dot(requireNonNull(vectors[1]), requireNonNull(vectors[3]))).isGreaterThan(0.5);
    assertThat(Math.abs(dot(requireNonNull(vectors[1]), requireNonNull(vectors[4]))))
        .isLessThan(0.2);
    assertThat(dot(requireNonNull(vectors[1]), requireNonNull(vectors[1]))).isBetween(0.999, 1.001);
    assertThat(vectors[0]).as("padding").isNull();
    assertThat(vectors[ITEMS]).as("taken by nobody").isNull();
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
