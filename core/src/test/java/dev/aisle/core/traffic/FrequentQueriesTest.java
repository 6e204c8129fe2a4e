package dev.aisle.core.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrequentQueriesTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsFrequentIsFoundAmongAnyNumberOfOthersAndTheBoundsHold(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FrequentQueries counted = new FrequentQueries();
    Map<String, Integer> truth = new HashMap<>();
    int searches = 60_000;
    for (int i = 0; i < searches; i++) {
      // Half of all searches are for something that nobody else searches for.
      String query =
          random.nextBoolean() ? "only " + i : "common " + (int) Math.pow(100, random.nextDouble());
      counted.searched(query);
      truth.merge(query, 1, Integer::sum);
    }

    int[] size = {0};
    counted.forEach(
        entry -> {
          size[0]++;
          int real = truth.getOrDefault(entry.query(), 0);
          assertThat(entry.seen()).as(entry.query()).isLessThanOrEqualTo(real);
          assertThat(entry.atMost()).as(entry.query()).isGreaterThanOrEqualTo(real);
          assertThat(entry.atMost() - entry.seen())
              .isLessThanOrEqualTo(searches / FrequentQueries.MOST);
        });
    assertThat(size[0]).isEqualTo(FrequentQueries.MOST);
    truth.forEach(
        (query, real) -> {
          FrequentQueries.Entry entry = counted.find(query);
          if (entry == null) {
            assertThat(real).as(query).isLessThanOrEqualTo(counted.unseen());
          }
          if (real > searches / FrequentQueries.MOST) {
            assertThat(entry).as(query).isNotNull();
          }
        });
  }

  @Test
  void clicksBelongToSearchesThatAreCounted() {
    FrequentQueries counted = new FrequentQueries();
    counted.searched("lamp");
    counted.clicked("lamp");
    counted.clicked("lamp"); // of a search that was forgotten
    counted.clicked("never searched for");

    counted.forEach(entry -> assertThat(entry.clicked()).isEqualTo(1));
    assertThat(counted.find("lamp")).isNotNull();
    assertThat(counted.find("never searched for")).isNull();
  }
}
