package dev.aisle.market.simulation;

import dev.aisle.market.policies.Ask;

/// Where pages come from: a policy in this process, a cascade, or a server.
@FunctionalInterface
public interface PageMaker {
  /// Answers an ask.
  ///
  /// @param time in milliseconds since the epoch
  /// @param items takes the numbers of the items in order
  /// @return how many there are; at most the array's length
  int make(Ask ask, long time, int[] items);
}
