package dev.aisle.learning.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.cascade.TestCascades;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Interaction;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.TestModels;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.models.dpp.DppConfig;
import dev.aisle.learning.models.dpp.DppModel;
import dev.aisle.learning.models.mmr.MmrConfig;
import dev.aisle.learning.models.mmr.MmrModel;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.TestShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What MMR and DPP hold as models of a shop.
class DiversifyingModelsTest {
  private static final LoggedPages PAGES = TestShop.of(5).replayed();

  @TempDir private Path folder;

  static List<Model> models() {
    return List.of(
        new MmrModel(new MmrConfig(List.of(0.3), 0.01, 10)),
        new DppModel(new DppConfig(List.of(0.3), 0.01, 10)),
        new MmrModel(),
        new DppModel());
  }

  private static Stage stage(Served served) {
    return ((Served.Orders) served).stage();
  }

  private Stage stage(Model model) throws IOException {
    Trained trained = model.train(TestModels.job(PAGES, folder));
    return stage(
        model.serve(
            TestModels.reloaded(model, trained, PAGES, folder.resolve("models")),
            TestModels.parts(PAGES)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theBestItemStaysFirstAndAllStayOnThePage(Model model) throws IOException {
    Stage stage = stage(model);
    assertThat(stage.slot()).isEqualTo(Stage.Slot.DIVERSIFY);
    assertThat(stage.name()).isEqualTo(model.name() + "@1");
    ShopView shop = TestModels.shop(PAGES.catalogue(), Map.of());
    Slate slate = TestCascades.slate(30);
    Slate varied = stage.apply(TestCascades.search("x"), shop, slate);
    assertThat(varied.candidates().getFirst().item()).isEqualTo(new ItemId("i0"));
    assertThat(TestCascades.ids(varied))
        .containsExactlyInAnyOrderElementsOf(TestCascades.ids(slate));
    assertThat(varied.candidates())
        .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()))
        .allMatch(candidate -> Double.isFinite(candidate.score()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void anExplanationSaysWhatAnItemRepeats(Model model) throws IOException {
    Stage stage = stage(model);
    ShopView shop = TestModels.shop(PAGES.catalogue(), Map.of());
    Slate slate = TestCascades.slate(30);
    Candidate second = stage.apply(TestCascades.search("x"), shop, slate).candidates().get(1);
    var why = stage.explain(TestCascades.search("x"), shop, slate, second.item());
    assertThat(why.text()).isEqualTo("was picked as number 2");
    assertThat(why.value()).isEqualTo(second.score());
    assertThat(why.parts().getLast().text()).startsWith("similarity to i0");
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatTheCatalogueNoLongerHasIsDropped(Model model) throws IOException {
    Map<ItemId, Item> fewer = new HashMap<>(PAGES.catalogue());
    fewer.remove(new ItemId("i0"));
    Slate varied =
        stage(model)
            .apply(
                TestCascades.search("x"), TestModels.shop(fewer, Map.of()), TestCascades.slate(12));
    assertThat(TestCascades.ids(varied)).hasSize(11).doesNotContain("i0");
    assertThat(
            stage(model)
                .apply(
                    TestCascades.search("x"),
                    TestModels.shop(Map.of(), Map.of()),
                    TestCascades.slate(3)))
        .isEqualTo(Slate.EMPTY);
  }

  @ParameterizedTest
  @MethodSource("models")
  void refusesALogWithoutClicks(Model model) {
    LoggedPages silent =
        TestModels.replayed(TestShop.of(5), event -> !(event instanceof Interaction));
    assertThatThrownBy(() -> model.train(TestModels.job(silent, folder)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no clicks");
  }
}
