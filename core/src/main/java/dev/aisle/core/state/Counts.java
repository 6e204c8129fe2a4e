package dev.aisle.core.state;

import dev.aisle.core.events.Interaction;

/// How often each kind of interaction happened.
public record Counts(long clicks, long addToCarts, long orders, long skips, long dwells) {
  /// Nothing happened.
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  /// One more of a kind.
  public Counts plus(Interaction.Kind kind) {
    return switch (kind) {
      case CLICK -> new Counts(clicks + 1, addToCarts, orders, skips, dwells);
      case ADD_TO_CART -> new Counts(clicks, addToCarts + 1, orders, skips, dwells);
      case ORDER -> new Counts(clicks, addToCarts, orders + 1, skips, dwells);
      case SKIP -> new Counts(clicks, addToCarts, orders, skips + 1, dwells);
      case DWELL -> new Counts(clicks, addToCarts, orders, skips, dwells + 1);
    };
  }

  /// The sum of both.
  public Counts plus(Counts other) {
    return new Counts(
        clicks + other.clicks,
        addToCarts + other.addToCarts,
        orders + other.orders,
        skips + other.skips,
        dwells + other.dwells);
  }

  /// How often a kind happened.
  public long of(Interaction.Kind kind) {
    return switch (kind) {
      case CLICK -> clicks;
      case ADD_TO_CART -> addToCarts;
      case ORDER -> orders;
      case SKIP -> skips;
      case DWELL -> dwells;
    };
  }
}
