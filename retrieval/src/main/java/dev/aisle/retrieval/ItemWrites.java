package dev.aisle.retrieval;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.IndexWriter;

/// Changed items on their way into Lucene. They wait until a batch is full or [#flush] is called;
/// a large batch is analysed and written by several threads, which the order of arrival survives
/// because of each item only the last change of a batch is written. Called by one thread.
final class ItemWrites {
  private static final int BATCH = 2_048;

  /// Below this, starting threads would cost more than they bring.
  private static final int MIN_PARALLEL = 128;

  /// Items that a thread takes at a time.
  private static final int PORTION = 16;

  private static final int MAX_THREADS = 4;

  private final IndexWriter writer;
  private final List<ItemDocuments> lanes = new ArrayList<>();
  private final Map<ItemId, Pending> pending = new LinkedHashMap<>();

  ItemWrites(IndexWriter writer, RetrievalConfig.FieldWeights weights) {
    this.writer = writer;
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_THREADS);
    for (int i = 0; i < threads; i++) {
      lanes.add(new ItemDocuments(weights));
    }
  }

  /// @param written whether the index may hold an earlier document of the item
  private record Pending(Item item, int ordinal, boolean written) {}

  /// Takes an item in.
  ///
  /// @param known whether the index holds the item, or was given it before
  void put(Item item, int ordinal, boolean known) throws IOException {
    Pending waiting = pending.get(item.id());
    boolean written = waiting == null ? known : waiting.written;
    pending.put(item.id(), new Pending(item, ordinal, written));
    if (pending.size() >= BATCH) {
      flush();
    }
  }

  void remove(ItemId id) throws IOException {
    Pending waiting = pending.remove(id);
    if (waiting == null || waiting.written) {
      writer.deleteDocuments(LuceneCatalogIndex.idTerm(id));
    }
  }

  /// Forgets what waits.
  void clear() {
    pending.clear();
  }

  /// Hands all that waits to Lucene's writer.
  void flush() throws IOException {
    List<Pending> batch = List.copyOf(pending.values());
    pending.clear();
    AtomicInteger next = new AtomicInteger();
    int threads = batch.size() < MIN_PARALLEL ? 1 : lanes.size();
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (ItemDocuments lane : lanes.subList(1, threads)) {
      others.add(
          CompletableFuture.runAsync(
              () -> write(batch, next, lane),
              task -> Thread.ofPlatform().daemon().name("aisle-index").start(task)));
    }
    try {
      try {
        write(batch, next, lanes.getFirst());
      } finally {
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CompletionException e) {
      throw new IOException("cannot write the index", e.getCause());
    }
  }

  private void write(List<Pending> batch, AtomicInteger next, ItemDocuments documents) {
    try {
      for (int from = next.getAndAdd(PORTION);
          from < batch.size();
          from = next.getAndAdd(PORTION)) {
        for (Pending item : batch.subList(from, Math.min(from + PORTION, batch.size()))) {
          write(item, documents);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Pending pending, ItemDocuments documents) throws IOException {
    var document = documents.document(pending.item, pending.ordinal);
    if (pending.written) {
      writer.updateDocument(LuceneCatalogIndex.idTerm(pending.item.id()), document);
    } else {
      writer.addDocument(document);
    }
  }
}
