package dev.aisle.learning.encoders;

import java.util.Arrays;

/// The tokens of one text, in the order of their parts. The arrays are the bag's own: read, do not
/// write.
public final class TokenBag {
  private final int[] buckets;
  private final int[] ends;

  /// @param buckets of all tokens, those of a part side by side
  /// @param ends for each part where its tokens end in `buckets`
  TokenBag(int[] buckets, int[] ends) {
    this.buckets = buckets;
    this.ends = ends;
  }

  /// The number of tokens.
  public int size() {
    return buckets.length;
  }

  /// The buckets of all tokens, those of a part side by side, parts in the order of their index.
  public int[] buckets() {
    return buckets;
  }

  /// The first token of a part.
  public int from(int part) {
    return part == 0 ? 0 : ends[part - 1];
  }

  /// The token behind the last of a part.
  public int to(int part) {
    return ends[part];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenBag that
        && Arrays.equals(buckets, that.buckets)
        && Arrays.equals(ends, that.ends);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(buckets) + Arrays.hashCode(ends);
  }

  @Override
  public String toString() {
    return "tokens " + Arrays.toString(buckets) + " ending at " + Arrays.toString(ends);
  }
}
