package dev.aisle.market.needs;

/// How well an item truly answers a query, from 4 to 0.
public enum Grade {
  /// The category and every wish that was expressed.
  EXACT(4),
  /// The category, and all but one minor wish.
  SIGNIFICANT(3),
  /// The category, but a major wish or several minor ones fail.
  MARGINAL(2),
  /// Another category of the same family: an accessory, the product of the accessory, a sibling.
  TRIVIAL(1),
  /// Something else.
  IRRELEVANT(0);

  private final int value;

  Grade(int value) {
    this.value = value;
  }

  /// 4 for exact to 0 for irrelevant.
  public int value() {
    return value;
  }
}
