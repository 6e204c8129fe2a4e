package dev.aisle.retrieval;

import dev.aisle.core.queries.SortOrder;
import java.io.IOException;
import org.apache.lucene.search.Scorable;
import org.jspecify.annotations.Nullable;

/// What a search ranks by: a number for each item, higher first, ties by item id.
interface RankKey {
  /// Sort key of items without a price: after all others.
  double AFTER_ALL_PRICES = -1e13;

  /// Whether [#of] asks the scorer.
  boolean usesScore();

  /// The key of a document.
  ///
  /// @param offer price and stock as [ItemTable] packs them
  double of(SegmentColumns columns, int doc, long offer, @Nullable Scorable scorer)
      throws IOException;

  /// The key of a sort order.
  ///
  /// @param scored whether there is a query that gives scores; without one, [SortOrder#RELEVANCE]
  ///     is the order of ids
  static RankKey of(SortOrder sort, boolean scored) {
    return new RankKey() {
      @Override
      public boolean usesScore() {
        return scored && sort == SortOrder.RELEVANCE;
      }

      @Override
      public double of(SegmentColumns columns, int doc, long offer, @Nullable Scorable scorer)
          throws IOException {
        long cents = ItemTable.cents(offer);
        return switch (sort) {
          case RELEVANCE -> scored && scorer != null ? scorer.score() : 0;
          case PRICE_ASCENDING -> cents < 0 ? AFTER_ALL_PRICES : -cents;
          case PRICE_DESCENDING -> cents;
          case NEWEST -> columns.listedAt(doc);
          case RATING -> columns.rating(doc);
        };
      }
    };
  }
}
