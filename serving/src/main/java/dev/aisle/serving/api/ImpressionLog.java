package dev.aisle.serving.api;

import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.Impressions;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Receipts;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.store.ReceiptStore;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.http.ServingMetrics;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes an impression of every answered page into the shop's log, in batches and off the path of
/// requests: a page that finds the queue full is answered all the same, and its impression is
/// dropped and counted.
///
/// Also keeps the receipts of first pages: all of them up to some 80 a second, since a receipt has
/// a hundred times the bytes of an impression, and a sample of them above.
public final class ImpressionLog implements AutoCloseable {
  /// Pages that wait at most.
  private static final int CAPACITY = 1_024;

  /// Events in a batch at most.
  private static final int BATCH = 256;

  /// How long a batch may grow before it is written.
  private static final long EVERY_MILLIS = 50;

  private static final Logger LOG = LoggerFactory.getLogger(ImpressionLog.class);

  /// Receipts of a batch at most.
  private static final int RECEIPTS = 4;

  private final Shop shop;
  private final ReceiptStore receipts;
  private final BlockingQueue<RecentAnswers.Kept> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final ReentrantLock writing = new ReentrantLock();
  private final Counter dropped;
  private final AtomicBoolean failing = new AtomicBoolean();
  private final Thread writer;
  private final CountDownLatch closing = new CountDownLatch(1);

  /// Starts the writer; [#close] ends it.
  public ImpressionLog(Shop shop, ReceiptStore receipts, ServingMetrics metrics) {
    this.shop = shop;
    this.receipts = receipts;
    this.dropped =
        metrics.counter("aisle.impressions.dropped", "pages whose impression was not logged");
    metrics.gauge("aisle.impressions.waiting", "pages whose impression waits", waiting::size);
    this.writer = Thread.ofPlatform().name("aisle-impressions").daemon().start(this::run);
  }

  /// Takes the page of an answer. Never waits.
  ///
  /// @param logOffset the log's end before it was answered
  void add(CascadeAnswer answer, long logOffset) {
    if (closing.getCount() == 0 || !waiting.offer(new RecentAnswers.Kept(answer, logOffset))) {
      dropped.increment();
    }
  }

  /// Writes all that waits, so that events about those pages come after them in the log.
  void flush() {
    writing.lock();
    try {
      while (!waiting.isEmpty()) {
        writeBatch();
      }
    } finally {
      writing.unlock();
    }
  }

  private void run() {
    try {
      while (!closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeBatch() {
    List<RecentAnswers.Kept> batch = new ArrayList<>();
    waiting.drainTo(batch, BATCH);
    List<Event> events = new ArrayList<>(batch.size());
    List<Receipt> kept = new ArrayList<>();
    for (RecentAnswers.Kept page : batch) {
      CascadeAnswer answer = page.answer();
      Request request = answer.request();
      events.add(Impressions.of(answer, new EventId("i-" + request.id() + "-" + request.offset())));
      if (request.offset() == 0 && kept.size() < RECEIPTS) {
        kept.add(Receipts.of(answer, page.offset()));
      }
    }
    try {
      shop.ingest(events);
      failing.set(false);
    } catch (IOException | RuntimeException e) {
      dropped.increment(batch.size());
      if (failing.compareAndSet(false, true)) {
        LOG.error("impressions cannot be logged; they are dropped until they can", e);
      }
      return;
    }
    try {
      receipts.add(kept);
    } catch (IOException | RuntimeException e) {
      LOG.error("{} receipts could not be kept", kept.size(), e);
    }
  }

  /// Writes what waits and ends the writer.
  @Override
  public void close() {
    // Not by an interrupt, which would close the log's file under a write.
    closing.countDown();
    try {
      writer.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    flush();
  }
}
