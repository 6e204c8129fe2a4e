package dev.aisle.app.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.sequences.Ask;
import dev.aisle.app.sequences.Outcome;
import dev.aisle.app.sequences.Ranked;
import dev.aisle.app.sequences.Task;
import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListRankerTest {
  private static final long SEED = 3;
  private static final ListData DATA = PlantedLists.data(SEED, 1_200);

  @TempDir Path folder;

  @Test
  void whatOnlyPicturesTellIsLearnedFromPicturesAlone() throws IOException {
    List<ListRow> rows =
        ListRows.of(DATA, false, List.of("armmt", "prm", "armmt-without-pictures"));
    Outcome outcome = new ListAblation(DATA, rows, 1).run(folder, (_, _, _, _) -> {});
    double chance = value(outcome, rows.getLast());
    assertThat(value(outcome, rows.get(0))).as("ARMMT, seed %d", SEED).isGreaterThan(0.9);
    assertThat(value(outcome, rows.get(1))).as("PRM, seed %d", SEED).isGreaterThan(0.9);
    assertThat(value(outcome, rows.get(2))).as("blind, seed %d", SEED).isLessThan(chance + 0.1);
  }

  private static double value(Outcome outcome, Ranked row) {
    Task task = DATA.tests().getFirst();
    return outcome.figure(task, task.measures().getFirst(), row).value();
  }

  @Test
  void baselinesHaveAsManyNumbersAsArmmtWithinATenth() {
    ListNetwork.Sizes sizes = ListNetwork.Sizes.of(DATA);
    List<ListRow> rows = ListRows.of(DATA, false, List.of("armmt", "prm", "setrank"));
    List<Long> numbers =
        rows.stream()
            .filter(ListRow.Network.class::isInstance)
            .map(row -> ListRows.numbers(((ListRow.Network) row).maker(), sizes))
            .toList();
    assertThat(numbers).hasSize(3);
    for (long own : numbers) {
      assertThat((double) own / numbers.getFirst()).isCloseTo(1, within(0.1));
    }
  }

  @Test
  void scoresKnowNeitherTheTargetNorTheListsBesideTheirOwn() {
    List<Ask> asks = DATA.tests().getFirst().asks().subList(0, 40);
    List<Ask> blinded =
        asks.stream()
            .map(ask -> new Ask(ask.shopper(), ask.history(), ask.candidates(), -1))
            .toList();
    for (ListRow row : ListRows.of(DATA, true, List.of())) {
      if (row instanceof ListRow.Network network) {
        try (ListRanker ranker = new ListRanker(DATA, network.maker(), SEED)) {
          List<double[]> scores = ranker.scores(asks);
          assertThat(ranker.scores(blinded)).as(row.label()).containsExactly(array(scores));
          for (int i = 0; i < asks.size(); i++) {
            assertThat(ranker.scores(asks.subList(i, i + 1)).getFirst())
                .as(row.label())
                .containsExactly(scores.get(i), within(1e-5));
          }
        }
      }
    }
  }

  private static double[][] array(List<double[]> scores) {
    return scores.toArray(double[][]::new);
  }

  @Test
  void anUnknownRankerIsNamedWithThoseThatThereAre() {
    assertThatThrownBy(() -> ListRows.of(DATA, false, List.of("dlcm")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("dlcm")
        .hasMessageContaining("armmt,prm,setrank,armmt-without-text");
  }
}
