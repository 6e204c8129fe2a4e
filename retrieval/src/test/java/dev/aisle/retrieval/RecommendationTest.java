package dev.aisle.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecommendationTest {
  private static final Filters ADA =
      new Filters(Set.of(), Set.of("Ada"), null, null, Map.of(), false);

  private static TestShop shop() {
    TestShop shop = TestShop.empty();
    shop.put(TestShop.item("a", "red running shoe", List.of("Shoes"), "Ada", 5_000L, Map.of()));
    shop.put(TestShop.item("b", "blue running shoe", List.of("Shoes"), "Ada", 5_500L, Map.of()));
    shop.put(TestShop.item("c", "black leather shoe", List.of("Shoes"), "Bob", 50_000L, Map.of()));
    shop.put(TestShop.item("d", "red kettle", List.of("Kitchen"), "Cleo", 5_000L, Map.of()));
    for (int i = 0; i < 20; i++) {
      shop.put(TestShop.item("x" + i, "desk lamp", List.of("Lamps"), "Dee", 100L + i, Map.of()));
    }
    shop.publish();
    return shop;
  }

  private static Request similarTo(String anchor, Filters filters) {
    return TestShop.request(
        Scene.SIMILAR, null, new ItemId(anchor), "s", filters, SortOrder.RELEVANCE);
  }

  private static Request feed(String shopper, Filters filters) {
    return TestShop.request(Scene.FEED, null, null, shopper, filters, SortOrder.RELEVANCE);
  }

  private static List<String> ids(Retrieval retrieval) {
    return retrieval.slate().candidates().stream().map(c -> c.item().value()).toList();
  }

  private static Interaction click(String shopper, String item, int number) {
    return new Interaction(
        new EventId("click" + number),
        TestShop.NOW,
        null,
        Scene.SEARCH,
        new SessionId("session"),
        new ShopperId(shopper),
        new ItemId(item),
        Interaction.Kind.CLICK,
        null,
        1,
        null);
  }

  @Test
  void theMostAlikeComesFirstAndTheAnchorNever() {
    try (TestShop shop = shop()) {
      SimilarItemsRetriever similar = new SimilarItemsRetriever(shop.index);
      assertThat(ids(similar.retrieve(similarTo("a", Filters.NONE), shop, 10)))
          .containsExactly("b", "c", "d");
      assertThat(ids(similar.retrieve(similarTo("c", ADA), shop, 10)))
          .containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void anUnknownAnchorHasNothingSimilar() {
    try (TestShop shop = shop()) {
      SimilarItemsRetriever similar = new SimilarItemsRetriever(shop.index);
      assertThat(similar.retrieve(similarTo("nobody", Filters.NONE), shop, 10))
          .isEqualTo(Retrieval.NOTHING);
    }
  }

  @Test
  void anExplanationAddsUpToTheScore() {
    try (TestShop shop = shop()) {
      SimilarItemsRetriever similar = new SimilarItemsRetriever(shop.index);
      Request request = similarTo("a", Filters.NONE);
      for (Candidate found : similar.retrieve(request, shop, 10).slate().candidates()) {
        assertThat(similar.explain(request, shop, found.item()).value())
            .isCloseTo(found.score(), org.assertj.core.data.Offset.offset(1e-6));
      }
    }
  }

  @Test
  void aFeedIsDealtFromRecentInterestsPopularAndNewItems() {
    try (TestShop shop = shop()) {
      shop.interact(click("eve", "a", 1));
      for (int i = 2; i < 10; i++) {
        shop.interact(click("other", "x7", i));
      }
      FeedRetriever feed = new FeedRetriever(shop.index);
      Retrieval eve = feed.retrieve(feed("eve", Filters.NONE), shop, 30);
      assertThat(eve.slate().candidates().get(0).item()).isEqualTo(new ItemId("b"));
      assertThat(eve.slate().candidates().get(0).channels()).containsExactly("recent");
      assertThat(eve.slate().candidates().get(1).item()).isEqualTo(new ItemId("x7"));
      assertThat(eve.slate().candidates().get(1).channels()).containsExactly("popular");
      assertThat(ids(eve)).doesNotHaveDuplicates().hasSize(24);
      Retrieval stranger = feed.retrieve(feed("stranger", Filters.NONE), shop, 30);
      assertThat(ids(stranger).getFirst()).isEqualTo("x7");
      assertThat(stranger.total()).isEqualTo(24);
      assertThat(ids(feed.retrieve(feed("eve", ADA), shop, 30)))
          .containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void aLongerFeedBeginsWithTheShorterOne() {
    try (TestShop shop = shop()) {
      shop.interact(click("eve", "a", 1));
      FeedRetriever feed = new FeedRetriever(shop.index);
      List<String> all = ids(feed.retrieve(feed("eve", Filters.NONE), shop, 24));
      for (int depth = 1; depth < 24; depth++) {
        assertThat(ids(feed.retrieve(feed("eve", Filters.NONE), shop, depth)))
            .isEqualTo(all.subList(0, depth));
      }
    }
  }
}
