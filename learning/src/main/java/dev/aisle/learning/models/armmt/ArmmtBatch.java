package dev.aisle.learning.models.armmt;

import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes in. P pages, C candidates of a page at most, L clicks of a history, F features of a
/// candidate, G of the context, M modalities with vectors of width v.
///
/// @param base `[P, C, F]`
/// @param upstream `[P, C]`, the scores of the stage before, standardised within each list
/// @param ranks `[P · C]` rows of the table of ranks, 0 for padding
/// @param sees BOOL, true where an item may look: `[P, 1, C]` for all alike, or `[P, C, C]`
/// @param context `[P, 1, G]`
/// @param modalities M
/// @param history the clicks
/// @param query null where nothing has a query
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record ArmmtBatch(
    Tensor base,
    Tensor upstream,
    int[] ranks,
    Tensor sees,
    Tensor context,
    List<Modal> modalities,
    History history,
    @Nullable Modal query) {
  public ArmmtBatch {
    modalities = List.copyOf(modalities);
  }

  /// Vectors that may be missing.
  ///
  /// @param vectors `[P, N, v]`, zeros where missing
  /// @param there `[P, N, 1]`, 1 or 0
  public record Modal(Tensor vectors, Tensor there) {
    /// Copies vectors into the open scope.
    ///
    /// @param rows `[P · N]`, null where missing
    /// @param each N
    /// @param width v
    /// @param scale what all numbers are multiplied by
    public static Modal of(float[] @Nullable [] rows, int each, int width, float scale, Type type) {
      float[] values = new float[rows.length * width];
      float[] there = new float[rows.length];
      for (int row = 0; row < rows.length; row++) {
        float[] vector = rows[row];
        if (vector != null) {
          for (int i = 0; i < width; i++) {
            values[row * width + i] = scale * vector[i];
          }
          there[row] = 1;
        }
      }
      int pages = rows.length / each;
      return new Modal(
          Tensor.of(values, pages, each, width).to(type),
          Tensor.of(there, pages, each, 1).to(type));
    }
  }

  /// What the shopper clicked, oldest first.
  ///
  /// @param modalities M, `N` being L
  /// @param kinds `[P · L]` rows of what else was done, 0 for padding
  /// @param ages `[P · L]` rows of how long ago, 0 for padding
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record History(List<Modal> modalities, int[] kinds, int[] ages) {
    public History {
      modalities = List.copyOf(modalities);
    }
  }
}
