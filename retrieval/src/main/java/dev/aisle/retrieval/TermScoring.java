package dev.aisle.retrieval;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/// BM25 over frequencies that [ItemDocuments] has already weighted by field and normalised by
/// length, hence `b = 0` here; `k1` is in units of a weighted occurrence.
final class TermScoring extends PerFieldSimilarityWrapper {
  static final TermScoring INSTANCE = new TermScoring();

  /// A few occurrences in prominent fields saturate.
  private static final float K1 = 2f;

  private final Similarity text = new BM25Similarity(K1 * ItemDocuments.SCALE, 0);
  private final Similarity once = new BM25Similarity(1.2f, 0);

  private TermScoring() {}

  @Override
  public Similarity get(String field) {
    return field.equals(Fields.TEXT) ? text : once;
  }
}
