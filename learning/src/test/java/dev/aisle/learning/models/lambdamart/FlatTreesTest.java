package dev.aisle.learning.models.lambdamart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.ml.lightgbm.PredictionType;
import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.TensorData;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlatTreesTest {
  private static final int WIDTH = 6;

  /// Columns 0 to 3 are numbers, of which some are unknown and some 0; 4 and 5 are categories.
  private static float[] rows(int count, double unknown, SplittableRandom random) {
    float[] rows = new float[count * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      int column = i % WIDTH;
      if (random.nextDouble() < unknown) {
        rows[i] = Float.NaN;
      } else if (column >= 4) {
        rows[i] = random.nextInt(column == 4 ? 9 : 70);
      } else {
        rows[i] = random.nextInt(5) == 0 ? 0 : (float) (random.nextDouble() * 200 - 100);
      }
    }
    return rows;
  }

  private static float[] answers(float[] rows, SplittableRandom random) {
    float[] answers = new float[rows.length / WIDTH];
    for (int row = 0; row < answers.length; row++) {
      float number = rows[row * WIDTH];
      float category = rows[row * WIDTH + 5];
      answers[row] =
          (float)
              ((Float.isNaN(number) ? 3 : Math.sin(number / 20))
                  + (Float.isNaN(category) ? -1 : ((int) category) * 37 % 11 / 5.0)
                  + random.nextGaussian() / 5);
    }
    return answers;
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Model(String text, double[] predictions) {}

  /// A regression: any objective makes trees of the same kinds.
  private static Model lightGbm(float[] rows, float[] asked, String more, SplittableRandom random)
      throws LGBMException {
    String parameters =
        "objective=regression boost_from_average=false num_leaves=31 learning_rate=0.2"
            + " min_data_in_leaf=5 cat_smooth=1 min_data_per_group=5 verbosity=-1 num_threads=1"
            + " categorical_feature=4,5 "
            + more;
    try (LGBMDataset data =
        LGBMDataset.createFromMat(rows, rows.length / WIDTH, WIDTH, true, parameters, null)) {
      data.setField("label", answers(rows, random));
      try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
        for (int tree = 0; tree < 40; tree++) {
          booster.updateOneIter();
        }
        return new Model(
            booster.saveModelToString(0, 40, FeatureImportanceType.SPLIT),
            booster.predictForMat(
                asked, asked.length / WIDTH, WIDTH, true, PredictionType.C_API_PREDICT_RAW_SCORE));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}, unknown {1}, {2}")
  @CsvSource({
    "1, 0, ''",
    "2, 0.15, ''",
    "3, 0.15, zero_as_missing=true",
    "4, 0.15, use_missing=false",
    "5, 0, zero_as_missing=true"
  })
  void scoresAsLightGbmDoes(long seed, double unknown, String more) throws LGBMException {
    SplittableRandom random = new SplittableRandom(seed);
    // Half of the rows that are asked for have unknown values, also where training had none.
    float[] asked = rows(1_000, 0.3, random);
    Model model = lightGbm(rows(1_000, unknown, random), asked, more, random);
    FlatTrees trees = FlatTrees.of(LightGbmText.trees(model.text()).tensors(), WIDTH);
    assertThat(trees.size()).isEqualTo(40);
    double[] scores = new double[model.predictions().length];
    trees.score(asked, WIDTH, scores);
    for (int row = 0; row < scores.length; row++) {
      assertThat(scores[row])
          .as("row %s of seed %s", row, seed)
          .isCloseTo(model.predictions()[row], within(1e-6));
    }
    assertThat(Arrays.stream(scores).distinct().count()).isGreaterThan(400);
  }

  @Test
  void aThresholdBetweenTwoNumbersOfSinglePrecisionDividesThem() throws LGBMException {
    float[] rows = new float[200 * WIDTH];
    float[] answers = new float[200];
    for (int row = 0; row < 200; row++) {
      rows[row * WIDTH] = row % 2 == 0 ? 0.1f : Math.nextUp(0.1f);
      answers[row] = row % 2;
    }
    try (LGBMDataset data =
        LGBMDataset.createFromMat(rows, 200, WIDTH, true, "verbosity=-1 min_data_in_bin=1", null)) {
      data.setField("label", answers);
      try (LGBMBooster booster =
          LGBMBooster.create(data, "objective=regression verbosity=-1 min_data_in_leaf=1")) {
        booster.updateOneIter();
        FlatTrees trees =
            LightGbmText.trees(booster.saveModelToString(0, 1, FeatureImportanceType.SPLIT));
        double[] expected =
            booster.predictForMat(rows, 200, WIDTH, true, PredictionType.C_API_PREDICT_RAW_SCORE);
        double[] scores = new double[200];
        trees.score(rows, WIDTH, scores);
        assertThat(scores[1]).isNotEqualTo(scores[0]).isCloseTo(expected[1], within(1e-6));
        assertThat(scores[0]).isCloseTo(expected[0], within(1e-6));
      }
    }
  }

  @Test
  void contributionsSumToTheScore() throws LGBMException {
    SplittableRandom random = new SplittableRandom(8);
    float[] asked = rows(50, 0.2, random);
    Model model = lightGbm(rows(800, 0.1, random), asked, "", random);
    FlatTrees trees = LightGbmText.trees(model.text());
    for (int row = 0; row < 50; row++) {
      double[] credit =
          trees.contributions(Arrays.copyOfRange(asked, row * WIDTH, (row + 1) * WIDTH));
      assertThat(trees.base() + Arrays.stream(credit).sum())
          .isCloseTo(model.predictions()[row], within(1e-4));
      // Only the first number and the last category decide the answers.
      assertThat(Math.abs(credit[0]) + Math.abs(credit[5])).isGreaterThan(Math.abs(credit[2]));
    }
  }

  /// Two trees: a node over a node and three leaves, and a single leaf.
  private static Map<String, TensorData> small() {
    Map<String, TensorData> tensors = new HashMap<>();
    put(tensors, "trees.root", 0, -4);
    put(tensors, "nodes.column", 0, 1);
    put(tensors, "nodes.threshold", 0.5f, 0);
    put(tensors, "nodes.kind", 8, 1);
    put(tensors, "nodes.left", 1, -2);
    put(tensors, "nodes.right", -1, -3);
    put(tensors, "nodes.value", 0, 1);
    put(tensors, "leaves.value", 10, 20, 30, 5);
    put(tensors, "categories.start", 0, 1);
    put(tensors, "categories.bits", 4);
    return tensors;
  }

  private static void put(Map<String, TensorData> tensors, String name, float... values) {
    tensors.put(name, new TensorData(values, values.length));
  }

  @Test
  void treesByHand() {
    FlatTrees trees = FlatTrees.of(small(), 2);
    double[] scores = new double[5];
    // Category 2 is in the set of bits 4; unknown numbers go right, where no default says left.
    trees.score(new float[] {0.5f, 2, 0.5f, 1, 0.6f, 2, Float.NaN, 2, 0, Float.NaN}, 2, scores);
    assertThat(scores).containsExactly(25, 35, 15, 15, 35);
  }

  @ParameterizedTest(name = "{0}[{1}] = {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes.left       | 0 | 0   | node 0 hangs below the later node 0",
        "nodes.left       | 1 | 0   | node 0 hangs below the later node 1",
        "nodes.left       | 0 | 7   | node 7 below node 0 does not exist",
        "nodes.right      | 1 | -9  | leaf 8 below node 1 does not exist",
        "nodes.right      | 1 | -2  | leaf 1 has two parents",
        "nodes.left       | 0 | 1.5 | nodes.left[0] is 1.5 where a whole number is needed",
        "trees.root       | 1 | 1   | node 1 has two parents",
        "nodes.column     | 0 | 2   | node 0 asks for column 2 of 2",
        "nodes.column     | 0 | -1  | node 0 asks for column -1 of 2",
        "nodes.kind       | 0 | 12  | node 0 is of the unknown kind 12",
        "nodes.threshold  | 0 | NaN | node 0 has no threshold",
        "nodes.threshold  | 1 | 1   | node 1 asks for the set of categories 1.0",
        "nodes.value      | 1 | NaN | node 1 has the value NaN",
        "leaves.value     | 2 | NaN | leaf 2 has the value NaN",
        "leaves.value     | 0 | Infinity | leaf 0 has the value Infinity",
        "categories.start | 1 | 9   | has sets of categories beyond their bits",
        "categories.bits  | 0 | -1  | has the bits -1 in a set of categories"
      })
  void refusesArraysThatAreNoTrees(String tensor, int index, float value, String problem) {
    Map<String, TensorData> tensors = small();
    TensorData whole = tensors.getOrDefault(tensor, new TensorData(new float[9], 9));
    float[] changed = whole.values().clone();
    changed[index] = value;
    put(tensors, tensor, changed);
    assertThatThrownBy(() -> FlatTrees.of(tensors, 2))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("lambdamart: " + problem + ". Train it again.");
  }

  @Test
  void refusesWhatIsMissingOrLeftOver() {
    Map<String, TensorData> tensors = small();
    tensors.remove("leaves.value");
    assertThatThrownBy(() -> FlatTrees.of(tensors, 2))
        .hasMessageContaining("has no tensor leaves.value");
    put(tensors, "leaves.value", 10, 20, 30, 5, 6);
    assertThatThrownBy(() -> FlatTrees.of(tensors, 2))
        .hasMessageContaining("leaf 4 belongs to no tree");
    put(tensors, "trees.root");
    assertThatThrownBy(() -> FlatTrees.of(tensors, 2)).hasMessageContaining("has no trees");
  }
}
