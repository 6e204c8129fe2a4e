package dev.aisle.core.cascade;

import java.util.List;

/// Why a score is what it is: a value, a sentence, and the parts it is made of.
public record Explanation(double value, String text, List<Explanation> parts) {
  public Explanation {
    parts = List.copyOf(parts);
  }

  /// An explanation without parts.
  public Explanation(double value, String text) {
    this(value, text, List.of());
  }
}
