package dev.aisle.retrieval;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/// The fields of an indexed item. There are few: what is searched lies in one weighted text field,
/// what is filtered, counted and sorted by lies in doc values that are loaded once per segment.
final class Fields {
  /// The item's id, one term.
  static final String ID = "id";

  /// The item's row in the [ItemTable].
  static final String ORDINAL = "ordinal";

  /// Price and stock as [ItemTable] packs them, as of the last checkpoint.
  static final String OFFER = "offer";

  /// Milliseconds since the epoch.
  static final String LISTED_AT = "listedAt";

  /// Bits of the mean rating, absent without reviews.
  static final String RATING = "rating";

  /// Every value that can be filtered and counted, as [FacetDictionary] writes them.
  static final String FACETS = "facets";

  /// All terms of the item; a term's frequency is what it counts over all fields (BM25F).
  static final String TEXT = "text";

  /// Adjacent terms of title and categories: `gaming mouse`.
  static final String PAIRS = "pairs";

  /// Words as written, and pairs of them, for spelling and completions.
  static final String WORDS = "words";

  static final FieldType FREQUENCIES = type(IndexOptions.DOCS_AND_FREQS);
  static final FieldType DOCS = type(IndexOptions.DOCS);

  private Fields() {}

  private static FieldType type(IndexOptions options) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }
}
