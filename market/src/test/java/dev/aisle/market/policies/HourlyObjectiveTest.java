package dev.aisle.market.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.market.behaviour.PageTruth;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.worlds.Worlds;
import java.time.Instant;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HourlyObjectiveTest {
  private static final Shelf SHELF = Shelf.of(MarketCatalog.generate(MarketConfig.of(300, 2)));
  private static final HourlyObjective OBJECTIVE =
      new HourlyObjective(Worlds.named("position"), SHELF);
  private static final Instant NIGHT = Instant.parse("2026-01-01T07:59:59Z");
  private static final Instant DAY = Instant.parse("2026-01-01T08:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-01-01T16:00:00Z");

  @Test
  void whatCountsChangesWithTheHour() {
    int small = first(true);
    int large = first(false);
    PageTruth truth =
        new PageTruth(new double[] {0.3, 0.2}, new double[] {0.03, 0.01}, new long[] {100, 100});
    int[] page = {small, large};

    assertThat(OBJECTIVE.of(truth, page, NIGHT)).isCloseTo(0.5 + 0.3 * 0.4, within());
    assertThat(OBJECTIVE.of(truth, page, DAY)).isCloseTo(0.2 * 0.5 + 0.4, within());
    assertThat(OBJECTIVE.of(truth, page, EVENING))
        .isCloseTo(0.2 * 0.5 + 0.5 * 0.4 + 2 * 0.3, within());
  }

  @Test
  void theBestPageOfTheDayIsNotThatOfTheEvening() {
    PageTruth orders = new PageTruth(new double[] {0.2}, new double[] {0.05}, new long[] {100});
    PageTruth clicks = new PageTruth(new double[] {0.4}, new double[] {0.0}, new long[] {100});

    assertThat(OBJECTIVE.of(orders, new int[] {first(false)}, DAY))
        .isGreaterThan(OBJECTIVE.of(clicks, new int[] {first(true)}, DAY));
    assertThat(OBJECTIVE.of(orders, new int[] {first(false)}, EVENING))
        .isLessThan(OBJECTIVE.of(clicks, new int[] {first(true)}, EVENING));
  }

  private static int first(boolean small) {
    return IntStream.range(0, SHELF.size())
        .filter(item -> OBJECTIVE.ofSmallSeller(item) == small)
        .findFirst()
        .orElseThrow();
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }
}
