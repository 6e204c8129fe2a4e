package dev.aisle.core.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What the shop knows of a shopper beyond behaviour (member level, home region) changed; the whole
/// profile is given.
public record ShopperChanged(
    EventId id, Instant time, ShopperId shopper, Map<String, String> profile) implements Event {
  public ShopperChanged {
    time = time.truncatedTo(ChronoUnit.MILLIS);
    profile = Collections.unmodifiableMap(new TreeMap<>(profile));
  }

  @Override
  public ShopperChanged withId(EventId other) {
    return new ShopperChanged(other, time, shopper, profile);
  }
}
