package dev.aisle.retrieval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.RequestEncoder;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.SortOrder;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorRetrieverTest {
  private static final int WIDTH = 16;
  private static final long SEED = 17;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<ItemId, float[]> vectors = new HashMap<>();
  private final TestShop shop = TestShop.empty();

  /// Encodes `query` as the vector of the item of that id; nothing for an empty one.
  private final RequestEncoder encoder =
      new RequestEncoder() {
        @Override
        public String name() {
          return "near";
        }

        @Override
        public int width() {
          return WIDTH;
        }

        @Override
        public float @Nullable [] encode(Request request, ShopView view) {
          String query = request.query();
          return query == null || query.isEmpty() ? null : vectors.get(new ItemId(query));
        }
      };

  private float[] vector() {
    float[] vector = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private void fill(int items) {
    for (int i = 0; i < items; i++) {
      Item item =
          TestShop.item(
              "i" + i,
              "Thing " + i,
              List.of("Things", i % 50 == 0 ? "Rare" : "Common"),
              "brand" + i % 3,
              100L * (i % 40 + 1),
              Map.of());
      shop.put(item);
      vectors.put(item.id(), vector());
    }
    shop.publish();
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }

  private static Filters category(String name) {
    return new Filters(Set.of(name), Set.of(), null, null, Map.of(), false);
  }

  @ParameterizedTest
  @EnumSource
  void filtersHoldAndTheNearestOfThoseThatPassAreFound(VectorEncoding encoding) throws IOException {
    fill(3_000);
    Filters cheap =
        new Filters(Set.of(), Set.of("brand1"), null, Money.of("20.00"), Map.of(), false);
    try (VectorIndex index = VectorIndex.inMemory(encoding, WIDTH)) {
      index.put(vectors);
      VectorRetriever retriever = new VectorRetriever(shop.index, index, encoder);
      for (Filters filters : List.of(Filters.NONE, category("Rare"), cheap)) {
        double recall = 0;
        for (int i = 0; i < 20; i++) {
          recall += recall(retriever, filters, "i" + random.nextInt(3_000)) / 20;
        }
        assertThat(recall).as("%s, %s, seed %d", encoding, filters, SEED).isGreaterThan(0.93);
      }
    }
  }

  private double recall(VectorRetriever retriever, Filters filters, String query) {
    float[] wanted = requireNonNull(vectors.get(new ItemId(query)));
    Retrieval found = retriever.retrieve(request(query, filters), shop, 20);
    assertThat(found.slate().candidates())
        .hasSize(20)
        .isSortedAccordingTo(Comparator.comparingDouble(Candidate::score).reversed())
        .allSatisfy(
            candidate -> {
              assertThat(filters.accept(requireNonNull(shop.item(candidate.item())))).isTrue();
              assertThat(candidate.channels()).containsExactly("near");
              assertThat(candidate.score())
                  .isCloseTo(
                      cosine(wanted, requireNonNull(vectors.get(candidate.item()))), within(1e-4));
            });
    Set<ItemId> best =
        shop.items.values().stream()
            .filter(filters::accept)
            .map(Item::id)
            .sorted(
                Comparator.comparingDouble(
                    (ItemId id) -> -cosine(wanted, requireNonNull(vectors.get(id)))))
            .limit(20)
            .collect(Collectors.toSet());
    return found.slate().candidates().stream()
            .filter(candidate -> best.contains(candidate.item()))
            .count()
        / 20.0;
  }

  private static Request request(String query, Filters filters) {
    return TestShop.search(query, filters, SortOrder.RELEVANCE);
  }

  @Test
  void aNarrowFilterFindsFewAndARemovedItemIsNotFound() throws IOException {
    fill(120);
    try (VectorIndex index = VectorIndex.inMemory(VectorEncoding.INT8, WIDTH)) {
      index.put(vectors);
      VectorRetriever retriever = new VectorRetriever(shop.index, index, encoder);
      assertThat(ids(retriever.retrieve(request("i7", category("Rare")), shop, 20)))
          .containsExactlyInAnyOrder("i0", "i50", "i100");
      shop.remove(new ItemId("i50"));
      shop.publish();
      assertThat(ids(retriever.retrieve(request("i7", category("Rare")), shop, 20)))
          .containsExactlyInAnyOrder("i0", "i100");
      assertThat(ids(retriever.retrieve(request("i7", Filters.NONE), shop, 200)))
          .hasSize(119)
          .doesNotContain("i50")
          .startsWith("i7");
    }
  }

  private static List<String> ids(Retrieval found) {
    return found.slate().candidates().stream().map(candidate -> candidate.item().value()).toList();
  }

  @Test
  void aRequestWithoutAVectorFindsNothingAndExplanationsSayTheCosine() throws IOException {
    fill(10);
    try (VectorIndex index = VectorIndex.inMemory(VectorEncoding.FLOAT32, WIDTH)) {
      index.put(vectors);
      VectorRetriever retriever = new VectorRetriever(shop.index, index, encoder);
      assertThat(retriever.retrieve(request("", Filters.NONE), shop, 20))
          .isEqualTo(Retrieval.NOTHING);
      Explanation why = retriever.explain(request("i1", Filters.NONE), shop, new ItemId("i2"));
      assertThat(why.value())
          .isCloseTo(
              cosine(
                  requireNonNull(vectors.get(new ItemId("i1"))),
                  requireNonNull(vectors.get(new ItemId("i2")))),
              within(1e-5));
      assertThat(retriever.explain(request("i1", Filters.NONE), shop, new ItemId("no")).text())
          .isEqualTo("the item has no vector");
    }
  }

  @Test
  void whatVectorsWereMadeOfIsKept() throws IOException {
    fill(5);
    try (VectorIndex index = VectorIndex.inMemory(VectorEncoding.INT8, WIDTH)) {
      index.put(vectors, id -> Long.parseLong(id.value().substring(1)) - 2);
      index.put(Map.of(new ItemId("i3"), vector()), _ -> Long.MIN_VALUE);
      index.remove(List.of(new ItemId("i4")));
      assertThat(index.contents())
          .isEqualTo(
              Map.of(
                  new ItemId("i0"), -2L,
                  new ItemId("i1"), -1L,
                  new ItemId("i2"), 0L,
                  new ItemId("i3"), Long.MIN_VALUE));
    }
  }
}
