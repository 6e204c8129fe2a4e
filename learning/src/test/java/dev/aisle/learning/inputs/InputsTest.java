package dev.aisle.learning.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.Scaling;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplayProgress;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.TestShop;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InputsTest {
  private static final LoggedPages PAGES = TestShop.of(3).withPages(120).replayed();
  private static final InputChoice CHOICE = InputChoice.DEFAULT.withWidest(6);
  private static final float[] EVEN = {3, -4};

  private final List<LoggedPage> training = PAGES.of(Split.TRAIN);
  private final InputColumns columns = InputColumns.of(ShopFeatures.DEFAULT, CHOICE);
  private final Inputs inputs = Inputs.fit(columns, training, 5);

  @Test
  void rareWordsShareARowAndNoWordIsPadding() {
    Vocabulary vocabulary = Vocabulary.of(new int[] {99, 4, 5, 0, 7}, 5);
    assertThat(vocabulary.size()).isEqualTo(4);
    assertThat(List.of(0, 1, 2, 3, 4).stream().map(vocabulary::row).toList())
        .containsExactly(Vocabulary.NONE, Vocabulary.OTHERS, 2, Vocabulary.OTHERS, 3);
    assertThat(vocabulary.saved().values()).containsExactly(2, 4);
    Vocabulary read = Vocabulary.read("test", 5, vocabulary.saved());
    assertThat(read.row(4)).isEqualTo(3);
    assertThat(read.size()).isEqualTo(4);
  }

  @Test
  void aDamagedVocabularyIsRefused() {
    for (float[] wrong : new float[][] {{3, 2}, {0.5f}, {9}, {0}, {2, 2}, {Float.NaN}}) {
      assertThatThrownBy(() -> Vocabulary.read("din@2", 5, new TensorData(wrong, wrong.length)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("din@2: has ")
          .hasMessageContaining("where the next bucket of 5 should stand");
    }
  }

  @Test
  void historiesShareTheTableOfTheItem() {
    assertThat(columns.keys()).containsExactly("item", "category", "brand");
    assertThat(columns.words().getFirst().name()).isEqualTo("item");
    assertThat(columns.historyCount()).isEqualTo(2);
    LoggedPage page = training.getLast();
    InputArrays arrays = inputs.arrays(page.features());
    int[] clicked = page.features().indices("clicks");
    int[] rows = arrays.histories[0].parts[0];
    Vocabulary items = inputs.vocabulary("item");
    for (int l = 0; l < rows.length; l++) {
      assertThat(rows[l]).isEqualTo(items.row(clicked[clicked.length - rows.length + l]));
    }
    assertThat(arrays.histories[0].there).contains(true);
    int[] categories = page.features().indices("clickCategories");
    assertThat(arrays.histories[0].parts[1][rows.length - 1])
        .isEqualTo(inputs.vocabulary("category").row(categories[categories.length - 1]))
        .isGreaterThan(0);
    assertThat(arrays.histories[1].parts[1]).as("of orders nothing is said").containsOnly(0);
  }

  @Test
  void pagesAreSideBySideWithTheirOwnValues() {
    List<FeatureBatch> some = training.subList(10, 13).stream().map(LoggedPage::features).toList();
    InputArrays arrays = inputs.arrays(some, new int[] {8, 3, 16});
    assertThat(arrays.candidates()).isEqualTo(16);
    int brand = names().indexOf("brand");
    for (int p = 0; p < 3; p++) {
      InputArrays alone = inputs.arrays(some.get(p));
      for (int c = 0; c < 16; c++) {
        boolean there = c < new int[] {8, 3, 16}[p];
        assertThat(arrays.there[p * 16 + c]).isEqualTo(there);
        assertThat(arrays.words[brand][p * 16 + c]).isEqualTo(there ? alone.words[brand][c] : 0);
        assertThat(arrays.numbers[(p * 16 + c) * inputs.numbers() + 2])
            .isEqualTo(there ? alone.numbers[c * inputs.numbers() + 2] : 0);
      }
    }
  }

  private List<String> names() {
    return columns.words().stream().map(Column.Categorical::name).toList();
  }

  @Test
  void heapAndTensorsHoldTheSameVectors() {
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(1))) {
      InputTables tables = new InputTables(parameters, Type.FLOAT, inputs, CHOICE);
      HeapTables heap = new HeapTables("test", inputs, parameters.save());
      List<FeatureBatch> some =
          training.subList(60, 64).stream().map(LoggedPage::features).toList();
      InputArrays arrays = inputs.arrays(some, new int[] {8, 8, 2, 16});
      try (Scope _ = Scope.inference()) {
        Embedded one = tables.embed(arrays);
        Embedded other = heap.embed(arrays);
        assertThat(other.features().floats()).containsExactly(one.features().floats());
        assertThat(other.features().shape()).containsExactly(4, 16, heap.width());
        assertThat(heap.width()).isEqualTo(tables.width());
        for (int h = 0; h < 2; h++) {
          assertThat(other.histories().get(h).floats())
              .containsExactly(one.histories().get(h).floats());
        }
        // The key of a candidate is what a history says of the same item.
        Tensor keys = one.keys();
        assertThat(keys.size(2)).isEqualTo(tables.keyWidth());
        assertThat(other.keys().floats()).containsExactly(keys.floats());
      }
    }
  }

  @Test
  void whatIsSavedReadsTheSame() {
    Inputs read = Inputs.read("test", columns, inputs.saved());
    FeatureBatch page = PAGES.of(Split.TEST).getFirst().features();
    assertThat(read.arrays(page).words).isDeepEqualTo(inputs.arrays(page).words);
    assertThat(read.arrays(page).numbers).containsExactly(inputs.arrays(page).numbers);
  }

  @Test
  void aMissingTensorIsNamed() {
    Map<String, TensorData> saved = new HashMap<>(inputs.saved());
    saved.remove("brand.vocabulary");
    assertThatThrownBy(() -> Inputs.read("din@2", columns, saved))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("din@2: lacks the tensor \"brand.vocabulary\"");
  }

  @Test
  void numbersOfAPageAreThoseOfTheScaler() {
    FeatureBatch page = training.getFirst().features();
    int price = columns.numbers().indexOf("price");
    InputArrays arrays = inputs.arrays(page);
    double sum = 0;
    long n = 0;
    for (LoggedPage each : training) {
      for (float value : each.features().numbers("price")) {
        sum += value;
        n++;
      }
    }
    double squares = 0;
    for (LoggedPage each : training) {
      for (float value : each.features().numbers("price")) {
        squares += (value - sum / n) * (value - sum / n);
      }
    }
    double expected = (page.numbers("price")[0] - sum / n) / Math.sqrt(squares / n);
    assertThat((double) arrays.numbers[price]).isCloseTo(expected, within(1e-4));
  }

  @Test
  void vectorsAreNumbersOfTheFeaturesOnlyWhereTheyAreAskedFor() throws IOException {
    FeatureSet more =
        ShopFeatures.DEFAULT.with(
            new Column.TextVector("text", 2, "e@1", in -> isEven(in.item().id()) ? EVEN : null),
            new Column.VectorSequence("clickTexts", 3, 2, "e@1", _ -> List.of(EVEN)),
            new Column.Numeric("textMatch e@1", Scaling.NONE, _ -> 0.5));
    LoggedPages pages =
        LoggedPages.replay(
            TestShop.of(3).withPages(60).log(), more, ReplayOptions.DEFAULT, ReplayProgress.NONE);
    InputColumns without = InputColumns.of(more, CHOICE);
    assertThat(without.set().columns().stream().map(Column::name))
        .contains("textMatch e@1")
        .doesNotContain("text", "clickTexts");
    InputColumns with = InputColumns.of(more, CHOICE.withVectors());
    assertThat(with.set().columns().stream().map(Column::name))
        .contains("text", "textMatch e@1")
        .doesNotContain("clickTexts");
    Inputs plain = Inputs.fit(without, pages.of(Split.TRAIN), 5);
    Inputs wide = Inputs.fit(with, pages.of(Split.TRAIN), 5);
    assertThat(wide.numbers()).isEqualTo(plain.numbers() + 2);
    LoggedPage page = pages.of(Split.TRAIN).getLast();
    InputArrays arrays =
        wide.arrays(List.of(page.features(), page.features()), new int[] {page.size(), 3});
    int own = wide.numbers();
    for (int row = 0; row < page.size(); row++) {
      float[] expected = isEven(page.items().get(row)) ? EVEN : new float[2];
      int at = row * own + plain.numbers();
      assertThat(Arrays.copyOfRange(arrays.numbers, at, at + 2)).containsExactly(expected);
      at += page.size() * own;
      assertThat(Arrays.copyOfRange(arrays.numbers, at, at + 2))
          .containsExactly(row < 3 ? expected : new float[2]);
    }
  }

  private static boolean isEven(ItemId item) {
    return item.hashCode() % 2 == 0;
  }

  @Test
  void aSubsetOfAShopsColumnsIsFoundAgainByItsDeclaration() {
    InputColumns fewer =
        InputColumns.of(ShopFeatures.DEFAULT, CHOICE.without("shopper").withHistories("clicks"));
    assertThat(fewer.set().columns().stream().map(Column::name))
        .contains("clicks", "item")
        .doesNotContain("shopper", "orderedItems");
    InputColumns again =
        InputColumns.declared("x", ShopFeatures.DEFAULT, fewer.set().declaration());
    assertThat(again.set().hash()).isEqualTo(fewer.set().hash());
    assertThat(again.keys()).isEqualTo(fewer.keys());
  }
}
