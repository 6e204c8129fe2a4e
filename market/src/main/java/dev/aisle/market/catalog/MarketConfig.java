package dev.aisle.market.catalog;

import dev.aisle.core.InvalidInputException;
import java.time.Duration;
import java.time.Instant;

/// What decides a market's catalogue completely.
///
/// @param items how many items, 1 to [#MAX_ITEMS]
/// @param seed any number; equal seeds give equal items, and item `i` is the same in a larger
/// market
/// @param until when the newest item was listed
/// @param span how long before [#until] the first item was listed, positive
/// @param omission how much listings leave out, over the usual, `[0, 2]`: an attribute that a title
///     leaves out with probability `p`, or that its seller says nothing of with probability `h`, is
///     left out with `min(1, omission · p)`, and kept quiet with `min(1, omission · h)`
public record MarketConfig(int items, long seed, Instant until, Duration span, double omission) {
  /// The largest market.
  public static final int MAX_ITEMS = 100_000_000;

  private static final Instant USUAL_END = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration USUAL_SPAN = Duration.ofDays(720);

  public MarketConfig {
    if (items < 1 || items > MAX_ITEMS) {
      throw new InvalidInputException(
          "items",
          "is " + items + " but a market has 1 to " + MAX_ITEMS,
          "Start with 20000, the usual market.");
    }
    if (span.isNegative() || span.isZero()) {
      throw new InvalidInputException(
          "span", "is " + span + " but must be positive", "The usual market spans 720 days.");
    }
    if (!(omission >= 0 && omission <= 2)) {
      throw new InvalidInputException(
          "omission", "is " + omission + " but lies in [0, 2]", "1 is usual.");
    }
  }

  /// Listings that leave out as much as usual.
  public MarketConfig(int items, long seed, Instant until, Duration span) {
    this(items, seed, until, span, 1);
  }

  /// The same market, whose listings leave out more or less.
  public MarketConfig withOmission(double factor) {
    return new MarketConfig(items, seed, until, span, factor);
  }

  /// A market that ends on 1 January 2026 and was filled over 720 days.
  public static MarketConfig of(int items, long seed) {
    return new MarketConfig(items, seed, USUAL_END, USUAL_SPAN);
  }
}
