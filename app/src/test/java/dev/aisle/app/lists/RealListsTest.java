package dev.aisle.app.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.imports.TestData;
import dev.aisle.app.sequences.Ask;
import dev.aisle.app.sequences.Outcome;
import dev.aisle.app.sequences.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealListsTest {
  @TempDir Path scratch;

  @Test
  void xmarketHasTheKnownPopularityAndALittleTrainingBeatsIt() throws IOException {
    ListData data = ListSets.read(TestData.folder("xmarket-t1"), scratch).getFirst();
    Task test = data.tests().getFirst();
    assertThat(test.asks()).hasSize(1_787);
    ListRow.Order popularity = data.orders().get(1);
    // 0.307 there, which breaks ties otherwise and does not count ratings of list users alone.
    assertThat(test.mean(popularity.scorer())).isCloseTo(0.307, within(0.006));
    noTargetOfTheTestIsLearnedFrom(data);

    ListData few = part(data, 600, 300);
    List<ListRow> rows = ListRows.of(few, false, List.of("armmt"));
    Outcome outcome = new ListAblation(few, rows, 1).run(scratch, (_, _, _, _) -> {});
    Task fewTests = few.tests().getFirst();
    assertThat(
            outcome
                .difference(fewTests, fewTests.measures().getFirst(), rows.get(0), popularity)
                .low())
        .isGreaterThan(0);
  }

  @Test
  void gamesAreLearnedFromStepsBeforeTheTests() throws IOException {
    List<ListData> games = ListSets.read(TestData.folder("amazon-games"), scratch);
    assertThat(games).extracting(ListData::name).endsWith("amazon-games-random");
    for (ListData data : games) {
      noTargetOfTheTestIsLearnedFrom(data);
    }
  }

  private static void noTargetOfTheTestIsLearnedFrom(ListData data) {
    Map<Integer, Integer> targets = new HashMap<>();
    data.tests()
        .forEach(test -> test.asks().forEach(ask -> targets.put(ask.shopper(), ask.target())));
    SplittableRandom random = new SplittableRandom(1);
    List<Ask> learned =
        IntStream.range(0, data.training().size())
            .mapToObj(list -> data.training().list(list, random))
            .toList();
    for (List<Ask> some : List.of(learned, data.validation().asks())) {
      for (Ask ask : some) {
        Integer target = targets.get(ask.shopper());
        if (target != null) {
          assertThat(ask.target()).isNotEqualTo(target);
          assertThat(ask.history()).doesNotContain(target);
        }
      }
    }
  }

  private static ListData part(ListData data, int lists, int tests) {
    SplittableRandom random = new SplittableRandom(1);
    Task test = data.tests().getFirst();
    return new ListData(
        data.name(),
        data.learnedFrom(),
        data.source(),
        List.of(
            new Task(test.name(), test.protocol(), test.asks().subList(0, tests), test.measures())),
        new Task("validation", "", data.validation().asks().subList(0, 100), test.measures()),
        TrainingLists.of(
            IntStream.range(0, lists).mapToObj(i -> data.training().list(i, random)).toList()),
        data.config().withEpochs(1),
        data.features(),
        data.text(),
        data.picture(),
        data.orders(),
        data.published(),
        data.hash());
  }
}
