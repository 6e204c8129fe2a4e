package dev.aisle.market.simulation;

import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.policies.Ask;

/// Hears of every page that a shopper has read.
@FunctionalInterface
public interface PageSeen {
  /// A page was read; what was done is in the bench's reading, until the next page.
  ///
  /// @param time in milliseconds since the epoch
  /// @param items of which the first `n` were shown; overwritten by the next page
  void page(Ask ask, long time, int[] items, int n, Shopping.Bench bench);
}
