package dev.aisle.learning.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.models.sequence.InterestNetwork.Inputs;
import dev.aisle.learning.models.sequence.InterestNetwork.Pooling;
import dev.aisle.learning.models.sequence.InterestNetwork.Shape;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterestNetworkTest {
  private static final int WIDTH = 3;

  /// One shopper, two entries, two candidates with one dense feature.
  private static final double[] HISTORY = {0.3, -0.2, 0.5, -0.4, 0.1, 0.7};

  private static final double[] CANDIDATES = {0.6, 0.2, -0.1, -0.3, 0.8, 0.4};
  private static final double[] DENSE = {0.5, -1};

  private static Shape shape(Pooling pooling, int ages) {
    return new Shape(WIDTH, 1, pooling, ages, List.of(4), List.of(5), 0);
  }

  private static double[] logits(InterestNetwork network, double[] history, int... ages) {
    try (Scope _ = Scope.inference()) {
      return network
          .logits(
              new Inputs(
                  Tensor.of(history, 1, history.length / WIDTH, WIDTH),
                  Tensor.of(CANDIDATES, 1, 2, WIDTH),
                  Tensor.of(ages, 1, 2, history.length / WIDTH),
                  Tensor.of(DENSE, 1, 2, 1)),
              null)
          .doubles();
    }
  }

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void whatACandidateMayNotSeeChangesNothing(Pooling pooling) {
    try (var parameters = new Parameters(Type.DOUBLE, new SplittableRandom(1))) {
      var network = new InterestNetwork(parameters, shape(pooling, 3));
      double[] plain = logits(network, HISTORY, 2, 1, 2, 1);
      double[] padded = {0.3, -0.2, 0.5, -0.4, 0.1, 0.7, 9, 9, 9};
      assertThat(logits(network, padded, 2, 1, 0, 2, 1, 0)).containsExactly(plain, within(1e-12));
      double[] first = logits(network, new double[] {0.3, -0.2, 0.5}, 1, 1);
      double[] mixed = logits(network, HISTORY, 1, 0, 2, 1);
      assertThat(mixed).containsExactly(new double[] {first[0], plain[1]}, within(1e-12));
    }
  }

  @Test
  void agesChangeWeightsOnceTheyAreLearned() {
    try (var parameters = new Parameters(Type.DOUBLE, new SplittableRandom(2))) {
      var network = new InterestNetwork(parameters, shape(Pooling.TARGET, 3));
      double[] plain = logits(network, HISTORY, 2, 1, 2, 1);
      assertThat(logits(network, HISTORY, 1, 2, 1, 2)).containsExactly(plain, within(1e-12));
      parameter(parameters, "ages.offsets").writeInPlace(new double[] {0, 0.5, -0.5, 0});
      assertThat(logits(network, HISTORY, 1, 2, 1, 2)).isNotEqualTo(plain);
    }
  }

  @Test
  void aMeanPooledNetworkIsTheFormulaByHand() {
    try (var parameters = new Parameters(Type.DOUBLE, new SplittableRandom(2))) {
      var network = new InterestNetwork(parameters, shape(Pooling.MEAN, 0));
      double[] first = parameter(parameters, "tower.0.weight").doubles();
      double[] second = parameter(parameters, "tower.1.weight").doubles();
      double[] expected = new double[2];
      for (int c = 0; c < 2; c++) {
        double[] x = new double[10];
        double product = 0;
        for (int d = 0; d < WIDTH; d++) {
          double q = CANDIDATES[c * WIDTH + d];
          double v = (HISTORY[d] + HISTORY[WIDTH + d]) / 2;
          x[d] = q;
          x[WIDTH + d] = v;
          x[2 * WIDTH + d] = q * v;
          product += q * v;
        }
        x[9] = DENSE[c];
        double logit = 0;
        for (int h = 0; h < 5; h++) {
          double sum = 0;
          for (int i = 0; i < 10; i++) {
            sum += first[h * 10 + i] * x[i];
          }
          logit += second[h] * Math.max(0, sum);
        }
        expected[c] = logit + product;
      }
      assertThat(logits(network, HISTORY, 2, 1, 2, 1)).containsExactly(expected, within(1e-12));
    }
  }

  private static Tensor parameter(Parameters parameters, String name) {
    return Objects.requireNonNull(parameters.tensors().get(name), name);
  }

  /// Labels without any rule: only a network whose gradients reach all its parts learns them.
  @Test
  void thirtyTwoPagesAreLearnedByHeart() {
    var random = new SplittableRandom(4);
    int pages = 32;
    double[] history = random.doubles(2L * pages * WIDTH, -1, 1).toArray();
    double[] candidates = random.doubles(2L * pages * WIDTH, -1, 1).toArray();
    double[] dense = random.doubles(2L * pages, -1, 1).toArray();
    int[] ages = new int[pages * 4];
    Arrays.setAll(ages, i -> 2 - i % 2);
    double loss = Double.NaN;
    try (var parameters = new Parameters(Type.DOUBLE, new SplittableRandom(5))) {
      var shape = new Shape(WIDTH, 1, Pooling.TARGET, 2, List.of(8), List.of(32), 0);
      var network = new InterestNetwork(parameters, shape);
      try (var adam = new Adam(parameters, Adam.Config.of(0.02))) {
        for (int step = 0; step < 300; step++) {
          try (Scope _ = Scope.training()) {
            var in =
                new Inputs(
                    Tensor.of(history, pages, 2, WIDTH),
                    Tensor.of(candidates, pages, 2, WIDTH),
                    Tensor.of(ages, pages, 2, 2),
                    Tensor.of(dense, pages, 2, 1));
            Tensor logits = network.logits(in, null);
            Tensor taken = logits.narrow(1, 0, 1).squeeze(-1);
            Tensor total = logits.logSumExp(-1).minus(taken).mean();
            total.backward();
            adam.step();
            loss = total.item();
          }
        }
      }
    }
    assertThat(loss).as("of seeds 4 and 5").isLessThan(0.02);
  }
}
