package dev.aisle.market.policies;

/// Where a [Funnel] found a candidate; of several, the first.
public enum Channel {
  /// Its title has words of the query, or of a related category's.
  WORDS("bm25"),
  /// It is of a category of which the shopper clicked something lately.
  INTERESTS("interests"),
  /// Many clicked it.
  POPULAR("popular"),
  /// It was listed lately.
  NEW("new");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  /// As the log calls it.
  public String label() {
    return label;
  }
}
