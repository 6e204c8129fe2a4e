package dev.aisle.learning.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamTest {
  private static final long SEED = 31;
  private static final int ROWS = 12;
  private static final int WIDTH = 3;
  private static final Adam.Config CONFIG =
      new Adam.Config(0.1, 0.8, 0.95, 1e-8, 0.02, Double.POSITIVE_INFINITY);

  @Test
  void isAlgorithmOneOfThePaper() {
    try (Parameters parameters = GradientCheck.parameters(SEED)) {
      Tensor x = parameters.constant("x", 2, 1, 1);
      Tensor bias = parameters.constant("bias", 2, 1);
      try (Adam adam = new Adam(parameters, CONFIG, step -> 1.0 / step)) {
        double value = 2;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= 5; t++) {
          try (Scope _ = Scope.training()) {
            x.power(3).plus(bias.times(0)).sum().backward();
            adam.step();
          }
          double g = 3 * value * value;
          m = 0.8 * m + 0.2 * g;
          v = 0.95 * v + 0.05 * g * g;
          double rate = 0.1 / t;
          value -= rate * 0.02 * value;
          value -=
              rate * (m / (1 - Math.pow(0.8, t))) / (Math.sqrt(v / (1 - Math.pow(0.95, t))) + 1e-8);
          assertThat(x.doubles()[0]).as("after step %d", t).isCloseTo(value, within(1e-12));
        }
        assertThat(adam.steps()).isEqualTo(5);
        assertThat(bias.doubles()).as("what has one axis does not shrink").containsExactly(2);
      }
    }
  }

  /// Three look-ups in a step, which share ids, against a table that is one dense tensor.
  @Test
  void rowsThatAllStepsUseMoveAsADenseTableDoes() {
    try (Parameters sparse = GradientCheck.parameters(SEED);
        Parameters dense = GradientCheck.parameters(SEED)) {
      EmbeddingTable table = sparse.table("table", ROWS, WIDTH);
      Tensor whole = dense.constant("table", 0, ROWS, WIDTH);
      whole.writeInPlace(table.values().doubles());
      Draws draws = new Draws(SEED);
      int[] every = new SplittableRandom(SEED).ints(1, ROWS).distinct().limit(11).toArray();
      Adam.Config clipped = CONFIG.withMaxNorm(0.7);
      try (Adam rows = new Adam(sparse, clipped);
          Adam all = new Adam(dense, clipped)) {
        for (int step = 0; step < 4; step++) {
          int[] some = draws.ids(6, 1, ROWS);
          double[] weights = draws.normal((11 + 6 + 6) * WIDTH);
          try (Scope _ = Scope.training()) {
            loss(weights, table.lookup(some, 2, 3), table.lookup(every, 11), table.lookup(some, 6))
                .backward();
            rows.step();
          }
          try (Scope _ = Scope.training()) {
            Tensor first = whole.select(0, Tensor.of(some, 6));
            Tensor second = whole.select(0, Tensor.of(every, 11));
            loss(weights, first, second, first).backward();
            all.step();
          }
          assertThat(rows.norm()).isCloseTo(all.norm(), within(1e-12)).isGreaterThan(0.7);
          assertThat(table.values().doubles())
              .as("step %d, seed %d", step, SEED)
              .containsExactly(whole.doubles(), within(1e-12));
        }
      }
    }
  }

  private static Tensor loss(double[] weights, Tensor... looked) {
    Tensor[] flat = new Tensor[looked.length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = looked[i].reshape(-1);
    }
    return Tensor.concat(0, flat).plus(1).squared().times(Tensor.of(weights, weights.length)).sum();
  }

  /// Rows of floats are computed by a loop of our own, of doubles by libtorch.
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 32, 3000})
  void rowsOfFloatsMoveAsThoseOfDoubles(int width) {
    int rows = 90;
    try (Parameters narrow = new Parameters(Type.FLOAT, new SplittableRandom(SEED));
        Parameters wide = new Parameters(Type.DOUBLE, new SplittableRandom(SEED))) {
      EmbeddingTable floats = narrow.table("table", rows, width);
      EmbeddingTable doubles = wide.table("table", rows, width);
      try (Adam one = new Adam(narrow, CONFIG);
          Adam other = new Adam(wide, CONFIG)) {
        Draws draws = new Draws(SEED);
        for (int step = 0; step < 3; step++) {
          int[] ids = draws.ids(150, 0, rows);
          step(floats, one, ids);
          step(doubles, other, ids);
        }
      }
      double[] one = floats.values().doubles();
      double[] other = doubles.values().doubles();
      double apart = 0;
      for (int i = 0; i < one.length; i++) {
        apart = Math.max(apart, Math.abs(one[i] - other[i]));
      }
      assertThat(apart).as("seed %d", SEED).isLessThan(2e-6);
    }
  }

  @Test
  void aStepOfNothingButPaddingChangesNothing() {
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(SEED))) {
      EmbeddingTable table = parameters.table("table", ROWS, WIDTH);
      Map<String, TensorData> before = parameters.save();
      try (Adam adam = new Adam(parameters, CONFIG.withMaxNorm(1))) {
        step(table, adam, 0, 0);
        assertThat(adam.norm()).isZero();
        assertThat(parameters.save()).isEqualTo(before);
      }
    }
  }

  @Test
  void rowsThatAStepDoesNotUseRest() {
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(SEED))) {
      EmbeddingTable table = parameters.table("table", ROWS, WIDTH);
      float[] before = table.save().values();
      try (Adam adam = new Adam(parameters, CONFIG)) {
        step(table, adam, 0, 3, 5, 3);
        step(table, adam, 3, 0);
        float[] after = table.save().values();
        for (int row = 0; row < ROWS; row++) {
          boolean same = Arrays.equals(row(before, row), row(after, row));
          assertThat(same).as("row %d", row).isEqualTo(row != 3 && row != 5);
        }
        assertThat(row(after, 0)).containsOnly(0);
      }
    }
  }

  private static float[] row(float[] values, int row) {
    return Arrays.copyOfRange(values, row * WIDTH, (row + 1) * WIDTH);
  }

  private static void step(EmbeddingTable table, Adam adam, int... ids) {
    try (Scope _ = Scope.training()) {
      table.lookup(ids, ids.length).plus(0.5).squared().sum().backward();
      adam.step();
    }
  }

  @Test
  void aBatchThatWasGivenUpLeavesNothing() {
    try (Parameters given = new Parameters(Type.FLOAT, new SplittableRandom(SEED));
        Parameters not = new Parameters(Type.FLOAT, new SplittableRandom(SEED))) {
      EmbeddingTable one = given.table("table", ROWS, WIDTH);
      EmbeddingTable other = not.table("table", ROWS, WIDTH);
      try (Adam adam = new Adam(given, CONFIG);
          Adam reference = new Adam(not, CONFIG)) {
        try (Scope _ = Scope.training()) {
          one.lookup(new int[] {1, 2}, 2).sum().backward();
        }
        step(one, adam, 2, 4);
        step(other, reference, 2, 4);
        assertThat(given.save()).isEqualTo(not.save());
      }
    }
  }

  @Test
  void aRestoredOptimiserGoesOnToTheBit() {
    Map<String, TensorData> values;
    Map<String, TensorData> state;
    Map<String, TensorData> end;
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(SEED))) {
      EmbeddingTable table = parameters.table("table", ROWS, WIDTH);
      Mlp mlp = new Mlp(parameters.in("mlp"), WIDTH, 4, 1);
      try (Adam adam = new Adam(parameters, CONFIG, step -> Math.min(1, step / 4.0))) {
        train(table, mlp, adam, 3, 1);
        values = parameters.save();
        state = adam.save();
        train(table, mlp, adam, 3, 2);
        end = parameters.save();
      }
    }
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(99))) {
      EmbeddingTable table = parameters.table("table", ROWS, WIDTH);
      Mlp mlp = new Mlp(parameters.in("mlp"), WIDTH, 4, 1);
      try (Adam adam = new Adam(parameters, CONFIG, step -> Math.min(1, step / 4.0))) {
        parameters.load("a test", values);
        adam.load("a test", state);
        assertThat(adam.steps()).isEqualTo(3);
        train(table, mlp, adam, 3, 2);
        assertThat(parameters.save()).isEqualTo(end);
        Map<String, TensorData> lacking = new HashMap<>(state);
        lacking.remove("mlp.0.bias.square");
        assertThatThrownBy(() -> adam.load("state.safetensors", lacking))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining("mlp.0.bias.square");
      }
    }
  }

  private static void train(EmbeddingTable table, Mlp mlp, Adam adam, int steps, long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < steps; i++) {
      try (Scope _ = Scope.training()) {
        Tensor x = table.lookup(draws.ids(8, 0, ROWS), 8);
        mlp.apply(x).minus(Tensor.full(Type.FLOAT, 1, 8, 1)).squared().mean().backward();
        adam.step();
      }
    }
  }

  @Test
  void numbersOutOfRangeAreNamed() {
    assertThatThrownBy(() -> Adam.Config.of(-1)).hasMessageContaining("-1.0");
  }
}
