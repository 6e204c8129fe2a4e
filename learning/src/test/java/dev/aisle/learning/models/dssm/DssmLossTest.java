package dev.aisle.learning.models.dssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.encoders.TextSide;
import dev.aisle.learning.encoders.TextTokens;
import dev.aisle.learning.encoders.TextTower;
import dev.aisle.learning.encoders.TokenBag;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DssmLossTest {
  /// The corrected sum over what a step draws has the mean of the sum over the whole catalogue;
  /// without the correction it has not.
  @Test
  void correctedSumsEstimateTheSoftmaxOverTheCatalogue() {
    int seed = 5;
    SplittableRandom random = new SplittableRandom(seed);
    int items = 40;
    int clicked = 16;
    int uniform = 8;
    double[] share = new double[items];
    double[] logits = new double[items];
    for (int i = 0; i < items; i++) {
      share[i] = 1.0 / (i + 1);
      logits[i] = 2 * random.nextGaussian() - 0.1 * i;
    }
    double sum = Arrays.stream(share).sum();
    double all = Arrays.stream(logits).map(Math::exp).sum();
    int steps = 40_000;
    double corrected = 0;
    double plain = 0;
    for (int step = 0; step < steps; step++) {
      boolean[] drawn = new boolean[items];
      for (int b = 0; b < clicked; b++) {
        double at = random.nextDouble() * sum;
        int item = 0;
        while (item < items - 1 && (at -= share[item]) > 0) {
          item++;
        }
        drawn[item] = true;
      }
      for (int u = 0; u < uniform; u++) {
        drawn[random.nextInt(items)] = true;
      }
      for (int i = 0; i < items; i++) {
        if (drawn[i]) {
          double q = DssmLoss.drawn(share[i] / sum, clicked, uniform, items);
          corrected += Math.exp(logits[i] + DssmLoss.correction(q)) / steps;
          plain += Math.exp(logits[i]) / steps;
        }
      }
    }
    assertThat(corrected).as("seed %d", seed).isCloseTo(all, within(0.01 * all));
    assertThat(plain).isLessThan(0.9 * all);
  }

  @Test
  void lossIsThatOfPaper() {
    double[][] queries = {{1, 0}, {0.6, 0.8}};
    double[][] items = {{0.8, 0.6}, {0, 1}, {-1, 0}};
    double[][] corrections = {{0.5, 0, DssmLoss.EXCLUDED}, {0.2, -0.3, 0}};
    int[] answers = {0, 1};
    double[] weights = {1, 3};
    double temperature = 0.2;
    double expected = 0;
    for (int q = 0; q < 2; q++) {
      double total = 0;
      double right = 0;
      for (int i = 0; i < 3; i++) {
        double dot = queries[q][0] * items[i][0] + queries[q][1] * items[i][1];
        double exp = Math.exp(dot / temperature + corrections[q][i]);
        total += exp;
        right = i == answers[q] ? exp : right;
      }
      expected -= weights[q] / 4 * Math.log(right / total);
    }
    try (Scope _ = Scope.inference()) {
      Tensor loss =
          DssmLoss.of(
              Tensor.of(flat(queries), 2, 2),
              Tensor.of(flat(items), 3, 2),
              Tensor.of(flat(corrections), 2, 3),
              Tensor.of(answers, 2),
              Tensor.of(weights, 2),
              temperature);
      assertThat(loss.item()).isCloseTo(expected, within(1e-9));
    }
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /// Gains and heads through both towers, in 64 bits, by central differences.
  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    TextTokens text = new TextTokens(64);
    List<TokenBag> queries = Stream.of("red shoe", "blue", "warm hat").map(text::query).toList();
    List<TokenBag> items =
        Stream.of("red shoes", "blue sky", "hat", "glove").map(text::query).toList();
    try (Parameters parameters = new Parameters(Type.DOUBLE, new SplittableRandom(2))) {
      TextTower tower = new TextTower(parameters, Type.DOUBLE, text, 6, 5);
      perturbHeads(parameters);
      for (var entry : parameters.tensors().entrySet()) {
        Tensor parameter = entry.getValue();
        double[] gradient;
        try (Scope _ = Scope.training()) {
          parameters.clearGradients();
          loss(tower, queries, items).backward();
          gradient = Objects.requireNonNull(parameter.gradient()).doubles();
        }
        float[] values = parameter.floats();
        float step = 1f / 1024;
        for (int i = 0; i < values.length; i += 1 + values.length / 5) {
          double slope =
              (shifted(parameter, values, i, step, tower, queries, items)
                      - shifted(parameter, values, i, -step, tower, queries, items))
                  / (2 * step);
          assertThat(gradient[i])
              .as("%s[%d]", entry.getKey(), i)
              .isCloseTo(slope, within(1e-4 * Math.max(1, Math.abs(slope))));
        }
        parameter.writeInPlace(values);
      }
    }
  }

  /// So that the perceptrons matter and every value is a float.
  private static void perturbHeads(Parameters parameters) {
    SplittableRandom random = new SplittableRandom(8);
    for (Tensor tensor : parameters.tensors().values()) {
      float[] values = tensor.floats();
      for (int i = 0; i < values.length; i++) {
        values[i] += 0.3f * (float) random.nextGaussian();
      }
      tensor.writeInPlace(values);
    }
  }

  private static double shifted(
      Tensor parameter,
      float[] values,
      int at,
      float by,
      TextTower tower,
      List<TokenBag> queries,
      List<TokenBag> items) {
    float[] changed = values.clone();
    changed[at] += by;
    parameter.writeInPlace(changed);
    try (Scope _ = Scope.inference()) {
      return loss(tower, queries, items).item();
    }
  }

  private static Tensor loss(TextTower tower, List<TokenBag> queries, List<TokenBag> items) {
    Tensor ofQueries = tower.forward(TextSide.QUERY, queries);
    Tensor ofItems = tower.forward(TextSide.ITEM, items);
    int rows = queries.size();
    return DssmLoss.of(
        ofQueries,
        ofItems,
        Tensor.zeros(Type.DOUBLE, rows, items.size()),
        Tensor.of(new int[] {0, 1, 2}, rows),
        Tensor.of(new double[] {1, 2, 1}, rows),
        0.3);
  }
}
