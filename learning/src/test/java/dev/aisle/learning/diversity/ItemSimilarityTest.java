package dev.aisle.learning.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.TestItems;
import dev.aisle.core.catalog.Item;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemSimilarityTest {
  @Test
  void valuesByHand() {
    Item shoe = TestItems.item("a", "A", "9.00", "Clothing", "Shoes");
    Item boot = TestItems.item("b", "B", "4.00", "Clothing", "Boots");
    Item lamp = TestItems.item("c", "C", "9.00", "Lamps");
    ItemSimilarity similarity = new ItemSimilarity(List.of(shoe, boot, lamp), null);
    // One of two path elements shared; prices (1 + 4) / (1 + 9).
    assertThat(similarity.of(0, 1)).isCloseTo(0.4 * 0.5 + 0.15 * 0.5, within(1e-12));
    assertThat(similarity.of(0, 2)).isCloseTo(0.15, within(1e-12));
    assertThat(similarity.of(1, 1)).isEqualTo(1);
  }

  @Test
  void vectorsCountHalf() {
    List<Item> items =
        List.of(
            TestItems.item("a", "A", "9.00", "X"),
            TestItems.item("b", "B", "9.00", "X"),
            TestItems.item("c", "C", "9.00", "X"));
    float[][] vectors = {{1, 0}, {0, 3}, {0, 0}};
    ItemSimilarity similarity = new ItemSimilarity(items, vectors);
    assertThat(similarity.of(0, 1)).isCloseTo(0.5 * 0.55 + 0.5 * 0.5, within(1e-9));
    // The last item has no vector.
    assertThat(similarity.of(0, 2)).isCloseTo(0.5 * 0.55, within(1e-9));
  }

  /// A Cholesky factor exists for every kernel that is positive semidefinite.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void isAPositiveSemidefiniteKernel(long seed) {
    Random random = new Random(seed);
    int n = 40;
    float[][] vectors = new float[n][3];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 3; j++) {
        vectors[i][j] = random.nextInt(5) == 0 ? 0 : (float) random.nextGaussian();
      }
    }
    List<Item> items = TestItems.randomItems(n, random);
    for (ItemSimilarity similarity :
        List.of(new ItemSimilarity(items, null), new ItemSimilarity(items, vectors))) {
      double[][] factor = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          assertThat(similarity.of(i, j)).isBetween(0.0, 1.0).isEqualTo(similarity.of(j, i));
          double sum = similarity.of(i, j) + (i == j ? 1e-9 : 0);
          for (int k = 0; k < j; k++) {
            sum -= factor[i][k] * factor[j][k];
          }
          if (i == j) {
            assertThat(sum).as("pivot %s", i).isPositive();
          }
          factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
        }
      }
    }
  }

  @Test
  void refusesVectorsOfOtherItems() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ItemSimilarity(List.of(TestItems.item("a")), new float[2][3]))
        .withMessage("2 vectors of 1 items");
  }
}
