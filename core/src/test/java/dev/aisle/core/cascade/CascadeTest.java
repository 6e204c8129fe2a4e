package dev.aisle.core.cascade;

import static dev.aisle.core.cascade.TestCascades.SHOP;
import static dev.aisle.core.cascade.TestCascades.ids;
import static dev.aisle.core.cascade.TestCascades.request;
import static dev.aisle.core.cascade.TestCascades.retriever;
import static dev.aisle.core.cascade.TestCascades.search;
import static dev.aisle.core.cascade.TestCascades.slate;
import static dev.aisle.core.cascade.TestCascades.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class CascadeTest {
  private static Cascade cascade(Retriever retriever, Stage... stages) {
    List<CascadePlan.Step> steps = new ArrayList<>();
    for (Stage stage : stages) {
      steps.add(new CascadePlan.Step(stage, 1_000, 1));
    }
    return new Cascade(
        Map.of(Scene.SEARCH, retriever),
        new CascadePlan("b1", 100, 1, steps, MerchandisingRules.NONE));
  }

  private static Stage reversing(Stage.Slot slot) {
    return stage(slot, TestCascades::reversed);
  }

  @Test
  void stagesRunInOrderEachOnWhatTheOneBeforeLetThrough() {
    Cascade cascade =
        new Cascade(
            Map.of(Scene.SEARCH, TestCascades.finding(10)),
            new CascadePlan(
                "b1",
                8,
                1,
                List.of(
                    new CascadePlan.Step(reversing(Stage.Slot.PRE_RANK), 4, 1),
                    new CascadePlan.Step(reversing(Stage.Slot.RANK), 2, 1)),
                MerchandisingRules.NONE));

    CascadeAnswer answer = cascade.answer(search("shoe"), SHOP);

    assertThat(answer.outcomes())
        .extracting(StageOutcome::stage)
        .containsExactly("retrieve", "pre_rank", "rank");
    assertThat(answer.outcomes())
        .extracting(outcome -> ids(outcome.slate()))
        .containsExactly(ids(slate(8)), List.of("i7", "i6", "i5", "i4"), List.of("i4", "i5"));
    assertThat(answer.degraded()).isEmpty();
    assertThat(answer.retrieval().total()).isEqualTo(10);
    assertThat(answer.bundle()).isEqualTo("b1");
  }

  @Test
  void whatLimitsCutFollowsBehindTheLatestCutFirst() {
    Cascade cascade =
        new Cascade(
            Map.of(Scene.SEARCH, TestCascades.finding(8)),
            new CascadePlan(
                "b1",
                8,
                1,
                List.of(
                    new CascadePlan.Step(reversing(Stage.Slot.PRE_RANK), 4, 1),
                    new CascadePlan.Step(reversing(Stage.Slot.RANK), 2, 1)),
                MerchandisingRules.NONE));

    assertThat(ids(cascade.answer(search("shoe"), SHOP).slate()))
        .containsExactly("i4", "i5", "i6", "i7", "i3", "i2", "i1", "i0");
  }

  @Test
  void pagesOfOneListJoinWithoutGapOrRepetition() {
    Cascade cascade = cascade(TestCascades.finding(25), reversing(Stage.Slot.RANK));
    List<Candidate> pages = new ArrayList<>();
    for (int offset = 0; offset < 40; offset += 10) {
      pages.addAll(
          cascade
              .answer(request("q", SortOrder.RELEVANCE, offset, 10, Duration.ofSeconds(10)), SHOP)
              .page());
    }
    assertThat(pages).isEqualTo(cascade.answer(search("q"), SHOP).slate().candidates()).hasSize(25);
  }

  @Test
  void aStageThatThrowsLeavesTheOrderBefore() {
    CascadeAnswer answer =
        cascade(
                TestCascades.finding(3),
                stage(
                    Stage.Slot.PRE_RANK,
                    _ -> {
                      throw new IllegalStateException("no model");
                    }),
                reversing(Stage.Slot.RANK))
            .answer(search("q"), SHOP);

    assertThat(ids(answer.slate())).containsExactly("i2", "i1", "i0");
    assertThat(answer.degraded())
        .extracting(StageOutcome.Degraded::stage, StageOutcome.Degraded::reason)
        .containsExactly(tuple("pre_rank", "threw IllegalStateException: no model"));
  }

  @Test
  void aSlateThatAStageMayNotReturnDegradesItWithTheItemNamed() {
    assertThat(reasonOf(s -> new Slate(List.of(s.candidates().getFirst().withScore(Double.NaN)))))
        .isEqualTo("scored item i0 NaN");
    assertThat(
            reasonOf(s -> new Slate(List.of(s.candidates().getFirst(), s.candidates().getFirst()))))
        .isEqualTo("returned item i0 twice");
    assertThat(reasonOf(_ -> new Slate(List.of(new Candidate(new ItemId("alien"), 1, List.of())))))
        .isEqualTo("returned item alien, which it was not given");
  }

  private static String reasonOf(UnaryOperator<Slate> faulty) {
    CascadeAnswer answer =
        cascade(TestCascades.finding(3), stage(Stage.Slot.RANK, faulty)).answer(search("q"), SHOP);
    assertThat(ids(answer.slate())).containsExactly("i0", "i1", "i2");
    return answer.degraded().getFirst().reason();
  }

  @Test
  void aStageThatIgnoresInterruptsIsLeftBehindAtItsDeadline() {
    AtomicBoolean stop = new AtomicBoolean();
    Stage spinning =
        stage(
            Stage.Slot.RANK,
            slate -> {
              while (!stop.get()) {
                Thread.onSpinWait();
              }
              return slate;
            });
    CascadeAnswer answer =
        cascade(TestCascades.finding(3), spinning, reversing(Stage.Slot.RERANK))
            .answer(request("q", SortOrder.RELEVANCE, 0, 20, Duration.ofMillis(300)), SHOP);
    stop.set(true);

    assertThat(answer.degraded().getFirst().stage()).isEqualTo("rank");
    assertThat(answer.degraded().getFirst().reason())
        .contains("was late")
        .contains("its deadline was 200.0 ms");
    assertThat(answer.outcomes()).hasSize(3);
    assertThat(answer.took()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(2));
  }

  @Test
  void aLateStageIsInterrupted() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Stage sleeping =
        stage(
            Stage.Slot.RANK,
            slate -> {
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return slate;
            });
    cascade(TestCascades.finding(3), sleeping)
        .answer(request("q", SortOrder.RELEVANCE, 0, 20, Duration.ofMillis(600)), SHOP);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aStageThatHangsForEverIsNotTriedAgainAndAgain() {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    Stage hanging =
        stage(
            Stage.Slot.RANK,
            slate -> {
              runs.incrementAndGet();
              while (release.getCount() > 0) {
                try {
                  release.await();
                } catch (InterruptedException e) {
                  // That it ignores interrupts is the point.
                }
              }
              return slate;
            });
    Cascade cascade = cascade(TestCascades.finding(3), hanging);
    Request request = request("q", SortOrder.RELEVANCE, 0, 20, Duration.ofMillis(20));
    CascadeAnswer last = cascade.answer(request, SHOP);
    for (int i = 0; i < 12; i++) {
      last = cascade.answer(request, SHOP);
    }
    release.countDown();
    assertThat(runs.get()).isLessThanOrEqualTo(Stragglers.MOST);
    assertThat(last.degraded()).isNotEmpty();
  }

  @Test
  void aRetrievalThatFailsGivesAnEmptyDegradedAnswer() {
    CascadeAnswer answer =
        cascade(
                retriever(
                    _ -> {
                      throw new java.io.UncheckedIOException(new java.io.IOException("gone"));
                    }),
                reversing(Stage.Slot.RANK))
            .answer(search("q"), SHOP);
    assertThat(answer.slate().size()).isZero();
    assertThat(answer.outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            StageOutcome.Degraded.class,
            degraded ->
                assertThat(degraded.reason()).contains("UncheckedIOException").contains("gone"));
  }

  @Test
  void aSceneWithoutRetrieverGivesAnEmptyDegradedAnswer() {
    Cascade cascade =
        new Cascade(
            Map.of(Scene.FEED, TestCascades.finding(3)),
            CascadePlan.retrievalOnly("b", MerchandisingRules.NONE));
    assertThat(cascade.answer(search("q"), SHOP).degraded().getFirst().reason())
        .isEqualTo("no retriever answers the scene SEARCH");
  }

  @Test
  void repeatedAndUnscoredItemsOfARetrievalAreLeftOutAndSaid() {
    Slate bad =
        new Slate(
            List.of(
                slate(2).candidates().get(0),
                slate(2).candidates().get(0),
                new Candidate(new ItemId("i9"), Double.NaN, List.of()),
                slate(2).candidates().get(1)));
    CascadeAnswer answer =
        cascade(retriever(_ -> new Retrieval(bad, 4, List.of(), null))).answer(search("q"), SHOP);
    assertThat(ids(answer.slate())).containsExactly("i0", "i1");
    assertThat(answer.degraded().getFirst().reason()).isEqualTo("returned item i0 twice");
  }

  @Test
  void anotherSortOrderSkipsTheStages() {
    CascadeAnswer answer =
        cascade(TestCascades.finding(3), reversing(Stage.Slot.RANK))
            .answer(request("q", SortOrder.PRICE_ASCENDING, 0, 20, Duration.ofSeconds(10)), SHOP);
    assertThat(ids(answer.slate())).containsExactly("i0", "i1", "i2");
    assertThat(answer.outcomes()).extracting(StageOutcome::stage).containsExactly("retrieve");
  }

  @Test
  void anErrorIsPassedOn() {
    Cascade cascade =
        cascade(
            TestCascades.finding(3),
            stage(
                Stage.Slot.RANK,
                _ -> {
                  throw new OutOfMemoryError("test");
                }));
    assertThatThrownBy(() -> cascade.answer(search("q"), SHOP))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("test");
  }

  @Test
  void anInterruptedCallerGetsWhatThereIsAndStaysInterrupted() {
    Stage sleeping =
        stage(
            Stage.Slot.RANK,
            slate -> {
              try {
                Thread.sleep(5_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return slate;
            });
    Cascade cascade = cascade(TestCascades.finding(3), sleeping);
    Thread.currentThread().interrupt();
    CascadeAnswer answer = cascade.answer(search("q"), SHOP);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer.degraded()).isNotEmpty();
  }

  @Test
  void stagesOutOfOrderAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                cascade(
                    TestCascades.finding(1),
                    reversing(Stage.Slot.RANK),
                    reversing(Stage.Slot.PRE_RANK)))
        .withMessageContaining("stage fake-pre_rank cannot stand at PRE_RANK after RANK");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cascade(TestCascades.finding(1), reversing(Stage.Slot.RULES)))
        .withMessageContaining("cannot stand at RULES");
  }
}
