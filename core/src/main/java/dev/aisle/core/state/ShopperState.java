package dev.aisle.core.state;

import dev.aisle.core.events.Event;

/// What a shopper did so far, a pure fold over the shopper's events.
public record ShopperState(long events) {
  /// A shopper who was never seen.
  public static final ShopperState INITIAL = new ShopperState(0);

  /// The state after one more event of this shopper.
  public ShopperState after(Event event) {
    return new ShopperState(events + 1);
  }
}
