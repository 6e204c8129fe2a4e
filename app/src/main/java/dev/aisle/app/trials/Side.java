package dev.aisle.app.trials;

import dev.aisle.market.simulation.Cohort;

/// What serves the shoppers of one side of an experiment. Used by several threads.
public interface Side {
  /// As reports call it: `production`.
  String name();

  /// What serves the shoppers of one thread.
  Server open(Cohort cohort);

  /// Answers asks and hears what shoppers did with the answers. For one thread.
  interface Server
      extends dev.aisle.market.simulation.PageMaker, dev.aisle.market.simulation.PageSeen {}
}
