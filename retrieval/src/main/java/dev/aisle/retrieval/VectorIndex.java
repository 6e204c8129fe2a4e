package dev.aisle.retrieval;

import dev.aisle.core.catalog.ItemId;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RescoreTopNQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One vector for each item, and the items nearest to a vector by cosine (HNSW).
///
/// It lies apart from [LuceneCatalogIndex] because vectors change with the model and items with the
/// shop: an item may be changed any number of times and keeps its vector, and a new model replaces
/// vectors without touching texts. Whether an item still exists and passes a request's filters is
/// for the caller's predicate to say.
///
/// Safe for use by several threads.
public final class VectorIndex implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(VectorIndex.class);

  /// Changes whenever vectors are written in another way.
  private static final String FORMAT = "2";

  private static final String FORMAT_KEY = "aisle.vectors";
  private static final String VECTOR = "vector";
  private static final String CONTENT = "content";
  private static final int MAX_DIMENSION = 1024;

  /// Neighbours that the graph is searched for beyond the limit: fewer would miss some.
  private static final int MIN_DEPTH = 100;

  private static final int OVERSAMPLING = 2;
  private static final int WIDENING = 8;

  private final Directory directory;
  private final VectorEncoding encoding;
  private final int dimension;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private VectorIndex(Directory directory, VectorEncoding encoding, int dimension)
      throws IOException {
    this.directory = directory;
    this.encoding = encoding;
    this.dimension = dimension;
    writer = new IndexWriter(directory, writerConfig(encoding));
    writer.setLiveCommitData(Map.of(FORMAT_KEY, format(encoding, dimension)).entrySet());
    writer.commit();
    // Of what was committed, not of the writer: a searching thread may be interrupted at any moment
    // and must have no part in the writer's files.
    searchers = new SearcherManager(directory, null);
  }

  /// Opens the vectors in a folder, or begins with none. Vectors that cannot be read, or are of
  /// another encoding or dimension, are thrown away with a warning; the model gives them again.
  ///
  /// @param dimension numbers in a vector, from 1 to 1024
  /// @throws IOException where the folder cannot be read or written, or is open elsewhere
  public static VectorIndex open(Path dir, VectorEncoding encoding, int dimension)
      throws IOException {
    return open(FSDirectory.open(dir), encoding, dimension);
  }

  /// Vectors that live and die with the process.
  public static VectorIndex inMemory(VectorEncoding encoding, int dimension) throws IOException {
    return open(new ByteBuffersDirectory(), encoding, dimension);
  }

  private static VectorIndex open(Directory directory, VectorEncoding encoding, int dimension)
      throws IOException {
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension must be from 1 to " + MAX_DIMENSION + ", not " + dimension);
    }
    try {
      String unusable = unusable(directory, format(encoding, dimension));
      if (unusable != null) {
        LOG.warn("The vectors are thrown away: {}", unusable);
        IndexFolder.deleteAll(directory);
      }
      return new VectorIndex(directory, encoding, dimension);
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  private static String format(VectorEncoding encoding, int dimension) {
    return FORMAT + " " + encoding + " " + dimension;
  }

  private static @Nullable String unusable(Directory directory, String format) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return null;
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      String found = reader.getIndexCommit().getUserData().get(FORMAT_KEY);
      return format.equals(found)
          ? null
          : "they were written as " + found + ", needed is " + format;
    } catch (IOException | RuntimeException e) {
      return "they cannot be read (" + e + ")";
    }
  }

  private static IndexWriterConfig writerConfig(VectorEncoding encoding) {
    KnnVectorsFormat format = encoding.format();
    return new IndexWriterConfig()
        .setCommitOnClose(false)
        .setCodec(
            new Lucene104Codec() {
              @Override
              public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return format;
              }
            });
  }

  /// Sets the vectors of some items, in place of those they had. Visible and durable on return.
  ///
  /// @param vectors of any length but zero, since only the direction counts
  /// @throws IllegalArgumentException where a vector has another dimension, is zero or is not
  ///     finite; then none is set
  public void put(Map<ItemId, float[]> vectors) throws IOException {
    put(vectors, _ -> 0);
  }

  /// As the other method, noting what each vector was made of.
  ///
  /// @param content a number that changes whenever the item does; see [#contents]
  public void put(Map<ItemId, float[]> vectors, ToLongFunction<ItemId> content) throws IOException {
    Map<ItemId, float[]> units = new HashMap<>();
    vectors.forEach((item, vector) -> units.put(item, unit(vector, item.value())));
    for (Map.Entry<ItemId, float[]> entry : units.entrySet()) {
      ItemId item = entry.getKey();
      Document document = document(item, entry.getValue());
      document.add(new NumericDocValuesField(CONTENT, content.applyAsLong(item)));
      writer.updateDocument(LuceneCatalogIndex.idTerm(item), document);
    }
    commit();
  }

  /// What the vector of each item was made of, as [#put] was told. Reads all of them.
  public Map<ItemId, Long> contents() throws IOException {
    Map<ItemId, Long> contents = new HashMap<>();
    IndexSearcher searcher = searchers.acquire();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Fields.ID);
        NumericDocValues made = DocValues.getNumeric(leaf.reader(), CONTENT);
        Bits live = leaf.reader().getLiveDocs();
        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
          if ((live == null || live.get(doc)) && ids.advanceExact(doc) && made.advanceExact(doc)) {
            contents.put(new ItemId(ids.binaryValue().utf8ToString()), made.longValue());
          }
        }
      }
    } finally {
      searchers.release(searcher);
    }
    return contents;
  }

  /// Forgets the vectors of some items, durably.
  public void remove(Collection<ItemId> items) throws IOException {
    for (ItemId item : items) {
      writer.deleteDocuments(LuceneCatalogIndex.idTerm(item));
    }
    commit();
  }

  private void commit() throws IOException {
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  private static Document document(ItemId item, float[] unit) {
    Document document = new Document();
    document.add(new StringField(Fields.ID, item.value(), Field.Store.NO));
    document.add(new BinaryDocValuesField(Fields.ID, new BytesRef(item.value())));
    document.add(new KnnFloatVectorField(VECTOR, unit, VectorSimilarityFunction.DOT_PRODUCT));
    return document;
  }

  private float[] unit(float[] vector, String whose) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "the vector of " + whose + " has " + vector.length + " numbers, needed are " + dimension);
    }
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the vector of " + whose + " is zero or not finite");
    }
    float[] unit = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(squares));
    }
    return unit;
  }

  /// An item and how near it is.
  ///
  /// @param cosine in [-1, 1], higher is nearer
  public record Neighbour(ItemId item, double cosine) {}

  /// The nearest items that are wanted, nearest first, ties by item id. Nearly exact: the graph may
  /// miss a few. Where few are wanted the search widens up to a comparison with every vector, so a
  /// narrow predicate costs time linear in the number of vectors.
  ///
  /// @param query of any length but zero
  /// @param limit at most so many
  /// @throws IllegalArgumentException where the query has another dimension, is zero or is not
  ///     finite
  public List<Neighbour> nearest(float[] query, int limit, Predicate<ItemId> wanted) {
    float[] unit = unit(query, "the query");
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        int all = Math.max(1, searcher.getIndexReader().numDocs());
        for (long depth = Math.max(limit, MIN_DEPTH); ; depth *= WIDENING) {
          boolean last = depth * OVERSAMPLING >= all;
          List<Neighbour> found =
              last
                  ? neighbours(searcher, exact(unit, all), all, wanted)
                  : neighbours(searcher, near(unit, (int) depth, null), (int) depth, wanted);
          if (last || found.size() >= limit) {
            return List.copyOf(found.subList(0, Math.min(limit, found.size())));
          }
        }
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the vectors", e);
    }
  }

  private Query near(float[] unit, int depth, @Nullable Query among) {
    return switch (encoding) {
      case FLOAT32 -> new KnnFloatVectorQuery(VECTOR, unit, depth, among);
      case INT8 ->
          RescoreTopNQuery.createFullPrecisionRescorerQuery(
              new KnnFloatVectorQuery(VECTOR, unit, depth * OVERSAMPLING, among),
              unit,
              VECTOR,
              depth);
    };
  }

  /// As the other method, among the vectors that a query matches, which the search does not leave.
  List<Neighbour> nearest(float[] query, int limit, Query among) {
    float[] unit = unit(query, "the query");
    int depth = Math.max(limit, MIN_DEPTH);
    return search(
        searcher -> {
          List<Neighbour> found = neighbours(searcher, near(unit, depth, among), depth, _ -> true);
          return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        });
  }

  /// The cosine between a vector and an item's, null where the item has none.
  public @Nullable Double cosine(float[] query, ItemId item) {
    float[] unit = unit(query, "the query");
    return this.<@Nullable Double>search(
        searcher -> {
          TopDocs found = searcher.search(new TermQuery(LuceneCatalogIndex.idTerm(item)), 1);
          if (found.scoreDocs.length == 0) {
            return null;
          }
          int doc = found.scoreDocs[0].doc;
          List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
          LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
          FloatVectorValues values = leaf.reader().getFloatVectorValues(VECTOR);
          KnnVectorValues.DocIndexIterator at = values.iterator();
          return at.advance(doc - leaf.docBase) == doc - leaf.docBase
              ? (Double) (double) VectorUtil.dotProduct(unit, values.vectorValue(at.index()))
              : null;
        });
  }

  private interface Search<T extends @Nullable Object> {
    T in(IndexSearcher searcher) throws IOException;
  }

  private <T extends @Nullable Object> T search(Search<T> search) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return search.in(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the vectors", e);
    }
  }

  private static Query exact(float[] unit, int all) {
    return RescoreTopNQuery.createFullPrecisionRescorerQuery(
        MatchAllDocsQuery.INSTANCE, unit, VECTOR, all);
  }

  private static List<Neighbour> neighbours(
      IndexSearcher searcher, Query query, int depth, Predicate<ItemId> wanted) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<Neighbour> neighbours = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, depth).scoreDocs) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
      BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Fields.ID);
      if (ids.advanceExact(hit.doc - leaf.docBase)) {
        ItemId item = new ItemId(ids.binaryValue().utf8ToString());
        if (wanted.test(item)) {
          neighbours.add(new Neighbour(item, 2.0 * hit.score - 1)); // a score is (1 + cosine) / 2
        }
      }
    }
    neighbours.sort(
        Comparator.comparingDouble(Neighbour::cosine).reversed().thenComparing(Neighbour::item));
    return neighbours;
  }

  /// Items that have a vector.
  public long size() throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return searcher.getIndexReader().numDocs();
    } finally {
      searchers.release(searcher);
    }
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.rollback();
    directory.close();
  }
}
