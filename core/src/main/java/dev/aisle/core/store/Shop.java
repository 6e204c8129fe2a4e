package dev.aisle.core.store;

import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ShopperId;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// One shop: its log and all that follows it.
public interface Shop extends ShopView, AutoCloseable {
  /// Appends events. When this returns, what was accepted is on disk and visible to every reader.
  ///
  /// @throws IOException where the log could not be written (a full disk): nothing of the batch is
  ///     accepted then, and what was accepted before is kept
  Ingested ingest(List<Event> events) throws IOException;

  /// The log itself, for replay.
  EventLog log();

  /// All items, in no particular order.
  Stream<Item> items();

  /// The number of items.
  int itemCount();

  /// All shoppers that were ever seen.
  Stream<ShopperId> shoppers();

  /// Erases a shopper from the log and everything that follows it.
  Erasure forget(ShopperId shopper) throws IOException;

  @Override
  void close() throws IOException;

  /// What became of a batch.
  ///
  /// @param accepted new events
  /// @param duplicates events that the log had already
  /// @param nextOffset the log's end after it
  record Ingested(int accepted, int duplicates, long nextOffset) {}

  /// What was removed of a shopper, for the certificate.
  ///
  /// @param events events erased from the log
  /// @param segments files of the log that were rewritten
  /// @param places what else was removed, a line each
  record Erasure(long events, int segments, List<String> places) {}
}
