package dev.aisle.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;

/// The columns of every open segment, loaded when a refresh first shows the segment and dropped
/// with it. Safe for use by several threads.
final class LoadedSegments {
  private final FacetDictionary dictionary;
  private final ConcurrentMap<IndexReader.CacheKey, SegmentColumns> loaded =
      new ConcurrentHashMap<>();

  LoadedSegments(FacetDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /// Loads what is new in a reader, so that no request has to.
  void load(DirectoryReader reader) {
    for (LeafReaderContext leaf : reader.leaves()) {
      columns(leaf.reader());
    }
  }

  SegmentColumns columns(LeafReader reader) {
    IndexReader.CacheHelper cache = reader.getCoreCacheHelper();
    SegmentColumns known = loaded.get(cache.getKey());
    return known != null ? known : loadNew(reader, cache);
  }

  private SegmentColumns loadNew(LeafReader reader, IndexReader.CacheHelper cache) {
    return loaded.computeIfAbsent(
        cache.getKey(),
        key -> {
          try {
            SegmentColumns columns = SegmentColumns.load(reader, dictionary);
            cache.addClosedListener(loaded::remove);
            return columns;
          } catch (IOException e) {
            throw new UncheckedIOException("cannot read a segment of the index", e);
          }
        });
  }
}
