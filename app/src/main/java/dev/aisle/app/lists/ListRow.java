package dev.aisle.app.lists;

import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.sequences.Ranked;
import dev.aisle.app.sequences.SequenceScorer;

/// A row of an ablation of list rankers.
public sealed interface ListRow extends Ranked {
  /// Learns nothing.
  record Order(String label, String about, Role role, SequenceScorer scorer) implements ListRow {
    @Override
    public boolean isTrained() {
      return false;
    }
  }

  /// A network, trained anew for each seed.
  record Network(String label, String about, Role role, ListNetwork.Maker maker)
      implements ListRow {
    @Override
    public boolean isTrained() {
      return true;
    }
  }
}
