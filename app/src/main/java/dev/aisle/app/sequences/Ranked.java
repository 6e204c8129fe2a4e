package dev.aisle.app.sequences;

import dev.aisle.app.reports.Comparison.Role;

/// A row of an ablation: something that orders candidates.
public interface Ranked {
  /// Part of figures' names: `din`.
  String label();

  /// What it is, for people.
  String about();

  /// What it stands for in a comparison.
  Role role();

  /// Whether it is trained anew for each seed.
  boolean isTrained();
}
