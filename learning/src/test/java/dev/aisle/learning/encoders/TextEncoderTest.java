package dev.aisle.learning.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestItems;
import dev.aisle.core.catalog.Item;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextEncoderTest {
  private static final TextTokens TOKENS = new TextTokens(1 << 10);
  private static final int WIDTH = 24;

  @Test
  void servesWhatWasTrainedWithEveryTokenisationBatchedOrAlone() {
    for (int hidden : new int[] {0, 40}) {
      SplittableRandom random = new SplittableRandom(3);
      Map<String, TensorData> saved = randomised(hidden, random);
      TextEncoder encoder = new TextEncoder("test", saved);
      List<Item> items = TestItems.randomItems(60, random);
      List<String> queries = items.stream().map(item -> item.title().substring(0, 6)).toList();
      try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(99));
          Scope _ = Scope.inference()) {
        TextTower tower = new TextTower(parameters, Type.FLOAT, TOKENS, WIDTH, hidden);
        parameters.load("test", saved);
        float[] ofItems =
            tower.forward(TextSide.ITEM, items.stream().map(TOKENS::item).toList()).floats();
        float[] ofQueries =
            tower.forward(TextSide.QUERY, queries.stream().map(TOKENS::query).toList()).floats();
        for (int i = 0; i < items.size(); i++) {
          float[] item = Objects.requireNonNull(encoder.item(items.get(i)));
          assertThat(item).containsExactly(row(ofItems, i), within(2e-6f));
          float[] query = Objects.requireNonNull(encoder.query(queries.get(i)));
          assertThat(query).containsExactly(row(ofQueries, i), within(2e-6f));
          assertThat(length(item)).isCloseTo(1, within(1e-5));
        }
      }
    }
  }

  @Test
  void anUntrainedEncoderPutsAQueryNearTheItemsThatShareItsWords() {
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(4))) {
      new TextTower(parameters, Type.FLOAT, new TextTokens(1 << 12), 512, 128);
      TextEncoder encoder = new TextEncoder("test", parameters.save());
      float[] query = Objects.requireNonNull(encoder.query("red velvet sofa"));
      double near = dot(query, encoder.item(TestItems.item("a", "Sofa red velvet", "9", "Sofas")));
      double half = dot(query, encoder.item(TestItems.item("b", "Sofa blue linen", "9", "Sofas")));
      double far = dot(query, encoder.item(TestItems.item("c", "USB cable", "9", "Cables")));
      assertThat(near).isGreaterThan(half + 0.05);
      assertThat(half).isGreaterThan(far + 0.05);
    }
  }

  @Test
  void textsWithoutAWordHaveNoVector() {
    TextEncoder encoder = new TextEncoder("test", randomised(0, new SplittableRandom(1)));
    assertThat(encoder.query(" …!? ")).isNull();
    assertThat(encoder.item(TestItems.item("a", "★★", "9.99"))).isNull();
  }

  @Test
  void tensorsThatDoNotFitAreRefusedByName() {
    Map<String, TensorData> saved = new HashMap<>(randomised(40, new SplittableRandom(1)));
    saved.put("query.down", new TensorData(new float[40 * 3], 3, 40));
    assertThatThrownBy(() -> new TextEncoder("models/dssm/1", saved))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("models/dssm/1")
        .hasMessageContaining("\"query.down\" in the shape [3, 40], not [24, 40]");
    saved.remove("gains");
    assertThatThrownBy(() -> new TextEncoder("models/dssm/1", saved))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("lacks the tensor \"gains\"");
  }

  /// Saved values of which none is at its beginning.
  private static Map<String, TensorData> randomised(int hidden, SplittableRandom random) {
    try (Parameters parameters = new Parameters(Type.FLOAT, random)) {
      new TextTower(parameters, Type.FLOAT, TOKENS, WIDTH, hidden);
      Map<String, TensorData> saved = new HashMap<>(parameters.save());
      saved.replaceAll(
          (name, data) -> {
            float[] values = data.values().clone();
            for (int i = name.equals("tokens") ? WIDTH : 0; i < values.length; i++) {
              values[i] += (float) (0.2 * random.nextGaussian());
            }
            return new TensorData(values, data.shape());
          });
      return saved;
    }
  }

  private static float[] row(float[] rows, int row) {
    return Arrays.copyOfRange(rows, row * WIDTH, (row + 1) * WIDTH);
  }

  private static double length(float[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  private static double dot(float[] one, float @Nullable [] vector) {
    float[] other = Objects.requireNonNull(vector);
    double dot = 0;
    for (int d = 0; d < one.length; d++) {
      dot += (double) one[d] * other[d];
    }
    return dot;
  }
}
