package dev.aisle.storage;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Event;
import dev.aisle.core.store.Shop.Ingested;
import dev.aisle.wire.EventJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One caller's events on their way into the log: encoded by the caller's thread, committed by
/// whichever caller's thread has the log, together with what others wait for.
final class IngestBatch {
  /// Bytes that the events of one call may have at most, as JSON.
  static final long MAX_BYTES = 256L << 20;

  private final List<Event> events;
  private final List<byte[]> payloads;
  private final long[] fingerprints;
  private @Nullable Ingested result;
  private @Nullable Exception failure;

  IngestBatch(List<Event> events, SipHash hash) {
    this.events = List.copyOf(events);
    this.payloads = new ArrayList<>(events.size());
    this.fingerprints = new long[events.size()];
    long bytes = 0;
    for (int i = 0; i < events.size(); i++) {
      byte[] payload = EventJson.write(events.get(i));
      payloads.add(payload);
      fingerprints[i] = hash.of(events.get(i).id().value());
      bytes += payload.length;
    }
    if (bytes > MAX_BYTES) {
      throw new InvalidInputException(
          "events",
          "the batch has " + bytes + " bytes, at most " + MAX_BYTES + " are taken at once",
          "Send it in parts; some thousand events at a time are fastest anyway.");
    }
  }

  List<Event> events() {
    return events;
  }

  byte[] payload(int index) {
    return payloads.get(index);
  }

  long fingerprint(int index) {
    return fingerprints[index];
  }

  /// Whether it was committed or refused; read and written under the writer's lock.
  boolean done() {
    return result != null || failure != null;
  }

  void accept(Ingested ingested) {
    result = ingested;
  }

  void refuse(Exception cause) {
    failure = cause;
  }

  /// The outcome, in the thread of the caller who waits for it.
  Ingested outcome() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw new IOException(e.getMessage(), e);
      case InvalidInputException e -> throw e;
      case Exception e -> throw new IllegalStateException("the batch was not applied: " + e, e);
    }
    if (result == null) {
      throw new IllegalStateException("the batch was not committed");
    }
    return result;
  }
}
