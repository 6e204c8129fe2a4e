package dev.aisle.learning.inputs;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.TensorData;
import java.util.Arrays;

/// Which row of an embedding table a bucket of a hashed column has. Buckets that training met often
/// enough have a row each; all others, those never met among them, share one, which the rare ones
/// train. So tables are as large as a shop's words are many, and no vector is learned from a
/// handful of examples. Immutable.
public final class Vocabulary {
  /// The row of bucket 0: there is no word.
  public static final int NONE = 0;

  /// The row that rare and unknown words share.
  public static final int OTHERS = 1;

  /// Bucket numbers up to here are exact in 32-bit floats, in which they are saved.
  static final int MOST_BUCKETS = 1 << 24;

  private final int[] rows;
  private final int size;

  private Vocabulary(int buckets, int[] known) {
    rows = new int[buckets];
    Arrays.fill(rows, OTHERS);
    rows[0] = NONE;
    for (int i = 0; i < known.length; i++) {
      rows[known[i]] = OTHERS + 1 + i;
    }
    size = OTHERS + 1 + known.length;
  }

  /// @param counts how often training met each bucket
  /// @param least occurrences that a bucket needs for a row of its own
  public static Vocabulary of(int[] counts, int least) {
    if (counts.length > MOST_BUCKETS) {
      throw new IllegalArgumentException(counts.length + " buckets; at most " + MOST_BUCKETS);
    }
    int[] known = new int[counts.length];
    int n = 0;
    for (int bucket = 1; bucket < counts.length; bucket++) {
      if (counts[bucket] >= Math.max(1, least)) {
        known[n++] = bucket;
      }
    }
    return new Vocabulary(counts.length, Arrays.copyOf(known, n));
  }

  /// Reads what [#saved] made.
  ///
  /// @param place where it comes from, for messages
  /// @throws InvalidInputException where the numbers are no ascending buckets
  public static Vocabulary read(String place, int buckets, TensorData saved) {
    float[] values = saved.values();
    int[] known = new int[values.length];
    for (int i = 0; i < known.length; i++) {
      known[i] = (int) values[i];
      if (known[i] != values[i] || known[i] >= buckets || known[i] <= (i == 0 ? 0 : known[i - 1])) {
        throw new InvalidInputException(
            place,
            "has " + values[i] + " where the next bucket of " + buckets + " should stand",
            "The file is damaged or of another version; train it again.");
      }
    }
    return new Vocabulary(buckets, known);
  }

  /// `[rows - 2]`: the buckets with a row of their own, ascending.
  public TensorData saved() {
    float[] known = new float[size - OTHERS - 1];
    for (int bucket = 1; bucket < rows.length; bucket++) {
      if (rows[bucket] > OTHERS) {
        known[rows[bucket] - OTHERS - 1] = bucket;
      }
    }
    return new TensorData(known, known.length);
  }

  /// Rows that a table needs.
  public int size() {
    return size;
  }

  /// Buckets that a column may have.
  public int buckets() {
    return rows.length;
  }

  /// The row of a bucket.
  public int row(int bucket) {
    return rows[bucket];
  }
}
