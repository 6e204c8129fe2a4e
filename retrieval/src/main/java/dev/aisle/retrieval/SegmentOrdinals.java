package dev.aisle.retrieval;

import dev.aisle.core.catalog.ItemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/// The catalogue's ordinal of each document of the vectors, by segment: what joins the two indexes
/// without a look-up by id. Loaded once in the life of a segment; an item gets its vector after its
/// ordinal and never another one. Safe for use by several threads.
final class SegmentOrdinals {
  private final LuceneCatalogIndex catalogue;
  private final ConcurrentMap<IndexReader.CacheKey, int[]> loaded = new ConcurrentHashMap<>();

  SegmentOrdinals(LuceneCatalogIndex catalogue) {
    this.catalogue = catalogue;
  }

  /// By document, -1 for an item that the catalogue does not have.
  int[] of(LeafReader reader) {
    IndexReader.CacheHelper cache = reader.getCoreCacheHelper();
    int[] known = loaded.get(cache.getKey());
    if (known != null) {
      return known;
    }
    return loaded.computeIfAbsent(
        cache.getKey(),
        _ -> {
          try {
            int[] ordinals = load(reader);
            cache.addClosedListener(loaded::remove);
            return ordinals;
          } catch (IOException e) {
            throw new UncheckedIOException("cannot read the vectors", e);
          }
        });
  }

  private int[] load(LeafReader reader) throws IOException {
    int[] ordinals = new int[reader.maxDoc()];
    Arrays.fill(ordinals, -1);
    BinaryDocValues ids = DocValues.getBinary(reader, Fields.ID);
    for (int doc = 0; doc < ordinals.length; doc++) {
      if (ids.advanceExact(doc)) {
        ordinals[doc] = catalogue.ordinal(new ItemId(ids.binaryValue().utf8ToString()));
      }
    }
    return ordinals;
  }
}
