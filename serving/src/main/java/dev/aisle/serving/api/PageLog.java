package dev.aisle.serving.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aisle.core.cascade.Impressions;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Receipts;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.ReceiptStore;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.http.ServingMetrics;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes an impression of every answered page into the shop's log and its receipt into the
/// receipts, in batches and off the path of requests: a page that finds a queue full is answered
/// all the same, and its impression or receipt is dropped and counted. The two wait in queues of
/// their own, since a receipt has ten times the bytes of an impression and must not hold it up.
///
/// **Strangers.** A request with neither shopper nor session gets ids that were made for it. Its
/// impression waits until somebody proves to have them: by another request or an event with the
/// shopper, the next page of the list, or an event about the list. A crawler that never sends them
/// back therefore leaves receipts, which are bounded, and no shopper behind.
final class PageLog implements AutoCloseable {
  /// Events in a batch at most.
  private static final int IMPRESSIONS = 256;

  /// Receipts in a batch at most, some 10 KB each.
  private static final int RECEIPTS = 64;

  /// Strangers whose page may still be logged.
  private static final int STRANGERS = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(PageLog.class);

  private final Shop shop;
  private final ReceiptStore store;
  private final RecentAnswers recent;
  private final Backlog<RecentAnswers.Kept> impressions;
  private final Backlog<RecentAnswers.Kept> receipts;
  private final Counter impressionsDropped;
  private final Counter receiptsDropped;
  private final AtomicBoolean impressionsFail = new AtomicBoolean();
  private final AtomicBoolean receiptsFail = new AtomicBoolean();
  private final Cache<ShopperId, RequestId> strangers =
      Caffeine.newBuilder().maximumSize(STRANGERS).expireAfterWrite(Duration.ofMinutes(10)).build();

  /// Starts the writers; [#close] ends them.
  PageLog(Shop shop, ReceiptStore store, RecentAnswers recent, ServingMetrics metrics) {
    this.shop = shop;
    this.store = store;
    this.recent = recent;
    this.impressionsDropped =
        metrics.counter("aisle.impressions.dropped", "pages whose impression was not logged");
    this.receiptsDropped =
        metrics.counter("aisle.receipts.dropped", "pages whose receipt was not kept");
    this.impressions = new Backlog<>("aisle-impressions", IMPRESSIONS, this::writeImpressions);
    this.receipts = new Backlog<>("aisle-receipts", RECEIPTS, this::writeReceipts);
    metrics.gauge("aisle.impressions.waiting", "pages whose impression waits", impressions::size);
    metrics.gauge("aisle.receipts.waiting", "pages whose receipt waits", receipts::size);
    metrics.gauge(
        "aisle.impressions.strangers",
        "pages whose impression waits for their shopper to come back",
        strangers::estimatedSize);
  }

  /// Takes a page. Never waits.
  ///
  /// @param stranger whether the shopper's id was made for this request
  void add(RecentAnswers.Kept page, boolean stranger) {
    if (!receipts.offer(page)) {
      receiptsDropped.increment();
    }
    Request request = page.answer().request();
    if (stranger) {
      strangers.put(request.shopper(), request.id());
    } else {
      cameBack(request.shopper());
      log(page);
    }
  }

  /// The shopper's id was sent by somebody: what waits for that is logged.
  void cameBack(ShopperId shopper) {
    RequestId request = strangers.asMap().remove(shopper);
    RecentAnswers.Kept page = request == null ? null : recent.find(request);
    if (page != null) {
      log(page);
    }
  }

  private void log(RecentAnswers.Kept page) {
    if (!impressions.offer(page)) {
      impressionsDropped.increment();
    }
  }

  /// Writes all impressions that wait, so that events about those pages come after them in the log.
  void flush() {
    impressions.flush();
  }

  /// Writes all that waits of a shopper, so that an erasure finds it, and forgets what waits for
  /// the shopper to come back.
  void flush(ShopperId shopper) {
    strangers.invalidate(shopper);
    impressions.flush();
    receipts.flush();
  }

  private void writeImpressions(List<RecentAnswers.Kept> batch) {
    List<Event> events = new ArrayList<>(batch.size());
    for (RecentAnswers.Kept page : batch) {
      Request request = page.answer().request();
      events.add(
          Impressions.of(page.answer(), new EventId("i-" + request.id() + "-" + request.offset())));
    }
    try {
      shop.ingest(events);
      impressionsFail.set(false);
    } catch (IOException | RuntimeException e) {
      impressionsDropped.increment(batch.size());
      if (impressionsFail.compareAndSet(false, true)) {
        LOG.error("impressions cannot be logged; they are dropped until they can", e);
      }
    }
  }

  private void writeReceipts(List<RecentAnswers.Kept> batch) {
    List<Receipt> made = new ArrayList<>(batch.size());
    for (RecentAnswers.Kept page : batch) {
      made.add(Receipts.of(page.answer(), page.offset()));
    }
    try {
      store.add(made);
      receiptsFail.set(false);
    } catch (IOException | RuntimeException e) {
      receiptsDropped.increment(batch.size());
      if (receiptsFail.compareAndSet(false, true)) {
        LOG.error("receipts cannot be kept; they are dropped until they can", e);
      }
    }
  }

  /// Writes what waits and ends the writers.
  @Override
  public void close() {
    impressions.close();
    receipts.close();
  }
}
