package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.serving.http.Limits;
import dev.aisle.serving.http.RequestIds;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request for a page, checked.
///
/// @param made whether the ids of shopper and session were made here, so that nobody has them yet
/// @param page 1-based; of no meaning beside a cursor
record Asked(
    Scene scene,
    ShopperId shopper,
    boolean made,
    SessionId session,
    @Nullable String query,
    @Nullable ItemId anchor,
    Filters filters,
    SortOrder sort,
    int page,
    int size,
    @Nullable Cursor cursor,
    boolean facets) {
  private static final int DEFAULT_SIZE = 20;

  static Asked of(Bodies.Search body, Limits limits) {
    String query = body.query() == null ? "" : body.query();
    checkQuery(query, limits);
    SessionId session = session(body.session());
    return new Asked(
        Scene.SEARCH,
        shopper(body.shopper(), session),
        body.shopper() == null && body.session() == null,
        session,
        query,
        null,
        body.filters() == null ? Filters.NONE : body.filters().filters(),
        Bodies.sort(body.sort()),
        page(body.page()),
        size(body.size(), limits),
        body.cursor() == null ? null : Cursor.of(body.cursor()),
        Boolean.TRUE.equals(body.facets()));
  }

  static Asked of(Bodies.Recommend body, Limits limits) {
    SessionId session = session(body.session());
    return new Asked(
        body.item() == null ? Scene.FEED : Scene.SIMILAR,
        shopper(body.shopper(), session),
        body.shopper() == null && body.session() == null,
        session,
        null,
        body.item() == null ? null : new ItemId(body.item()),
        body.filters() == null ? Filters.NONE : body.filters().filters(),
        SortOrder.RELEVANCE,
        page(body.page()),
        size(body.size(), limits),
        body.cursor() == null ? null : Cursor.of(body.cursor()),
        false);
  }

  /// Items before the page.
  ///
  /// @throws InvalidInputException where the page reaches beyond what can be paged through
  int offset(int depth) {
    long offset = cursor != null ? cursor.offset() : (page - 1L) * size;
    if (offset + size > depth && offset != 0) {
      throw new InvalidInputException(
          cursor != null ? "cursor" : "page",
          "reaches item "
              + (offset + size)
              + ", but lists end at item "
              + depth
              + (cursor != null ? "" : ", page " + depth / size + " at this size"),
          "Narrow the list by filters or words instead of paging deeper.");
    }
    return (int) offset;
  }

  static void checkQuery(String query, Limits limits) {
    if (query.length() > limits.queryLength()) {
      throw new InvalidInputException(
          "query",
          "has " + query.length() + " characters, at most " + limits.queryLength(),
          "Shorten it.");
    }
  }

  /// Who sends a session alone is one shopper as long as the session lasts.
  private static ShopperId shopper(@Nullable String id, SessionId session) {
    return new ShopperId(
        id == null
            ? "anonymous-"
                + UUID.nameUUIDFromBytes(session.value().getBytes(StandardCharsets.UTF_8))
            : id);
  }

  private static SessionId session(@Nullable String id) {
    return new SessionId(id == null ? RequestIds.make("v-") : id);
  }

  private static int page(@Nullable Integer page) {
    if (page != null && page < 1) {
      throw new InvalidInputException("page", "is " + page + " but pages start at 1", "Send 1.");
    }
    return page == null ? 1 : page;
  }

  private static int size(@Nullable Integer size, Limits limits) {
    if (size != null && (size < 1 || size > limits.pageSize())) {
      throw new InvalidInputException(
          "size",
          "is " + size + " but must be from 1 to " + limits.pageSize(),
          "Ask for several pages.");
    }
    return size == null ? Math.min(DEFAULT_SIZE, limits.pageSize()) : size;
  }
}
