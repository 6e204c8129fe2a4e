package dev.aisle.core.cascade;

import static dev.aisle.core.cascade.TestCascades.SHOP;
import static dev.aisle.core.cascade.TestCascades.request;
import static dev.aisle.core.cascade.TestCascades.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.cascade.MerchandisingRules.Action;
import dev.aisle.core.cascade.MerchandisingRules.Condition;
import dev.aisle.core.cascade.MerchandisingRules.Rule;
import dev.aisle.core.cascade.MerchandisingRules.Target;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ReceiptsTest {
  private static final Request REQUEST =
      request("red shoe", SortOrder.RELEVANCE, 0, 4, Duration.ofSeconds(30));

  /// Retrieves i0 … i11; relevance drops i11; pre-rank reverses and keeps 6; rank throws; re-rank
  /// orders by id; the rules pin i9 and block i5.
  private static Cascade cascade(String bundle, Stage.Slot last) {
    return new Cascade(
        Map.of(Scene.SEARCH, TestCascades.finding(12)),
        new CascadePlan(
            bundle,
            100,
            1,
            List.of(
                new CascadePlan.Step(stage(Stage.Slot.RELEVANCE, s -> s.top(11)), 100, 1),
                new CascadePlan.Step(stage(Stage.Slot.PRE_RANK, TestCascades::reversed), 6, 1),
                new CascadePlan.Step(
                    stage(
                        Stage.Slot.RANK,
                        _ -> {
                          throw new IllegalStateException("no model");
                        }),
                    100,
                    1),
                new CascadePlan.Step(stage(last, TestCascades::byId), 100, 1)),
            new MerchandisingRules(
                List.of(
                    new Rule("sale", Condition.ALWAYS, new Action.Pin(new ItemId("i9"), 1)),
                    new Rule(
                        "recall",
                        Condition.ALWAYS,
                        new Action.Block(new Target.One(new ItemId("i5"))))))));
  }

  private static final Cascade CASCADE = cascade("b1", Stage.Slot.RERANK);

  private static Receipt receipt() {
    return Receipts.of(CASCADE.answer(REQUEST, SHOP), 77);
  }

  private static List<String> why(String item) {
    return receipt().why(new ItemId(item)).stream().map(Why.Step::sentence).toList();
  }

  @Test
  void aReceiptSaysWhatEveryStageSawPassedCutAndDropped() {
    Receipt receipt = receipt();
    assertThat(receipt.offset()).isEqualTo(77);
    assertThat(receipt.stages())
        .extracting(
            trace ->
                String.join(
                    " ",
                    trace.stage(),
                    "" + trace.saw(),
                    "" + trace.passed(),
                    "" + trace.cut(),
                    "" + trace.dropped()))
        .containsExactly(
            "retrieve 12 12 0 []",
            "relevance 12 11 0 [i11]",
            "pre_rank 11 6 5 []",
            "rank 6 6 0 []",
            "rerank 6 6 0 []",
            "rules 11 10 0 [i5]");
    assertThat(receipt.stages().get(3).degraded())
        .isEqualTo("threw IllegalStateException: no model");
    assertThat(receipt.rules())
        .extracting(effect -> effect.item() + " " + effect.effect() + " " + effect.rule())
        .containsExactly("i9 pinned to place 1 sale", "i5 blocked recall");
  }

  @Test
  void aReceiptHoldsWhatAStageExpectsOfItsOrder() {
    Stage stage =
        TestCascades.telling(
            Stage.Slot.RERANK, TestCascades::reversed, new Gain(2.1, 2.307), List.of());
    Cascade telling =
        new Cascade(
            Map.of(Scene.SEARCH, TestCascades.finding(4)),
            new CascadePlan(
                "b1",
                100,
                1,
                List.of(new CascadePlan.Step(stage, 100, 1)),
                MerchandisingRules.NONE));
    Receipt receipt = Receipts.of(telling.answer(REQUEST, SHOP), 7);
    assertThat(receipt.stages())
        .extracting(StageTrace::gain)
        .containsExactly(null, new Gain(2.1, 2.307));
    assertThat(Receipts.of(telling.replay(receipt, SHOP), 7).stages().getLast().gain())
        .isEqualTo(new Gain(2.1, 2.307));
    assertThat(ReceiptText.of(receipt, ItemId::value))
        .contains("rerank: 2.31 expected clicks on the first page, 2.10 as it came in\n");
    assertThat(ReceiptText.of(receipt(), ItemId::value)).doesNotContain("expected clicks");
  }

  @Test
  void exposuresHoldPositionsScoresByStageAndChannels() {
    Exposure first = receipt().exposures().getFirst();
    assertThat(first.item()).isEqualTo(new ItemId("i9"));
    assertThat(first.position()).isEqualTo(1);
    assertThat(first.propensity()).isEqualTo(1);
    assertThat(first.channels()).containsExactly("x");
    assertThat(first.scores())
        .isEqualTo(Map.of("retrieve", 3.0, "relevance", 3.0, "pre_rank", -3.0, "rerank", -3.0));
  }

  @Test
  void positionsCountOverAllPages() {
    Request second = request("red shoe", SortOrder.RELEVANCE, 4, 4, Duration.ofSeconds(30));
    assertThat(Receipts.of(CASCADE.answer(second, SHOP), 0).exposures())
        .extracting(Exposure::position)
        .containsExactly(5, 6, 7, 8);
  }

  @Test
  void whyTellsTheWayOfAnItemInSentences() {
    assertThat(why("i9"))
        .containsExactly(
            "Found by x at place 10 of 12.",
            "The relevance check left it at place 10.",
            "The first ranking moved it up from 10 to 2.",
            "The ranking could not answer (threw IllegalStateException: no model), so the order"
                + " stayed.",
            "The re-ranking moved it down from 2 to 6.",
            "The shop's rules: pinned to place 1 by \"sale\".",
            "Shown at position 1.");
  }

  @Test
  void whyAlsoTellsWhatKeptAnItemOffThePage() {
    assertThat(why("i11")).last().isEqualTo("The relevance check left it out.");
    assertThat(why("i5")).last().isEqualTo("The shop's rules left it out: blocked by \"recall\".");
    assertThat(why("i2"))
        .endsWith(
            "The first ranking moved it down from 3 to 9, behind the 6 that went on.",
            "Not on this page.");
    assertThat(why("i99"))
        .containsExactly("The search did not find it among its best 12.", "Not on this page.");
  }

  @Test
  void replayFromTheRecordedRetrievalIsTheSame() {
    assertThat(Replay.compare(receipt(), CASCADE.replay(receipt(), SHOP)))
        .isEqualTo(new Replay.Result.Same(6));
    assertThat(Replay.compare(receipt(), CASCADE.answer(REQUEST, SHOP)))
        .isEqualTo(new Replay.Result.Same(6));
  }

  @Test
  void replayNamesTheFirstDifference() {
    Cascade other =
        new Cascade(
            Map.of(Scene.SEARCH, TestCascades.finding(12)),
            new CascadePlan(
                "b1",
                100,
                1,
                CASCADE.plan().steps().stream()
                    .map(
                        step ->
                            step.stage().slot() == Stage.Slot.PRE_RANK
                                ? new CascadePlan.Step(
                                    stage(Stage.Slot.PRE_RANK, TestCascades::byId), 6, 1)
                                : step)
                    .toList(),
                CASCADE.plan().rules()));
    assertThat(Replay.compare(receipt(), other.replay(receipt(), SHOP)))
        .isEqualTo(
            new Replay.Result.Differs(
                "pre_rank", "place 1 holds i0 with score 12.0, the receipt says i10 with -2.0"));
  }

  @Test
  void replaySaysWhatCannotBeCompared() {
    assertThat(Replay.compare(receipt(), cascade("b2", Stage.Slot.RERANK).answer(REQUEST, SHOP)))
        .isEqualTo(new Replay.Result.CannotTell("the receipt is of bundle b1, this is b2"));
    Cascade wide =
        new Cascade(
            Map.of(Scene.SEARCH, TestCascades.finding(2_500)),
            new CascadePlan("b1", 2_500, 1, List.of(), MerchandisingRules.NONE));
    CascadeAnswer many = wide.answer(REQUEST, SHOP);
    assertThat(Replay.compare(Receipts.of(many, 0), many))
        .isEqualTo(
            new Replay.Result.CannotTell("the receipt keeps 2000 of 2500 retrieved candidates"));
  }

  @Test
  void anotherImplementationInASlotIsADifference() {
    Replay.Result result =
        Replay.compare(receipt(), cascade("b1", Stage.Slot.DIVERSIFY).replay(receipt(), SHOP));
    assertThat(result)
        .isEqualTo(
            new Replay.Result.Differs("rerank", "is fake-diversify, the receipt says fake-rerank"));
  }

  @Test
  void theImpressionHoldsASampleOfWhatEachStageLeft() {
    Impression impression = Impressions.of(CASCADE.answer(REQUEST, SHOP), new EventId("e"), 2);
    Map<String, List<DroppedCandidate>> byStage =
        impression.dropped().stream().collect(Collectors.groupingBy(DroppedCandidate::stage));
    assertThat(byStage.keySet())
        .containsExactlyInAnyOrder("relevance", "pre_rank", "rules", "page");
    assertThat(Objects.requireNonNull(byStage.get("relevance")))
        .containsExactly(new DroppedCandidate(new ItemId("i11"), "relevance", 12, 1));
    assertThat(Objects.requireNonNull(byStage.get("pre_rank")))
        .hasSize(2)
        .allMatch(dropped -> dropped.rank() > 6 && dropped.score() < -6);
    assertThat(impression.dropped())
        .extracting(DroppedCandidate::item)
        .doesNotContainAnyElementsOf(impression.exposures().stream().map(Exposure::item).toList());
    assertThat(impression)
        .isEqualTo(Impressions.of(CASCADE.answer(REQUEST, SHOP), new EventId("e"), 2));
  }

  @Test
  void theReceiptReadsAsATable() {
    String text = ReceiptText.of(receipt(), item -> "Item " + item);
    assertThat(text)
        .contains("asked    SEARCH \"red shoe\", RELEVANCE from 0")
        .contains("DEGRADED threw IllegalStateException: no model")
        .contains("   1  Item i9")
        .contains("retrieve 10 → relevance 10 → pre_rank 2 → rank 2 → rerank 6 → rules 1")
        .contains("rule  recall: Item i5 blocked");
  }
}
