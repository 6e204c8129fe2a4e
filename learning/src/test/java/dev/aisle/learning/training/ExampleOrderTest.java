package dev.aisle.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleOrderTest {
  private static List<Integer> epoch(ExampleOrder order, long epoch, int workers) {
    List<Integer> seen = new ArrayList<>();
    for (long step = 0; step < order.stepsPerEpoch(); step++) {
      for (int rank = 0; rank < workers; rank++) {
        int[] part = order.of(epoch * order.stepsPerEpoch() + step, rank, workers);
        assertThat(part.length).as("rank %d", rank).isGreaterThanOrEqualTo(rank == 0 ? 1 : 0);
        Arrays.stream(part).forEach(seen::add);
      }
    }
    return seen;
  }

  @ParameterizedTest
  @CsvSource({"100,7,1", "100,7,3", "100,100,4", "5,64,8", "1,1,2", "64,64,1"})
  void everyEpochSeesEachExampleOnceInAnOrderOfItsOwn(int examples, int batch, int workers) {
    ExampleOrder order = new ExampleOrder(3, examples, batch);
    List<Integer> first = epoch(order, 0, workers);
    List<Integer> second = epoch(order, 1, workers);
    List<Integer> all = IntStream.range(0, examples).boxed().toList();
    assertThat(first).containsExactlyInAnyOrderElementsOf(all);
    assertThat(second).containsExactlyInAnyOrderElementsOf(all);
    if (examples >= 64) {
      assertThat(second).isNotEqualTo(first);
      assertThat(first).isNotEqualTo(all);
      assertThat(epoch(new ExampleOrder(4, examples, batch), 0, workers)).isNotEqualTo(first);
    }
    // Whatever was asked before, and however many workers there are.
    assertThat(epoch(new ExampleOrder(3, examples, batch), 1, 1)).isEqualTo(second);
    assertThat(epoch(order, 0, workers)).isEqualTo(first);
  }
}
