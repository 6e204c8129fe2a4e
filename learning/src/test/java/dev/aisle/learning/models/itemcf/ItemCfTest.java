package dev.aisle.learning.models.itemcf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestEvents;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.state.ShopperState;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.TestModels;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.TestShop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemCfTest {
  private static final LoggedPages PAGES = TestShop.of(5).withPages(300).replayed();
  private static final ShopperId SHOPPER = new ShopperId("p2");

  private static final Trained TRAINED =
      new ItemCf().train(TestModels.job(PAGES, Path.of("unused")));

  @TempDir private Path folder;
  private final Retriever retriever = retriever(TestModels.unsaved(new ItemCf(), TRAINED, PAGES));

  private static Retriever retriever(SavedModel saved) {
    return ((Served.Finds) new ItemCf().serve(saved, TestModels.parts(PAGES))).retriever();
  }

  private static Request request(
      Scene scene, @Nullable String anchor, Filters filters, SortOrder sort) {
    return new Request(
        new RequestId("r"),
        scene,
        SHOPPER,
        new SessionId("v"),
        scene == Scene.SEARCH ? "shoes" : null,
        anchor == null ? null : new ItemId(anchor),
        filters,
        sort,
        0,
        20,
        TestEvents.at(0),
        Map.of(),
        Duration.ofSeconds(1));
  }

  private static Request feed() {
    return request(Scene.FEED, null, Filters.NONE, SortOrder.RELEVANCE);
  }

  /// A shop in which the shopper clicked these, oldest first.
  private static ShopView after(String... clicked) {
    ShopperState state = ShopperState.INITIAL;
    for (int i = 0; i < clicked.length; i++) {
      state =
          state.after(
              TestEvents.interaction(SHOPPER.value(), clicked[i], Interaction.Kind.CLICK, null, i));
    }
    return TestModels.shop(PAGES.catalogue(), Map.of(SHOPPER, state));
  }

  private List<String> found(Request request, ShopView shop) {
    return retriever.retrieve(request, shop, 100).slate().candidates().stream()
        .map(candidate -> candidate.item().value())
        .toList();
  }

  private static int alike(List<String> found, int category) {
    return (int)
        found.stream().filter(id -> Integer.parseInt(id.substring(1)) % 6 == category).count();
  }

  /// Every shopper of the shop likes one of six categories. Over all 60 items as the only one that
  /// was clicked, 73 of the 480 found would be alike by chance, with a deviation of 8.
  @Test
  void findsWhatShoppersOfTheSameTasteTook() {
    int alike = 0;
    for (int item = 0; item < 60; item++) {
      List<String> found = found(feed(), after("i" + item));
      alike += alike(found.subList(0, 8), item % 6);
    }
    assertThat(alike).as("of 480").isGreaterThan(105);
  }

  @Test
  void similarItemsAreNeighboursOfTheAnchorWithoutIt() {
    Request similar = request(Scene.SIMILAR, "i3", Filters.NONE, SortOrder.RELEVANCE);
    List<String> found = found(similar, after());
    assertThat(found).doesNotContain("i3").hasSizeGreaterThan(20);
    assertThat(found(similar, after("i9"))).as("history plays no part").isEqualTo(found);
  }

  @Test
  void everythingFoundPassesTheFilters() {
    Filters lamps = new Filters(Set.of("Lamps"), Set.of(), null, null, Map.of(), false);
    List<String> found =
        found(request(Scene.FEED, null, lamps, SortOrder.RELEVANCE), after("i2", "i7"));
    assertThat(found).isNotEmpty();
    assertThat(found).allMatch(id -> Integer.parseInt(id.substring(1)) % 6 == 1);
  }

  @Test
  void whatTheCatalogueNoLongerHasIsNotFound() {
    List<String> all = found(feed(), after("i2"));
    Map<ItemId, Item> fewer = new HashMap<>(PAGES.catalogue());
    fewer.remove(new ItemId(all.getFirst()));
    ShopperState state = after("i2").shopper(SHOPPER);
    assertThat(found(feed(), TestModels.shop(fewer, Map.of(SHOPPER, state))))
        .isEqualTo(all.subList(1, all.size()));
  }

  @Test
  void findsNothingWithoutHistoryInSearchesAndInOtherOrders() {
    assertThat(retriever.retrieve(feed(), after(), 10)).isEqualTo(Retrieval.NOTHING);
    assertThat(found(request(Scene.SEARCH, null, Filters.NONE, SortOrder.RELEVANCE), after("i2")))
        .isEmpty();
    assertThat(found(request(Scene.FEED, null, Filters.NONE, SortOrder.NEWEST), after("i2")))
        .isEmpty();
    assertThat(found(feed(), after("of another shop"))).isEmpty();
  }

  @Test
  void theLatestItemsCountMost() {
    List<Candidate> one = retriever.retrieve(feed(), after("i2", "i3"), 100).slate().candidates();
    List<Candidate> other = retriever.retrieve(feed(), after("i3", "i2"), 100).slate().candidates();
    assertThat(one).isNotEqualTo(other);
    assertThat(one).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
  }

  @Test
  void anExplanationSumsToTheScore() {
    ShopView shop = after("i2", "i8", "i3");
    Candidate first = retriever.retrieve(feed(), shop, 1).slate().candidates().getFirst();
    Explanation why = retriever.explain(feed(), shop, first.item());
    assertThat(why.value()).isEqualTo(first.score(), org.assertj.core.api.Assertions.within(1e-9));
    assertThat(why.parts()).isNotEmpty();
    assertThat(why.parts().stream().mapToDouble(Explanation::value).sum())
        .isEqualTo(why.value(), org.assertj.core.api.Assertions.within(1e-9));
    assertThat(retriever.explain(feed(), shop, new ItemId("unknown")).text())
        .startsWith("was not found");
  }

  @Test
  void findsTheSameOnceSavedAndLoaded() throws IOException {
    Retriever loaded =
        retriever(TestModels.reloaded(new ItemCf(), TRAINED, PAGES, folder.resolve("models")));
    ShopView shop = after("i2", "i8", "i3");
    assertThat(loaded.retrieve(feed(), shop, 100)).isEqualTo(retriever.retrieve(feed(), shop, 100));
  }

  @Test
  void refusesALogWithoutClicks() {
    LoggedPages silent =
        TestModels.replayed(TestShop.of(5), event -> !(event instanceof Interaction));
    assertThatThrownBy(() -> new ItemCf().train(TestModels.job(silent, folder)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no clicks");
  }
}
