package dev.aisle.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.evaluation.DialogueMetrics.Session;
import dev.aisle.core.evaluation.StageMetrics.Tercile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StageMetricsTest {
  @Test
  void setHitIsTheShareOfTheTargetsThatGoThrough() {
    List<String> order = List.of("a", "b", "c", "d");
    assertThat(StageMetrics.setHit(order, Set.of("a", "d", "z"), 2)).isEqualTo(1 / 3.0);
    assertThat(StageMetrics.setHit(order, Set.of("a", "d", "z"), 4)).isEqualTo(2 / 3.0);
    assertThat(StageMetrics.setHit(order, Set.of(), 4)).isNaN();
  }

  @Test
  void theDeployedStageScoresOneAtItsOwnLimitOnWhatWasShown() {
    List<Integer> order = IntStream.range(0, 50).boxed().toList();
    Set<Integer> clicked = Set.of(3, 9, 17);
    assertThat(StageMetrics.setHit(order, clicked, 20)).isEqualTo(1);
  }

  @Test
  void ordersMoveSetHitAndOverlapTheRightWay() {
    Random random = new Random(11);
    List<Integer> oracle = IntStream.range(0, 100).boxed().toList();
    Set<Integer> targets = Set.copyOf(oracle.subList(0, 10));
    List<Integer> shuffled = new ArrayList<>(oracle);
    Collections.shuffle(shuffled, random);
    assertThat(StageMetrics.setHit(oracle, targets, 20)).isEqualTo(1);
    assertThat(StageMetrics.setHit(oracle.reversed(), targets, 20)).isZero();
    assertThat(StageMetrics.setHit(shuffled, targets, 50)).isBetween(.1, .9);
    assertThat(StageMetrics.overlap(oracle, oracle, 20)).isEqualTo(1);
    assertThat(StageMetrics.overlap(oracle.reversed(), oracle, 20)).isZero();
    assertThat(StageMetrics.overlap(shuffled, oracle, 50)).isBetween(.2, .8);
    assertThat(StageMetrics.overlap(shuffled, List.of(), 5)).isNaN();
  }

  @Test
  void tercilesCutTheItemsByClicks() {
    Map<String, Long> clicks = Map.of("a", 9L, "b", 9L, "c", 5L, "d", 1L, "e", 0L);
    Map<String, Tercile> terciles = StageMetrics.terciles(clicks);
    assertThat(terciles)
        .isEqualTo(
            Map.of(
                "a", Tercile.TOP,
                "b", Tercile.TOP,
                "c", Tercile.MIDDLE,
                "d", Tercile.MIDDLE,
                "e", Tercile.TAIL));
    List<String> order = List.of("a", "e", "c");
    assertThat(StageMetrics.setHit(order, Set.of("a", "e", "b"), 1, terciles, Tercile.TOP))
        .isEqualTo(.5);
    assertThat(StageMetrics.setHit(order, Set.of("a", "e", "b"), 2, terciles, Tercile.TAIL))
        .isEqualTo(1);
    assertThat(StageMetrics.setHit(order, Set.of("a"), 2, terciles, Tercile.MIDDLE)).isNaN();
  }

  @Test
  void dialoguesByHand() {
    List<Session> sessions =
        List.of(new Session(1, 1), new Session(4, 3), Session.FAILED, new Session(15, 10));
    assertThat(DialogueMetrics.successRate(sessions, 5)).isEqualTo(.5);
    assertThat(DialogueMetrics.successRate(sessions, 15)).isEqualTo(.75);
    assertThat(DialogueMetrics.successRate(List.of(), 15)).isNaN();
    assertThat(DialogueMetrics.averageTurns(sessions, 15)).isEqualTo(35 / 4.0);
    double fourth =
        1 / RankingMetrics.log2(6) + (1 / RankingMetrics.log2(5) - 1 / RankingMetrics.log2(6)) / 2;
    assertThat(DialogueMetrics.hdcg(List.of(new Session(1, 1)), 15, 10)).isEqualTo(1);
    assertThat(DialogueMetrics.hdcg(sessions.subList(0, 3), 15, 10))
        .isCloseTo((1 + fourth) / 3, within(1e-12));
  }

  @Test
  void laterTurnsAndLowerPlacesAreWorthLess() {
    double before = 2;
    for (int turn = 1; turn <= 15; turn++) {
      for (int position = 1; position <= 10; position++) {
        double value = DialogueMetrics.hdcg(List.of(new Session(turn, position)), 15, 10);
        assertThat(value).isLessThan(before).isPositive();
        before = value;
      }
    }
    assertThat(DialogueMetrics.successRate(List.of(new Session(3, 1)), 2)).isZero();
    assertThat(DialogueMetrics.averageTurns(List.of(Session.FAILED), 15)).isEqualTo(15);
  }
}
