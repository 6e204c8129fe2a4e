package dev.aisle.learning.models.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.cascade.TestCascades;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.RequestId;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.TestModels;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.TestShop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomOrderTest {
  @TempDir private Path folder;

  private Stage stage() {
    LoggedPages pages = TestShop.of(1).withPages(60).replayed();
    Trained trained = new RandomOrder().train(TestModels.job(pages, folder));
    Served served =
        new RandomOrder()
            .serve(TestModels.unsaved(new RandomOrder(), trained, pages), TestModels.parts(pages));
    return ((Served.Orders) served).stage();
  }

  @Test
  void aReplayOfTheRequestGivesTheSameOrderWhateverCameIn() {
    Stage stage = stage();
    Slate slate = TestCascades.slate(40);
    var shop = TestModels.shop(Map.of(), Map.of());
    List<String> once = TestCascades.ids(stage.apply(TestCascades.search("x"), shop, slate));
    Slate reversed = new Slate(slate.candidates().reversed());
    assertThat(TestCascades.ids(stage.apply(TestCascades.search("y"), shop, reversed)))
        .isEqualTo(once)
        .isNotEqualTo(TestCascades.ids(slate));
    Candidate first = stage.apply(TestCascades.search("x"), shop, slate).candidates().getFirst();
    assertThat(stage.explain(TestCascades.search("x"), shop, slate, first.item()).value())
        .isEqualTo(first.score());
  }

  /// Uniform by the mean of bins, and unlike between requests, items and seeds.
  @Test
  void scoresAreEvenAndIndependent() {
    int[] bins = new int[10];
    double product = 0;
    for (int i = 0; i < 20_000; i++) {
      RequestId request = new RequestId("r-" + i / 100);
      double score = RandomOrder.score(1, request, new ItemId("i" + i % 100));
      bins[(int) (score * 10)]++;
      double next = RandomOrder.score(1, request, new ItemId("i" + (i % 100 + 1)));
      product += (score - 0.5) * (next - 0.5) * 12 / 20_000;
    }
    for (int bin : bins) {
      assertThat(bin).isBetween(1_800, 2_200);
    }
    assertThat(product).as("correlation of neighbours").isCloseTo(0, within(0.03));
    RequestId request = new RequestId("r");
    assertThat(RandomOrder.score(1, request, new ItemId("a")))
        .isNotEqualTo(RandomOrder.score(2, request, new ItemId("a")))
        .isNotEqualTo(RandomOrder.score(1, new RequestId("s"), new ItemId("a")));
  }
}
