package dev.aisle.core.features;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// One typed column of model input: what it is called, its declared shape, and where it comes from.
/// The position of an item is never an input: it is what the model is to decide.
public sealed interface Column {
  /// Unique within a set.
  String name();

  /// Kind and shape in one line, the part of the declaration that is hashed.
  String declaration();

  /// A word hashed into `[1, buckets)`; 0 where there is none.
  record Categorical(String name, int buckets, Function<FeatureInputs, @Nullable String> value)
      implements Column {
    public Categorical {
      requireSize(name, buckets, 2);
    }

    @Override
    public String declaration() {
      return name + ": categorical, " + buckets + " buckets";
    }
  }

  /// A number after its scaling; NaN where it is unknown.
  record Numeric(String name, Scaling scaling, ToDoubleFunction<FeatureInputs> value)
      implements Column {
    @Override
    public String declaration() {
      return name + ": numeric, scaling " + scaling.name().toLowerCase(Locale.ROOT);
    }
  }

  /// Words hashed as [Categorical] does, newest last, padded with 0 in front; the same for all
  /// candidates of a request. An unknown word is 0 as well.
  record Sequence(
      String name,
      int length,
      int buckets,
      Function<FeatureInputs, ? extends List<? extends @Nullable String>> value)
      implements Column {
    public Sequence {
      requireSize(name, length, 1);
      requireSize(name, buckets, 2);
    }

    @Override
    public String declaration() {
      return name + ": sequence, length " + length + ", " + buckets + " buckets";
    }
  }

  /// Vectors of a declared width, made by an encoder. A batch holds references to them, never
  /// copies.
  sealed interface Vectors extends Column permits ItemVector, VectorSequence {
    /// Numbers in a vector.
    int width();

    /// Name and version of what makes them: `text@3`.
    String encoder();
  }

  /// A vector for each candidate, null where it has none.
  sealed interface ItemVector extends Vectors permits TextVector, ImageVector {
    /// Where they come from.
    VectorSource value();
  }

  /// An embedding of a text of the item.
  record TextVector(String name, int width, String encoder, VectorSource value)
      implements ItemVector {
    public TextVector {
      requireSize(name, width, 1);
    }

    @Override
    public String declaration() {
      return name + ": text vector, width " + width + ", encoder " + encoder;
    }
  }

  /// An embedding of the item's picture.
  record ImageVector(String name, int width, String encoder, VectorSource value)
      implements ItemVector {
    public ImageVector {
      requireSize(name, width, 1);
    }

    @Override
    public String declaration() {
      return name + ": image vector, width " + width + ", encoder " + encoder;
    }
  }

  /// Vectors of a request, the same for all its candidates, newest last, padded with null in front
  /// as a [Sequence] is; null also where an entry has none. Of more than `length` the last count.
  record VectorSequence(
      String name,
      int length,
      int width,
      String encoder,
      Function<FeatureInputs, ? extends List<float @Nullable []>> value)
      implements Vectors {
    public VectorSequence {
      requireSize(name, length, 1);
      requireSize(name, width, 1);
    }

    @Override
    public String declaration() {
      return name
          + ": vector sequence, length "
          + length
          + ", width "
          + width
          + ", encoder "
          + encoder;
    }
  }

  /// Where the vectors of a column come from.
  @FunctionalInterface
  interface VectorSource {
    /// The vector of the inputs' item, of the declared width, or null where there is none.
    float @Nullable [] of(FeatureInputs inputs);
  }

  private static void requireSize(String name, int size, int least) {
    if (size < least) {
      throw new IllegalArgumentException("column " + name + ": " + size + " is below " + least);
    }
  }

  /// The bucket of a word: FNV-1a over its UTF-16 units, in `[1, buckets)`.
  static int bucket(@Nullable String word, int buckets) {
    if (word == null || word.isEmpty()) {
      return 0;
    }
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    return 1 + (int) Long.remainderUnsigned(hash ^ (hash >>> 32), buckets - 1L);
  }
}
