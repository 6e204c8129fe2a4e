package dev.aisle.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Facet;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.SortOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnionRetrieverTest {
  private static final TestShop SHOP = TestShop.empty();

  /// Finds the items in their order.
  private static Retriever channel(String name, long total, String... items) {
    return new Retriever() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Retrieval retrieve(Request request, ShopView shop, int depth) {
        List<Candidate> found = new ArrayList<>();
        for (String item : items) {
          found.add(new Candidate(new ItemId(item), -found.size() * 100, List.of(name)));
        }
        return new Retrieval(
            new Slate(found).top(depth), total, List.of(new Facet(name, List.of())), name);
      }

      @Override
      public Explanation explain(Request request, ShopView shop, ItemId item) {
        return new Explanation(items.length, "because of " + name);
      }
    };
  }

  private static final Retriever BROKEN =
      new Retriever() {
        @Override
        public String name() {
          return "broken";
        }

        @Override
        public Retrieval retrieve(Request request, ShopView shop, int depth) {
          throw new IllegalStateException("broken");
        }

        @Override
        public Explanation explain(Request request, ShopView shop, ItemId item) {
          return new Explanation(0, "broken");
        }
      };

  private static Retrieval found(SortOrder sort, int depth, Retriever... channels) {
    return new UnionRetriever(List.of(channels))
        .retrieve(TestShop.search("q", Filters.NONE, sort), SHOP, depth);
  }

  private static List<String> ids(Retrieval found) {
    return found.slate().candidates().stream().map(candidate -> candidate.item().value()).toList();
  }

  @Test
  void whatBothFindComesFirstAndScoresAreSumsOfReciprocalRanks() {
    Retrieval found =
        found(
            SortOrder.RELEVANCE,
            10,
            channel("bm25", 40, "a", "b", "c"),
            channel("dssm", 3, "c", "d", "b"));
    assertThat(ids(found)).containsExactly("c", "b", "a", "d");
    List<Candidate> slate = found.slate().candidates();
    assertThat(slate.get(0).score()).isCloseTo(1.0 / 63 + 1.0 / 61, within(1e-12));
    assertThat(slate.get(1).score()).isCloseTo(1.0 / 62 + 1.0 / 63, within(1e-12));
    assertThat(slate.get(2).score()).isCloseTo(1.0 / 61, within(1e-12));
    assertThat(slate.get(0).channels()).containsExactly("bm25", "dssm");
    assertThat(slate.get(2).channels()).containsExactly("bm25");
    assertThat(slate.get(3).channels()).containsExactly("dssm");
  }

  @Test
  void totalsFacetsAndSpellingAreOfTheFirst() {
    Retriever first = channel("bm25", 40, "a");
    Retrieval found = found(SortOrder.RELEVANCE, 10, first, channel("dssm", 3, "b", "c"));
    assertThat(found.total()).isEqualTo(40);
    assertThat(found.facets()).containsExactly(new Facet("bm25", List.of()));
    assertThat(found.understoodAs()).isEqualTo("bm25");
    Retrieval none = found(SortOrder.RELEVANCE, 10, channel("bm25", 0), channel("dssm", 2, "b"));
    assertThat(none.total()).as("what is on the page is counted").isEqualTo(1);
  }

  @Test
  void theDepthHoldsAndAnotherOrderIsTheFirstChannelsAlone() {
    Retriever first = channel("bm25", 40, "a", "b");
    Retriever second = channel("dssm", 3, "c", "d");
    assertThat(ids(found(SortOrder.RELEVANCE, 3, first, second))).containsExactly("a", "c", "b");
    assertThat(ids(found(SortOrder.NEWEST, 10, first, second))).containsExactly("a", "b");
  }

  @Test
  void aBrokenChannelCostsThePageNothingButTheFirstMayNotBreak() {
    Retriever first = channel("bm25", 2, "a", "b");
    assertThat(ids(found(SortOrder.RELEVANCE, 10, first, BROKEN))).containsExactly("a", "b");
    assertThatThrownBy(() -> found(SortOrder.RELEVANCE, 10, BROKEN, first)).hasMessage("broken");
    assertThatThrownBy(() -> new UnionRetriever(List.of(first)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itsNameAndExplanationsNameAllChannels() {
    UnionRetriever union =
        new UnionRetriever(List.of(channel("bm25", 1, "a"), channel("dssm", 1, "a")));
    assertThat(union.name()).isEqualTo("bm25+dssm");
    Explanation why =
        union.explain(
            TestShop.search("q", Filters.NONE, SortOrder.RELEVANCE), SHOP, new ItemId("a"));
    assertThat(why.parts())
        .extracting(Explanation::text)
        .containsExactly("bm25: because of bm25", "dssm: because of dssm");
  }
}
