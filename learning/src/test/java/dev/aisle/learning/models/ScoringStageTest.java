package dev.aisle.learning.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Gain;
import dev.aisle.core.cascade.MerchandisingRules;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.cascade.TestCascades;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoringStageTest {
  @Test
  void theScorerDecidesTheOrderAndEqualScoresKeepTheirs() {
    ScoringStage stage = stage((batch, upstream) -> new float[] {1, 3, 1, 3});
    Slate ordered = stage.apply(TestCascades.search("x"), shop(9), TestCascades.slate(4));
    assertThat(TestCascades.ids(ordered)).containsExactly("i1", "i3", "i0", "i2");
    assertThat(ordered.candidates().getFirst().score()).isEqualTo(3);
  }

  @Test
  void theScorerSeesFeaturesAndUpstreamScoresOfWhatTheCatalogueHas() {
    ScoringStage stage =
        stage(
            (batch, upstream) -> {
              assertThat(batch.size()).isEqualTo(2);
              assertThat(upstream).containsExactly(3, 2);
              return new float[] {0, 1};
            });
    Slate ordered = stage.apply(TestCascades.search("x"), shop(2), TestCascades.slate(3));
    assertThat(TestCascades.ids(ordered)).containsExactly("i1", "i0");
  }

  @Test
  void anExplanationNamesThePlace() {
    ScoringStage stage = stage((batch, upstream) -> new float[] {1, 2, 3});
    assertThat(
            stage
                .explain(TestCascades.search("x"), shop(3), TestCascades.slate(3), new ItemId("i0"))
                .text())
        .isEqualTo("test@1 puts it at place 3 of 3");
  }

  /// A list-wise scorer of two parts: the upstream scores, and a bonus for the row before the last.
  /// Its gain is what it was asked: the places, and the rows.
  private static final class TwoParts implements Scorer {
    private int runs;

    @Override
    public float[] score(FeatureBatch batch, float[] upstream) {
      runs++;
      float[] scores = upstream.clone();
      scores[scores.length - 2] += 10;
      return scores;
    }

    @Override
    public Gain gain(float[] scores, int places) {
      return new Gain(places, scores.length);
    }

    @Override
    public List<Explanation> explain(FeatureBatch batch, float[] upstream, int row) {
      assertThat(batch.size()).isEqualTo(upstream.length);
      float[] bonus = new float[upstream.length];
      bonus[bonus.length - 2] = 10;
      Map<String, float[]> without = new LinkedHashMap<>();
      without.put("upstream", bonus);
      without.put("neighbours", upstream);
      return LeftOut.parts(score(batch, upstream), without, row);
    }
  }

  @Test
  void aListIsScoredOnceAndSaysWhatItsFirstPageIsExpectedToBring() {
    TwoParts scorer = new TwoParts();
    Request twoPlaces =
        TestCascades.request("x", SortOrder.RELEVANCE, 0, 2, Duration.ofSeconds(10));
    Stage.Placed placed = stage(scorer).place(twoPlaces, shop(9), TestCascades.slate(4));
    assertThat(TestCascades.ids(placed.slate())).containsExactly("i2", "i0", "i1", "i3");
    assertThat(placed.gain()).isEqualTo(new Gain(2, 4));
    assertThat(scorer.runs).isOne();
  }

  @Test
  void anExpectationThatIsNoNumberIsRefusedSoThatTheStageIsDegraded() {
    Scorer hopeful =
        new Scorer() {
          @Override
          public float[] score(FeatureBatch batch, float[] upstream) {
            return upstream;
          }

          @Override
          public Gain gain(float[] scores, int places) {
            return new Gain(0, Math.exp(1e4));
          }
        };
    Cascade cascade =
        new Cascade(
            Map.of(Scene.SEARCH, TestCascades.finding(4)),
            new CascadePlan(
                "b1",
                100,
                1,
                List.of(new CascadePlan.Step(stage(hopeful), 100, 1)),
                MerchandisingRules.NONE));
    CascadeAnswer answer = cascade.answer(TestCascades.search("x"), shop(9));
    assertThat(TestCascades.ids(answer.slate())).containsExactly("i0", "i1", "i2", "i3");
    assertThat(answer.degraded().getFirst().reason())
        .startsWith("threw InvalidInputException: gain: expects Infinity clicks after");
  }

  @Test
  void aScorerThatCannotTellItsWorthGivesNoGain() {
    ScoringStage stage = stage((batch, upstream) -> upstream);
    assertThat(stage.place(TestCascades.search("x"), shop(9), TestCascades.slate(4)).gain())
        .isNull();
  }

  @Test
  void anExplanationSeesTheWholeListAndSaysWhatMovedTheRow() {
    Explanation why =
        stage(new TwoParts())
            .explain(TestCascades.search("x"), shop(4), TestCascades.slate(9), new ItemId("i2"));
    assertThat(why)
        .isEqualTo(
            new Explanation(
                17,
                "test@1 puts it at place 1 of 4",
                List.of(
                    new Explanation(7.5, "neighbours: up 2 places"),
                    new Explanation(-0.5, "upstream: same place"))));
  }

  @Test
  void anItemThatTheStageDidNotSeeIsSaidToBeSo() {
    ScoringStage stage = stage(new TwoParts());
    for (String unseen : List.of("i7", "i3")) {
      assertThat(
              stage.explain(
                  TestCascades.search("x"), shop(3), TestCascades.slate(4), new ItemId(unseen)))
          .isEqualTo(new Explanation(0, "test@1 did not see it"));
    }
  }

  private static ScoringStage stage(Scorer scorer) {
    return new ScoringStage(Stage.Slot.RANK, "test@1", ShopFeatures.DEFAULT, scorer);
  }

  /// A shop that has the items below a number only.
  private static ShopView shop(int items) {
    return new ShopView() {
      @Override
      public @Nullable Item item(ItemId id) {
        boolean there = Integer.parseInt(id.value().substring(1)) < items;
        return there ? TestCascades.SHOP.item(id) : null;
      }

      @Override
      public ShopperState shopper(ShopperId id) {
        return ShopperState.INITIAL;
      }

      @Override
      public ItemStatistics statistics(ItemId id) {
        return ItemStatistics.INITIAL;
      }
    };
  }
}
