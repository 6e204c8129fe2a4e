package dev.aisle.core.provenance;

import dev.aisle.core.events.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which events a model was trained on or a figure was measured on.
///
/// @param count events
/// @param from the earliest time, null without events
/// @param to the latest time, null without events
/// @param hash SHA-256 over the events' ids and times in order, in hexadecimal
public record DataIdentity(long count, @Nullable Instant from, @Nullable Instant to, String hash) {

  /// Gathers the identity while events pass by. Not thread-safe.
  public static final class Builder {
    private final ContentHash hash = new ContentHash();
    private long count;
    private @Nullable Instant from;
    private @Nullable Instant to;

    /// Takes in the next event.
    public Builder add(EventId id, Instant time) {
      hash.add(id.value()).add(Long.toString(time.toEpochMilli()));
      from = from == null || time.isBefore(from) ? time : from;
      to = to == null || time.isAfter(to) ? time : to;
      count++;
      return this;
    }

    /// The identity of all events so far; ends the builder.
    public DataIdentity build() {
      return new DataIdentity(count, from, to, hash.hex());
    }
  }
}
