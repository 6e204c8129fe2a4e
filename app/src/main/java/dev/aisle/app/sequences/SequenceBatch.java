package dev.aisle.app.sequences;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sequences and candidates as arrays. P shoppers, L items of their sequences, C candidates each, F
/// dense features; U distinct items in all, which the others name by their place among them.
final class SequenceBatch {
  final int shoppers;
  final int length;
  final int candidates;

  /// `[U]`, ascending; the first is padding, 0.
  final int[] items;

  /// `[P, L]` places in [#items], oldest first, then padding.
  final int[] history;

  /// `[P, C]` places in [#items]; of padding 0.
  final int[] candidate;

  /// `[P, C, L]`: 0 for what the candidate may not see, 1 for the newest that it may, then 2 …
  final int[] ages;

  /// `[P, C, F]`, or null where F is 0.
  final float @Nullable [] dense;

  private SequenceBatch(Builder from) {
    shoppers = from.shoppers;
    length = from.length;
    candidates = from.candidates;
    int[] all = Arrays.copyOf(from.history, from.history.length + from.candidate.length + 1);
    System.arraycopy(from.candidate, 0, all, from.history.length, from.candidate.length);
    items = Arrays.stream(all).sorted().distinct().toArray();
    history = places(from.history);
    candidate = places(from.candidate);
    ages = from.ages;
    dense = from.width == 0 ? null : from.dense;
  }

  private int[] places(int[] of) {
    int[] places = new int[of.length];
    for (int i = 0; i < of.length; i++) {
      places[i] = Arrays.binarySearch(items, of[i]);
    }
    return places;
  }

  /// Fills a batch, shopper by shopper.
  static final class Builder {
    private final DenseFeatures features;
    private final int shoppers;
    private final int length;
    private final int candidates;
    private final int width;
    private final int[] history;
    private final int[] candidate;
    private final int[] ages;
    private final float[] dense;
    private int shopper = -1;
    private int filled;

    Builder(DenseFeatures features, int shoppers, int length, int candidates) {
      this.features = features;
      this.shoppers = shoppers;
      this.length = length;
      this.candidates = candidates;
      width = features.count();
      history = new int[shoppers * length];
      candidate = new int[shoppers * candidates];
      ages = new int[shoppers * candidates * length];
      dense = new float[shoppers * candidates * width];
    }

    /// Begins the next shopper.
    ///
    /// @param taken items, oldest first, of which those from `from` to before `to` are read
    void next(int[] taken, int from, int to) {
      shopper++;
      filled = 0;
      System.arraycopy(taken, from, history, shopper * length, to - from);
    }

    /// Adds a candidate of the shopper begun last.
    ///
    /// @param who the shopper's number in the data
    /// @param taken as it was given to [#next]
    /// @param from as it was given to [#next]
    /// @param known the candidate sees the items before this one
    void add(int who, int[] taken, int from, int known, int item) {
      int at = shopper * candidates + filled++;
      candidate[at] = item;
      for (int i = from; i < known; i++) {
        ages[at * length + i - from] = known - i;
      }
      if (width > 0) {
        features.write(who, taken, known, item, dense, at * width);
      }
    }

    SequenceBatch build() {
      return new SequenceBatch(this);
    }
  }
}
