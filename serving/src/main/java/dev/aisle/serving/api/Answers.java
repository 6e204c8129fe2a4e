package dev.aisle.serving.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the server answers.
final class Answers {
  private Answers() {}

  /// A page of a list of items.
  record Page(
      String request,
      String shopper,
      String session,
      String query,
      @Nullable String understoodAs,
      long total,
      int page,
      int size,
      int pages,
      @Nullable String nextCursor,
      List<Placed> items,
      List<FacetCounts> facets,
      List<StageLine> stages,
      long tookMicros,
      String bundle) {}

  /// An item at a place of a list.
  record Placed(
      String id,
      String title,
      @Nullable String brand,
      List<String> categories,
      @Nullable String price,
      boolean inStock,
      @Nullable Integer stock,
      @Nullable Double rating,
      int ratingCount,
      @Nullable String picture,
      int position,
      double score,
      Map<String, List<String>> attributes,
      String description) {}

  /// An item by itself.
  record ItemAnswer(
      String id,
      String title,
      @Nullable String brand,
      List<String> categories,
      @Nullable String price,
      boolean inStock,
      @Nullable Integer stock,
      @Nullable Double rating,
      int ratingCount,
      @Nullable String picture,
      Map<String, List<String>> attributes,
      String description) {}

  /// How the items that match spread over a field.
  record FacetCounts(String field, List<FacetCount> values) {}

  /// A value of a field and how many items have it.
  record FacetCount(String value, long count) {}

  /// What a stage of the cascade did.
  record StageLine(
      String stage, String name, int in, int out, long tookMicros, @Nullable String degraded) {}

  /// Completions of a query.
  record Completions(List<String> completions) {}

  /// What became of a batch of events.
  record EventReceipt(int accepted, int duplicates, List<Rejected> rejected) {}

  /// What became of a batch of items.
  record ItemReceipt(int accepted, List<Rejected> rejected) {}

  /// A line that was not accepted.
  record Rejected(int line, String place, String problem, String remedy) {}

  /// An item was stored.
  record ItemStored(String id, boolean created) {}

  /// An item was removed.
  record ItemDeleted(String id, boolean deleted) {}

  /// A price or stock was stored.
  record OfferStored(String id, @Nullable String price, @Nullable Integer stock) {}

  /// What was erased of a shopper.
  record ErasureCertificate(
      String shopper, long events, int segments, List<String> places, String erasedAt) {}

  /// Shoppers, recently active first.
  record Shoppers(List<Seen> shoppers) {}

  /// A shopper who was seen.
  record Seen(String shopper, long events, @Nullable String lastSeen) {}

  /// The shop.
  record AboutShop(
      String name,
      String currency,
      int items,
      List<String> scenes,
      List<String> sampleQueries,
      List<CategoryCount> categories) {}

  /// A category, how many items it has, and the picture of its best rated one.
  record CategoryCount(String name, long count, @Nullable String picture) {}

  /// Whether the server can be used.
  record Health(String status, @Nullable String reason) {}
}
