package dev.aisle.core.cascade;

import static dev.aisle.core.cascade.TestCascades.SHOP;
import static dev.aisle.core.cascade.TestCascades.ids;
import static dev.aisle.core.cascade.TestCascades.request;
import static dev.aisle.core.cascade.TestCascades.slate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random cascades of good and faulty stages against the obvious: the list is what the good stages,
/// run one after another without limits and clocks, would have made of it.
final class CascadeFaultsTest {
  private enum Fault {
    NONE,
    THROWS,
    SLEEPS,
    SPINS,
    NAN,
    INFINITE,
    DROPS_SOME,
    DROPS_ALL,
    DUPLICATES,
    ADDS,
    NULL
  }

  static LongStream seeds() {
    return LongStream.range(0, 120).map(i -> Long.getLong("aisle.seed", 20_261_121L) + i);
  }

  @ParameterizedTest(name = "seed {0}; again with -Daisle.seed={0}")
  @MethodSource("seeds")
  void theOrderIsThatOfTheLastGoodStage(long seed) {
    Random random = new Random(seed);
    int found = random.nextInt(30);
    List<CascadePlan.Step> steps = new ArrayList<>();
    List<Candidate> expected = new ArrayList<>(slate(found).candidates());
    List<Candidate> tail = new ArrayList<>();
    List<String> degraded = new ArrayList<>();
    boolean slow = false;
    for (Stage.Slot slot : Stage.Slot.values()) {
      if (slot == Stage.Slot.RULES || random.nextInt(4) == 0) {
        continue;
      }
      Fault fault = random.nextBoolean() ? Fault.NONE : pick(random, steps.isEmpty());
      int limit = 1 + random.nextInt(30);
      long shuffle = random.nextLong();
      steps.add(new CascadePlan.Step(faulty(slot, fault, shuffle), limit, 1));
      if (expected.isEmpty()) {
        continue;
      }
      slow |= fault == Fault.SLEEPS || fault == Fault.SPINS;
      switch (fault) {
        case NONE -> expected = shuffled(expected, shuffle);
        case DROPS_SOME -> expected = half(shuffled(expected, shuffle));
        case DROPS_ALL -> expected = new ArrayList<>();
        case THROWS, SLEEPS, SPINS, NAN, INFINITE, DUPLICATES, ADDS, NULL ->
            degraded.add(CascadeStep.label(slot));
      }
      if (expected.size() > limit) {
        tail.addAll(0, expected.subList(limit, expected.size()));
        expected = new ArrayList<>(expected.subList(0, limit));
      }
    }
    expected.addAll(tail);
    Cascade cascade =
        new Cascade(
            Map.of(Scene.SEARCH, TestCascades.finding(found)),
            new CascadePlan("b", 100, 1, steps, MerchandisingRules.NONE));

    CascadeAnswer answer =
        cascade.answer(
            request(
                "q",
                SortOrder.RELEVANCE,
                0,
                20,
                slow ? Duration.ofMillis(140) : Duration.ofSeconds(20)),
            SHOP);

    if (slow
        && answer.degraded().stream()
            .anyMatch(o -> !degraded.contains(o.stage()) && o.reason().contains("was late"))) {
      // Where the budget is small a loaded machine may make a good stage late as well; the list is
      // still whole then, or empty where it was retrieval.
      assertThat(answer.slate().size()).isLessThanOrEqualTo(found);
      assertThat(ids(answer.slate())).doesNotHaveDuplicates();
      return;
    }
    assertThat(answer.degraded()).extracting(StageOutcome.Degraded::stage).isEqualTo(degraded);
    assertThat(ids(answer.slate())).isEqualTo(ids(new Slate(expected)));
  }

  private static Fault pick(Random random, boolean first) {
    Fault fault = Fault.values()[1 + random.nextInt(Fault.values().length - 1)];
    // Waiting costs time: one slow stage a cascade is enough.
    return !first && (fault == Fault.SLEEPS || fault == Fault.SPINS) ? Fault.THROWS : fault;
  }

  private static List<Candidate> shuffled(List<Candidate> candidates, long seed) {
    List<Candidate> shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static List<Candidate> half(List<Candidate> candidates) {
    return new ArrayList<>(candidates.subList(0, candidates.size() / 2));
  }

  private static Stage faulty(Stage.Slot slot, Fault fault, long shuffle) {
    return TestCascades.stage(
        slot,
        slate -> {
          List<Candidate> good = shuffled(slate.candidates(), shuffle);
          switch (fault) {
            case NONE -> {}
            case THROWS -> throw new IllegalStateException("broken");
            case SLEEPS -> sleep();
            case SPINS -> spin();
            case NAN -> good.set(0, good.getFirst().withScore(Double.NaN));
            case INFINITE -> good.set(0, good.getFirst().withScore(Double.NEGATIVE_INFINITY));
            case DROPS_SOME -> good = half(good);
            case DROPS_ALL -> good.clear();
            case DUPLICATES -> good.add(good.getFirst());
            case ADDS -> good.add(new Candidate(new ItemId("alien"), 1, List.of()));
            case NULL -> {
              return missing();
            }
          }
          return new Slate(good);
        });
  }

  @SuppressWarnings({"NullAway", "DataFlowIssue"})
  private static Slate missing() {
    return null;
  }

  private static void sleep() {
    try {
      Thread.sleep(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void spin() {
    long until = System.nanoTime() + 250_000_000L;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }
}
