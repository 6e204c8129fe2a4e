package dev.aisle.learning.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aisle.learning.diversity.TradeOff.Point;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.TestShop;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TradeOffTest {
  @Test
  void theMostDiverseWithinTheToleranceIsChosen() {
    List<Point> points =
        List.of(
            new Point(1, 0.5, 0.3),
            new Point(0.8, 0.505, 0.35),
            new Point(0.6, 0.501, 0.4),
            new Point(0.4, 0.49, 0.6));
    assertThat(TradeOff.of(points, 0.01).chosen().setting()).isEqualTo(0.6);
    assertThat(TradeOff.of(points, 0).chosen().setting()).isEqualTo(0.8);
    assertThat(TradeOff.of(points, 0.05).chosen().setting()).isEqualTo(0.4);
  }

  /// Orders by relevance, or against it.
  private static Picker picker(double sign) {
    return (relevance, similarity, most) -> {
      Picks picks = new Picks(most);
      IntStream.range(0, relevance.length)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> -sign * relevance[i]))
          .limit(most)
          .forEach(i -> picks.add(i, 0));
      return picks;
    };
  }

  /// In this log places are looked at the less the further down they are.
  @Test
  void dividingByExaminationMakesTheReversedOrderAsGood() {
    LoggedPages pages = new TestShop(3, 1_500, 8, place -> 1.0 / place, 1).replayed();
    List<LoggedPage> shown = pages.of(Split.TRAIN);
    ItemVectors none = new ItemVectors(pages.features());
    TradeOff biased =
        TradeOff.choose(
            shown,
            pages.catalogue()::get,
            none,
            TradeOffTest::picker,
            List.of(1.0, -1.0),
            0,
            (_, _) -> 1);
    TradeOff debiased =
        TradeOff.choose(
            shown,
            pages.catalogue()::get,
            none,
            TradeOffTest::picker,
            List.of(1.0, -1.0),
            0,
            (page, row) -> 1.0 / page.position(row));
    double before = biased.points().get(0).ndcg() - biased.points().get(1).ndcg();
    double after = debiased.points().get(0).ndcg() - debiased.points().get(1).ndcg();
    assertThat(before).isGreaterThan(0.2);
    assertThat(after).isLessThan(before / 2);
    assertThat(biased.points()).allSatisfy(p -> assertThat(p.distance()).isBetween(0.1, 1.0));
  }

  @Test
  void refusesPagesWithoutAnswers() {
    LoggedPages silent = new TestShop(3, 60, 8, _ -> 0, 1).replayed();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TradeOff.choose(
                    silent.of(Split.TRAIN),
                    silent.catalogue()::get,
                    new ItemVectors(silent.features()),
                    TradeOffTest::picker,
                    List.of(1.0),
                    0,
                    (_, _) -> 1))
        .withMessage("no page has an answer and two items");
  }
}
