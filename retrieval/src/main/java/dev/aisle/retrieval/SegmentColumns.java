package dev.aisle.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/// What filters, facets and sorts read of a segment, on the heap: 24 bytes an item and four for
/// each facet value. Immutable, loaded once in the life of the segment.
final class SegmentColumns {
  private final int[] ordinals;
  private final long[] listedAt;
  private final double[] ratings;
  private final int[] starts;
  private final int[] codes;

  private SegmentColumns(
      int[] ordinals, long[] listedAt, double[] ratings, int[] starts, int[] codes) {
    this.ordinals = ordinals;
    this.listedAt = listedAt;
    this.ratings = ratings;
    this.starts = starts;
    this.codes = codes;
  }

  static SegmentColumns load(LeafReader reader, FacetDictionary dictionary) throws IOException {
    int size = reader.maxDoc();
    int[] ordinals = new int[size];
    long[] listedAt = new long[size];
    double[] ratings = new double[size];
    Arrays.fill(ratings, -1);
    NumericDocValues ordinal = DocValues.getNumeric(reader, Fields.ORDINAL);
    NumericDocValues listed = DocValues.getNumeric(reader, Fields.LISTED_AT);
    NumericDocValues rating = DocValues.getNumeric(reader, Fields.RATING);
    SortedSetDocValues facets = DocValues.getSortedSet(reader, Fields.FACETS);
    int[] codeOf = dictionary.codes(keys(facets));
    int[] starts = new int[size + 1];
    int[] codes = new int[size * 8];
    int used = 0;
    for (int doc = 0; doc < size; doc++) {
      ordinals[doc] = ordinal.advanceExact(doc) ? (int) ordinal.longValue() : 0;
      listedAt[doc] = listed.advanceExact(doc) ? listed.longValue() : 0;
      if (rating.advanceExact(doc)) {
        ratings[doc] = Double.longBitsToDouble(rating.longValue());
      }
      starts[doc] = used;
      if (facets.advanceExact(doc)) {
        int count = facets.docValueCount();
        if (used + count > codes.length) {
          codes = Arrays.copyOf(codes, Math.max(codes.length * 2, used + count));
        }
        for (int i = 0; i < count; i++) {
          codes[used++] = codeOf[(int) facets.nextOrd()];
        }
      }
    }
    starts[size] = used;
    return new SegmentColumns(ordinals, listedAt, ratings, starts, Arrays.copyOf(codes, used));
  }

  private static List<String> keys(SortedSetDocValues facets) throws IOException {
    List<String> keys = new ArrayList<>((int) facets.getValueCount());
    for (long i = 0; i < facets.getValueCount(); i++) {
      keys.add(facets.lookupOrd(i).utf8ToString());
    }
    return keys;
  }

  int ordinal(int doc) {
    return ordinals[doc];
  }

  /// Milliseconds since the epoch.
  long listedAt(int doc) {
    return listedAt[doc];
  }

  /// Mean stars, -1 without reviews.
  double rating(int doc) {
    return ratings[doc];
  }

  /// Where the document's facet codes begin in [#codes]; they end where the next document's begin.
  int start(int doc) {
    return starts[doc];
  }

  int[] codes() {
    return codes;
  }
}
