package dev.aisle.learning.inputs;

/// P pages of at most C candidates as plain arrays, made by [Inputs#arrays] on any thread. Pages
/// with fewer candidates are padded behind, histories in front. Arrays belong to this: read, do not
/// write.
public final class InputArrays {
  final int pages;
  final int candidates;
  final int[][] words;
  final float[] numbers;
  final boolean[] there;
  final History[] histories;

  /// One history of all pages, cut to the longest that any of them has; L is at least 1.
  static final class History {
    final int length;
    final int[][] parts;
    final boolean[] there;

    /// @param parts `[P · L]` rows of each part's table
    /// @param there `[P · L]` whether an entry is no padding
    History(int length, int[][] parts, boolean[] there) {
      this.length = length;
      this.parts = parts;
      this.there = there;
    }
  }

  /// @param words `[P · C]` rows of the table of each categorical column
  /// @param numbers `[P · C · M]` scaled numbers, what is unknown, and vectors
  /// @param there `[P · C]` whether a candidate is no padding
  InputArrays(
      int pages,
      int candidates,
      int[][] words,
      float[] numbers,
      boolean[] there,
      History[] histories) {
    this.pages = pages;
    this.candidates = candidates;
    this.words = words;
    this.numbers = numbers;
    this.there = there;
    this.histories = histories;
  }

  /// P.
  public int pages() {
    return pages;
  }

  /// C.
  public int candidates() {
    return candidates;
  }

  /// `[P · C]`, row by row: whether a candidate is no padding.
  public boolean[] there() {
    return there;
  }
}
