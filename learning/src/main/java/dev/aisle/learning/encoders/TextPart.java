package dev.aisle.learning.encoders;

/// Where a token stands and what it is made of. Equal words have equal buckets wherever they stand,
/// so that a query's `red` meets a title's; how much a place counts is a learned gain for each
/// part.
public enum TextPart {
  QUERY_WORD(0, 1),
  QUERY_PAIR(1, 0.5f),
  QUERY_TRIGRAM(2, 0.5f),
  TITLE_WORD(3, 1),
  TITLE_PAIR(4, 0.5f),
  TITLE_TRIGRAM(5, 0.5f),
  BRAND_WORD(6, 0.5f),
  BRAND_TRIGRAM(7, 0.25f),
  /// The brand as a whole.
  BRAND_NAME(8, 0.5f),
  CATEGORY_WORD(9, 0.5f),
  CATEGORY_TRIGRAM(10, 0.25f),
  /// A category of the path as a whole.
  CATEGORY_NAME(11, 0.5f),
  ATTRIBUTE_WORD(12, 0.5f),
  ATTRIBUTE_TRIGRAM(13, 0.25f),
  /// An attribute's name with its value: `colour=red`.
  ATTRIBUTE_NAME(14, 0.5f);

  /// How many parts there are.
  public static final int COUNT = values().length;

  private final int index;
  private final float prior;

  TextPart(int index, float prior) {
    this.index = index;
    this.prior = prior;
  }

  /// From 0, for good: saved models count by it.
  public int index() {
    return index;
  }

  /// How much the part counts before anything is learned; learned gains multiply it.
  float prior() {
    return prior;
  }

  /// The priors by index.
  static float[] priors() {
    float[] priors = new float[COUNT];
    for (TextPart part : values()) {
      priors[part.index] = part.prior;
    }
    return priors;
  }
}
