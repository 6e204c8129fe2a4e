package dev.aisle.learning.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.cascade.TestCascades;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
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
