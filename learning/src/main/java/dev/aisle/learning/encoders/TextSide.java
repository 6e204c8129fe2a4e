package dev.aisle.learning.encoders;

/// Which of the two towers a text goes through.
public enum TextSide {
  QUERY("query"),
  ITEM("item");

  private final String label;

  TextSide(String label) {
    this.label = label;
  }

  /// As the names of its parameters begin.
  String label() {
    return label;
  }
}
