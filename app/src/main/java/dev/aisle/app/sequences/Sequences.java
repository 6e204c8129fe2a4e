package dev.aisle.app.sequences;

import java.util.Arrays;
import java.util.List;

/// A data set of what shoppers took, one after another. Shoppers are numbered from 0 and items from
/// 1, so that 0 can stand for padding.
///
/// Invariants: a sequence has at least [#SHORTEST] items, distinct and in `[1, items]`.
public final class Sequences {
  /// One to know the shopper by, one to choose settings by, one to test.
  public static final int SHORTEST = 3;

  private final String name;
  private final int items;
  private final int[][] sequences;
  private final List<SideIds> sides;
  private final String hash;

  /// @param name `amazon-games`
  /// @param items number of items
  /// @param sequences by shopper, oldest first; taken, not copied
  /// @param sides what is known of items besides who took them
  /// @param hash names the content of the files
  public Sequences(String name, int items, int[][] sequences, List<SideIds> sides, String hash) {
    for (int shopper = 0; shopper < sequences.length; shopper++) {
      check(shopper, sequences[shopper], items);
    }
    this.name = name;
    this.items = items;
    this.sequences = sequences;
    this.sides = List.copyOf(sides);
    this.hash = hash;
  }

  private static void check(int shopper, int[] sequence, int items) {
    if (sequence.length < SHORTEST
        || Arrays.stream(sequence).distinct().count() < sequence.length
        || Arrays.stream(sequence).anyMatch(item -> item < 1 || item > items)) {
      throw new IllegalArgumentException(
          "the sequence of shopper "
              + shopper
              + " is short, has an item twice or one beyond "
              + items
              + ": "
              + Arrays.toString(sequence));
    }
  }

  public String name() {
    return name;
  }

  public int items() {
    return items;
  }

  /// The number of shoppers.
  public int shoppers() {
    return sequences.length;
  }

  public List<SideIds> sides() {
    return sides;
  }

  public String hash() {
    return hash;
  }

  /// The length of a shopper's sequence.
  public int length(int shopper) {
    return sequences[shopper].length;
  }

  /// The item of a shopper's last step but `back`.
  ///
  /// @param back 0 for the last
  public int step(int shopper, int back) {
    return sequences[shopper][sequences[shopper].length - 1 - back];
  }

  /// A shopper's items without the last `steps`, oldest first.
  public int[] before(int shopper, int steps) {
    return Arrays.copyOf(sequences[shopper], sequences[shopper].length - steps);
  }

  /// All sequences without their last `steps` items, by shopper: what may be learned from.
  public int[][] before(int steps) {
    int[][] cut = new int[sequences.length][];
    Arrays.setAll(cut, shopper -> before(shopper, steps));
    return cut;
  }
}
