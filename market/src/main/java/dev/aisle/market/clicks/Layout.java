package dev.aisle.market.clicks;

/// How places lie on a page: row by row, in so many columns.
///
/// @param columns at least 1
public record Layout(int columns) {
  private static final Layout PHONE = new Layout(1);
  private static final Layout DESKTOP = new Layout(4);

  /// Checks the number of columns.
  public Layout {
    if (columns < 1) {
      throw new IllegalArgumentException("a page has at least 1 column, not " + columns);
    }
  }

  /// One column on phones, four on desktops.
  public static Layout of(boolean phone) {
    return phone ? PHONE : DESKTOP;
  }

  /// The row of a place, both counted from 0.
  public int row(int place) {
    return place / columns;
  }

  /// The column of a place, both counted from 0.
  public int column(int place) {
    return place % columns;
  }

  /// How many rows so many places fill.
  public int rows(int places) {
    return (places + columns - 1) / columns;
  }
}
