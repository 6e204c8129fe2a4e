package dev.aisle.app.imports;

import dev.aisle.core.events.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Times for sequences that say only what came after what: each shopper's first event is at
/// [#FIRST], each next one a day later. They keep the order within a shopper and mean nothing
/// else; the order between shoppers, and every age, is made up.
final class SyntheticTimes {
  /// The time of every shopper's first event.
  static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  /// What the summary says.
  static final String NOTE =
      "times are synthetic: the source has only an order, so each shopper's events are a day apart"
          + " from 2000-01-01 on";

  private final Map<ShopperId, Integer> events = new HashMap<>();

  /// The time of the shopper's next event.
  Instant next(ShopperId shopper) {
    return at(events.merge(shopper, 1, Integer::sum) - 1);
  }

  /// The time of the event with that index, from 0, of any shopper.
  static Instant at(int index) {
    return FIRST.plus(Duration.ofDays(index));
  }
}
