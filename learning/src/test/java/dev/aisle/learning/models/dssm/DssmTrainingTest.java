package dev.aisle.learning.models.dssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestItems;
import dev.aisle.core.catalog.Item;
import dev.aisle.learning.encoders.TextEncoder;
import dev.aisle.learning.encoders.TextTokens;
import dev.aisle.learning.files.Safetensors;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DssmTrainingTest {
  private static final int ITEMS = 300;
  private static final DssmConfig SMALL =
      new DssmConfig(1 << 12, 32, 16, 0.1, 16, 32, 1, 1, 5, 0, 0, true, 2, 0.02, 20, 20, 1, true);

  @TempDir private Path folder;

  /// Queries and titles share no word, so that what is found was learned from clicks.
  @Test
  void pairsWithoutACommonWordAreLearnedAndSurviveAFile() throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    DssmExamples examples = examples(random);
    List<DssmExamples.Search> searches = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      int answer = random.nextInt(ITEMS);
      searches.add(
          new DssmExamples.Search(
              nonsense(random), List.of(answer), Set.of(), List.of((answer + 1) % ITEMS)));
    }
    TrainingRun run = new TrainingRun("dssm", 1, folder, false, TrainingJob.Watch.NONE);
    DssmTraining.Outcome before =
        new DssmTraining(withEpochs(1), run, examples, searches.subList(0, 1), searches).train();
    DssmTraining.Outcome after = new DssmTraining(SMALL, run, examples, searches, searches).train();
    assertThat(before.head()).isLessThan(0.3);
    assertThat(after.head()).as("recall@10 of what was trained on").isGreaterThan(0.95);

    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, after.tensors(), Map.of());
    TextEncoder made = new TextEncoder("made", after.tensors());
    TextEncoder read = new TextEncoder("read", Safetensors.read(file).tensors());
    for (DssmExamples.Search search : searches) {
      assertThat(read.query(search.query())).isEqualTo(made.query(search.query()));
    }
    for (Item item : examples.items()) {
      assertThat(read.item(item)).isEqualTo(made.item(item));
    }
  }

  @Test
  void aLogWithoutClicksIsRefusedWithTheWayOut() {
    TrainingRun run = new TrainingRun("dssm", 1, folder, false, TrainingJob.Watch.NONE);
    DssmExamples examples = examples(new SplittableRandom(1));
    assertThatThrownBy(() -> new DssmTraining(SMALL, run, examples, List.of(), List.of()).train())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no search that led to a click");
  }

  @Test
  void otherAnswersAreNoNegativesAndHardOnesCountInFull() {
    DssmExamples examples = examples(new SplittableRandom(3));
    List<DssmExamples.Search> searches =
        List.of(
            new DssmExamples.Search("one", List.of(7, 8), Set.of(8), List.of(20)),
            new DssmExamples.Search("ONE ", List.of(9), Set.of(), List.of(8, 21)),
            new DssmExamples.Search("two", List.of(30), Set.of(), List.of(31)));
    DssmSampler sampler =
        new DssmSampler(examples, searches, Map.of("two", new int[] {40, 41}), SMALL);
    assertThat(sampler.examples()).isEqualTo(4);
    DssmBatch batch = sampler.batch(new int[] {0, 1, 2, 3}, new SplittableRandom(4));
    int width = batch.items().size();
    assertThat(batch.weights()).containsExactly(1, 2, 1, 1);
    for (int row = 0; row < 4; row++) {
      float[] corrections = Arrays.copyOfRange(batch.corrections(), row * width, (row + 1) * width);
      assertThat(corrections[batch.answers()[row]]).isPositive();
      for (int answer : row < 3 ? new int[] {7, 8, 9} : new int[] {30}) {
        int column = batch.items().indexOf(examples.bag(answer));
        if (column != batch.answers()[row]) {
          assertThat(corrections[column]).isEqualTo(DssmLoss.EXCLUDED);
        }
      }
    }
    int rejected = batch.items().indexOf(examples.bag(31));
    assertThat(batch.corrections()[3 * width + rejected]).isZero();
    long mined =
        IntStream.of(40, 41)
            .map(item -> batch.items().indexOf(examples.bag(item)))
            .filter(column -> column >= 0 && batch.corrections()[3 * width + column] == 0)
            .count();
    assertThat(mined).as("of the two that were mined").isEqualTo(1);
    DssmBatch again = sampler.batch(new int[] {0, 1, 2, 3}, new SplittableRandom(4));
    assertThat(again.corrections()).isEqualTo(batch.corrections());
    assertThat(again.items()).isEqualTo(batch.items());
  }

  @Test
  void writtenQueriesAreOfTheItemsWordsAndSlipsOfOneWord() {
    SplittableRandom random = new SplittableRandom(5);
    Item item = TestItems.random(random);
    String own =
        (item.title() + " " + item.categories() + " " + item.brand() + " " + item.attributes());
    for (int i = 0; i < 100; i++) {
      String query = QueryWriter.describing(item, random);
      for (String word : query.split("\\s+")) {
        assertThat(own).contains(word);
      }
    }
    for (int i = 0; i < 200; i++) {
      String[] slip = QueryWriter.misspelled("velvet sofa bed", random).split(" ");
      assertThat(slip).hasSize(3);
      int changed = (slip[0].equals("velvet") ? 0 : 1) + (slip[1].equals("sofa") ? 0 : 1);
      assertThat(changed).isLessThanOrEqualTo(1);
      assertThat(slip[2]).isEqualTo("bed");
      assertThat(Math.abs(slip[0].length() - 6)).isLessThanOrEqualTo(1);
    }
  }

  private static DssmConfig withEpochs(int epochs) {
    return new DssmConfig(
        1 << 12, 32, 16, 0.1, 16, 32, 1, 1, 5, 0, 0, true, 2, 0.02, epochs, 20, 1, true);
  }

  private static DssmExamples examples(SplittableRandom random) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      items.add(TestItems.item("i" + (1000 + i), nonsense(random), "9.99"));
    }
    return new DssmExamples(new TextTokens(1 << 12), items);
  }

  private static String nonsense(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 2; word++) {
      for (int i = 0; i < 6; i++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(' ');
    }
    return text.toString().strip();
  }
}
