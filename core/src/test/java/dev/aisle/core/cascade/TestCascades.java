package dev.aisle.core.cascade;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Requests, shops, retrievers and stages for tests of the cascade: `i0`, `i1`, … are the items, in
/// retrieval's order.
public final class TestCascades {
  private TestCascades() {}

  /// A search with a generous budget.
  public static Request search(String query) {
    return request(query, SortOrder.RELEVANCE, 0, 20, Duration.ofSeconds(10));
  }

  /// A search.
  public static Request request(
      String query, SortOrder sort, int offset, int size, Duration budget) {
    return new Request(
        new RequestId("r-1"),
        Scene.SEARCH,
        new ShopperId("s-1"),
        new SessionId("session-1"),
        query,
        null,
        Filters.NONE,
        sort,
        offset,
        size,
        Instant.parse("2026-01-02T03:04:05Z"),
        Map.of("device", "phone"),
        budget);
  }

  /// Candidates `i0` … with scores that fall from `n`.
  public static Slate slate(int n) {
    return new Slate(
        IntStream.range(0, n)
            .mapToObj(
                i -> new Candidate(new ItemId("i" + i), n - i, List.of(i % 2 == 0 ? "bm25" : "x")))
            .toList());
  }

  /// The ids of a slate.
  public static List<String> ids(Slate slate) {
    return slate.candidates().stream().map(candidate -> candidate.item().value()).toList();
  }

  /// Finds `i0` … `i(n-1)`.
  public static Retriever finding(int n) {
    return retriever(depth -> new Retrieval(slate(n).top(depth), n, List.of(), null));
  }

  /// What a fake retriever does.
  public interface Find {
    /// The retrieval at a depth.
    Retrieval at(int depth);
  }

  /// A retriever `fake`.
  public static Retriever retriever(Find find) {
    return new Retriever() {
      @Override
      public String name() {
        return "fake";
      }

      @Override
      public Retrieval retrieve(Request request, ShopView shop, int depth) {
        return find.at(depth);
      }

      @Override
      public Explanation explain(Request request, ShopView shop, ItemId item) {
        return new Explanation(1, "fake");
      }
    };
  }

  /// A stage that is a function of the slate, named after its slot.
  public static Stage stage(Stage.Slot slot, UnaryOperator<Slate> function) {
    return new Stage() {
      @Override
      public Slot slot() {
        return slot;
      }

      @Override
      public String name() {
        return "fake-" + CascadeStep.label(slot);
      }

      @Override
      public Slate apply(Request request, ShopView shop, Slate slate) {
        return function.apply(slate);
      }

      @Override
      public Explanation explain(Request request, ShopView shop, Slate slate, ItemId item) {
        return new Explanation(0, "fake");
      }
    };
  }

  /// A stage that tells what it expects of its order, and of what each score is made.
  public static Stage telling(
      Stage.Slot slot, UnaryOperator<Slate> function, Gain gain, List<Explanation> parts) {
    Stage silent = stage(slot, function);
    return new Stage() {
      @Override
      public Slot slot() {
        return slot;
      }

      @Override
      public String name() {
        return silent.name();
      }

      @Override
      public Slate apply(Request request, ShopView shop, Slate slate) {
        return silent.apply(request, shop, slate);
      }

      @Override
      public Placed place(Request request, ShopView shop, Slate slate) {
        return new Placed(apply(request, shop, slate), gain);
      }

      @Override
      public Explanation explain(Request request, ShopView shop, Slate slate, ItemId item) {
        return new Explanation(0, "fake, of " + slate.size(), parts);
      }
    };
  }

  /// The slate from last to first, with scores that say so.
  public static Slate reversed(Slate slate) {
    return new Slate(
        slate.candidates().reversed().stream()
            .map(candidate -> candidate.withScore(-candidate.score()))
            .toList());
  }

  /// The slate in the order of the items' ids.
  public static Slate byId(Slate slate) {
    return new Slate(
        slate.candidates().stream().sorted(Comparator.comparing(Candidate::item)).toList());
  }

  /// A shop in which item `iN` has brand `brandB` (B = N mod 3) and category `categoryC` (C = N mod
  /// 5).
  public static final ShopView SHOP =
      new ShopView() {
        @Override
        public @Nullable Item item(ItemId id) {
          int number = Integer.parseInt(id.value().substring(1));
          return new Item(
              id,
              "Item " + number,
              "",
              List.of("All", "category" + number % 5),
              "brand" + number % 3,
              null,
              new Offer(null, null),
              null,
              0,
              Map.of(),
              null,
              Instant.EPOCH);
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
