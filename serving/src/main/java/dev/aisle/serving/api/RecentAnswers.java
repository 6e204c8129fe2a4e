package dev.aisle.serving.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The answers of the last minutes, so that page 2 continues page 1 and an event can be checked
/// against what was shown before the impression is on disk. Bounded by candidates, pages and age;
/// what is no longer here is computed again. Safe for use by several threads.
final class RecentAnswers {
  /// Candidates in all kept answers, some 100 bytes each.
  private static final long MOST_CANDIDATES = 400_000;

  private static final long MOST_REQUESTS = 50_000;
  private static final Duration KEPT = Duration.ofMinutes(30);

  /// An answer that is kept.
  ///
  /// @param offset the log's end before it was answered, as receipts say it
  record Kept(CascadeAnswer answer, long offset) {}

  /// What makes two requests ask for the same list.
  private record Question(
      ShopperId shopper,
      Scene scene,
      @Nullable String query,
      @Nullable ItemId anchor,
      Filters filters,
      SortOrder sort) {
    static Question of(Request request) {
      return new Question(
          request.shopper(),
          request.scene(),
          request.query(),
          request.anchor(),
          request.filters(),
          request.sort());
    }
  }

  private final Cache<RequestId, Kept> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CANDIDATES)
          .weigher((RequestId _, Kept kept) -> 20 + kept.answer().slate().size())
          .expireAfterWrite(Duration.ofMinutes(10))
          .build();
  private final Cache<Question, RequestId> latest =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(5)).build();

  /// What was shown of a list so far.
  private record Shown(Scene scene, ShopperId shopper, Set<ItemId> items) {}

  private final Cache<RequestId, Shown> shown =
      Caffeine.newBuilder().maximumSize(MOST_REQUESTS).expireAfterWrite(KEPT).build();

  void keep(Kept kept) {
    Request request = kept.answer().request();
    answers.put(request.id(), kept);
    latest.put(Question.of(request), request.id());
  }

  @Nullable Kept find(RequestId request) {
    return answers.getIfPresent(request);
  }

  /// The latest answer to the same question, or null.
  @Nullable Kept like(Request request) {
    RequestId id = latest.getIfPresent(Question.of(request));
    return id == null ? null : find(id);
  }

  void shown(Request request, List<ItemId> items) {
    shown
        .asMap()
        .computeIfAbsent(
            request.id(),
            _ -> new Shown(request.scene(), request.shopper(), ConcurrentHashMap.newKeySet()))
        .items()
        .addAll(items);
  }

  /// The scene of a request's pages; null where it is not remembered.
  @Nullable Scene sceneOf(@Nullable RequestId request) {
    Shown pages = request == null ? null : shown.getIfPresent(request);
    return pages == null ? null : pages.scene();
  }

  /// Whom a request's pages were shown to; null where it is not remembered.
  @Nullable ShopperId shopperOf(@Nullable RequestId request) {
    Shown pages = request == null ? null : shown.getIfPresent(request);
    return pages == null ? null : pages.shopper();
  }

  /// Whether the request showed the item; null where the request is not remembered.
  @Nullable Boolean showed(RequestId request, ItemId item) {
    Shown pages = shown.getIfPresent(request);
    return pages == null ? null : (Boolean) pages.items().contains(item);
  }

  void forget(ShopperId shopper) {
    answers.asMap().values().removeIf(kept -> kept.answer().request().shopper().equals(shopper));
    latest.asMap().keySet().removeIf(question -> question.shopper().equals(shopper));
    shown.asMap().values().removeIf(pages -> pages.shopper().equals(shopper));
  }

  /// Answers that are kept.
  long size() {
    return answers.estimatedSize();
  }
}
