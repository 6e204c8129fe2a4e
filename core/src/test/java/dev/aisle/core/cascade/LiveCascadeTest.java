package dev.aisle.core.cascade;

import static dev.aisle.core.cascade.TestCascades.finding;
import static dev.aisle.core.cascade.TestCascades.search;
import static dev.aisle.core.cascade.TestCascades.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LiveCascadeTest {
  private static final ShopView SHOP = TestCascades.SHOP;

  private static Cascade cascade(String bundle, UnaryOperator<Slate> ranking) {
    CascadePlan plan =
        new CascadePlan(
            bundle,
            50,
            1,
            List.of(new CascadePlan.Step(stage(Stage.Slot.RANK, ranking), 50, 1)),
            MerchandisingRules.NONE);
    return new Cascade(Map.of(Scene.SEARCH, finding(20)), plan);
  }

  /// A version whose scores say which it is, and that fails where it is used after it was freed.
  private static final class Version {
    final int number;
    final AtomicBoolean freed = new AtomicBoolean();

    Version(int number) {
      this.number = number;
    }

    Cascade cascade() {
      return LiveCascadeTest.cascade("version-" + number, this::rank);
    }

    private Slate rank(Slate slate) {
      requireMemory();
      List<Candidate> scored = new ArrayList<>();
      for (Candidate candidate : slate.candidates()) {
        Thread.onSpinWait();
        scored.add(candidate.withScore(number));
      }
      requireMemory();
      return new Slate(scored);
    }

    private void requireMemory() {
      if (freed.get()) {
        throw new IllegalStateException("used after it was freed");
      }
    }

    void free() {
      assertThat(freed.getAndSet(true)).as("freed twice").isFalse();
    }
  }

  @Test
  void underLoadEveryAnswerIsOfOneVersionAndNothingIsFreedTooEarly() throws Exception {
    int swaps = 300;
    List<Version> versions = new ArrayList<>();
    versions.add(new Version(0));
    LiveCascade live = new LiveCascade(versions.getFirst().cascade());
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> shoppers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        shoppers.add(
            threads.submit(
                () -> {
                  while (!done.get()) {
                    CascadeAnswer answer = live.answer(search("lamp"), SHOP);
                    assertThat(answer.degraded()).isEmpty();
                    assertThat(answer.page())
                        .hasSize(20)
                        .allMatch(
                            candidate ->
                                answer.bundle().equals("version-" + (int) candidate.score()));
                    answered.incrementAndGet();
                  }
                }));
      }
      for (int i = 1; i <= swaps; i++) {
        Version former = versions.getLast();
        versions.add(new Version(i));
        int before = answered.get();
        live.exchange(versions.getLast().cascade(), former::free);
        while (answered.get() == before) {
          Thread.onSpinWait();
        }
      }
      done.set(true);
      for (Future<?> shopper : shoppers) {
        shopper.get(10, TimeUnit.SECONDS);
      }
    }
    assertThat(answered.get()).isGreaterThanOrEqualTo(swaps);
    // The last worker may end a moment after its answer.
    for (int i = 0; i < 1_000 && !versions.get(swaps - 1).freed.get(); i++) {
      Thread.sleep(5);
    }
    assertThat(versions.subList(0, swaps)).allMatch(version -> version.freed.get());
    assertThat(versions.getLast().freed).isFalse();
  }

  @Test
  void aStageThatWasLeftBehindKeepsItsMemory() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch freed = new CountDownLatch(1);
    LiveCascade live =
        new LiveCascade(
            cascade(
                "slow",
                slate -> {
                  inside.countDown();
                  awaitWhateverComes(goOn);
                  return slate;
                }));
    CascadeAnswer answer =
        live.answer(
            TestCascades.request("lamp", SortOrder.RELEVANCE, 0, 20, Duration.ofMillis(60)), SHOP);
    assertThat(answer.degraded()).hasSize(1);
    assertThat(inside.getCount()).isZero();
    live.exchange(cascade("next", slate -> slate), freed::countDown);
    assertThat(live.answer(search("lamp"), SHOP).bundle()).isEqualTo("next");
    assertThat(freed.await(50, TimeUnit.MILLISECONDS)).as("freed under a running stage").isFalse();
    goOn.countDown();
    assertThat(freed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /// A stage that ignores interrupts.
  private static void awaitWhateverComes(CountDownLatch latch) {
    boolean came = false;
    while (!came) {
      try {
        latch.await();
        came = true;
      } catch (InterruptedException e) {
        // It goes on, as native code would.
      }
    }
  }

  @Test
  void whateverAStageDoesItsUseEnds() throws Exception {
    for (UnaryOperator<Slate> stage :
        List.<UnaryOperator<Slate>>of(
            slate -> slate,
            slate -> {
              throw new IllegalStateException("broken");
            })) {
      CountDownLatch freed = new CountDownLatch(1);
      LiveCascade live = new LiveCascade(cascade("one", stage));
      live.answer(search("lamp"), SHOP);
      live.using(Cascade::plan);
      assertThatThrownBy(
              () ->
                  live.using(
                      _ -> {
                        throw new IllegalArgumentException("mine");
                      }))
          .hasMessage("mine");
      Cascade former = live.now();
      live.exchange(cascade("two", slate -> slate), freed::countDown);
      assertThat(freed.await(10, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> former.answer(search("lamp"), SHOP)).hasMessageContaining("freed");
    }
  }

  @Test
  void anObserverSeesWhatAStageWasGivenAndDid() {
    List<CascadeAnswer> seen = new ArrayList<>();
    LiveCascade live = new LiveCascade(cascade("one", slate -> slate.top(7)));
    live.observe((answer, shop) -> seen.add(answer));
    live.answer(search("lamp"), SHOP);
    live.observe(null);
    live.answer(search("lamp"), SHOP);
    assertThat(seen).hasSize(1);
    CascadeAnswer answer = seen.getFirst();
    assertThat(answer.givenTo(Stage.Slot.PRE_RANK).size()).isEqualTo(20);
    assertThat(answer.givenTo(Stage.Slot.RANK).size()).isEqualTo(20);
    assertThat(answer.givenTo(Stage.Slot.RERANK).size()).isEqualTo(7);
    assertThat(answer.outcome(Stage.Slot.PRE_RANK)).isNull();
    assertThat(answer.outcome(Stage.Slot.RANK)).isInstanceOf(StageOutcome.Answered.class);
  }
}
