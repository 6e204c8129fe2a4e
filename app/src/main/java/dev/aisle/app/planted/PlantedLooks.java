package dev.aisle.app.planted;

import dev.aisle.learning.models.armmt.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Items that look alike take each other's place: of those of a look, the most appealing of the
/// list is wanted, the others hardly. Whoever looks at an item alone cannot know which it is.
///
/// There are six looks, centres `N(0, I₈)`. An item has a random look, a picture that is its centre
/// plus `0.3 ε`, and an appeal `a ~ N(0, 1)`, of which the features are `(a, a²)`.
/// ```
/// P(y = 1) = σ(1.2 a + 0.3) where no item of its look on the list has a larger a, else σ(−2.5)
/// ```
/// A list has 8 items.
///
/// @param training lists
/// @param test lists
public record PlantedLooks(int training, int test) {
  /// The sizes of the specification; it leaves the test's to us.
  public static final PlantedLooks DEFAULT = new PlantedLooks(5_000, 2_000);

  private static final int LOOKS = 6;
  private static final int WIDTH = 8;
  private static final int CANDIDATES = 8;

  /// The lists of a seed.
  public PlantedData data(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    double[][] centres = Draw.normal(LOOKS, WIDTH, random);
    float[][] pictures = new float[(training + test) * CANDIDATES][];
    List<PlantedList> lists = new ArrayList<>();
    for (int list = 0; list < training + test; list++) {
      lists.add(list(list * CANDIDATES, centres, pictures, random));
    }
    return new PlantedData(
        Map.of(Modality.PICTURE, pictures),
        0,
        lists.subList(0, training),
        lists.subList(training, training + test));
  }

  /// @param first the number of its first item
  /// @param pictures where those of its items are put
  private static PlantedList list(
      int first, double[][] centres, float[][] pictures, RandomGenerator random) {
    int[] items = new int[CANDIDATES];
    int[] looks = random.ints(CANDIDATES, 0, LOOKS).toArray();
    double[] appeal = Draw.normal(CANDIDATES, random);
    float[][] features = new float[CANDIDATES][];
    double[] truth = new double[CANDIDATES];
    for (int i = 0; i < CANDIDATES; i++) {
      items[i] = first + i;
      float[] picture = new float[WIDTH];
      for (int j = 0; j < WIDTH; j++) {
        picture[j] = (float) (centres[looks[i]][j] + 0.3 * random.nextGaussian());
      }
      pictures[items[i]] = picture;
      features[i] = new float[] {(float) appeal[i], (float) (appeal[i] * appeal[i])};
      boolean best = true;
      for (int other = 0; other < CANDIDATES; other++) {
        best &= looks[other] != looks[i] || appeal[other] <= appeal[i];
      }
      truth[i] = best ? 1.2 * appeal[i] + 0.3 : -2.5;
    }
    return new PlantedList(
        items,
        new int[CANDIDATES],
        new int[0],
        features,
        new float[] {1},
        Draw.labels(truth, random),
        truth);
  }
}
