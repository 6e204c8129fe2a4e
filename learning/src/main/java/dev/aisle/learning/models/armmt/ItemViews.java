package dev.aisle.learning.models.armmt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aisle.learning.models.armmt.ArmmtBatch.Modal;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a trained model makes of items' vectors in one modality, `z`, kept from request to request:
/// it depends on the item alone, be it a candidate or a click. An item that changes has another
/// vector and so another entry; a vector that nobody holds any more is forgotten. It belongs to one
/// version of a model, so versions cannot be mixed. Safe for use by several threads.
final class ItemViews {
  private final int modality;
  private final ArmmtNetwork network;
  private final int width;
  private final Cache<float[], float[]> known;

  /// @param width d
  /// @param most entries that are kept
  ItemViews(int modality, ArmmtNetwork network, int width, int most) {
    this.modality = modality;
    this.network = network;
    this.width = width;
    // Weak keys are compared by identity: an encoder's cache gives an item one array.
    known = Caffeine.newBuilder().weakKeys().maximumSize(most).build();
  }

  /// The views of some items, those that are not known in one native call.
  ArmmtArrays.Vectors of(ArmmtArrays.Vectors raw) {
    float[] @Nullable [] rows = raw.rows();
    float[] @Nullable [] views = new float[rows.length][];
    List<Integer> missing = new ArrayList<>();
    for (int row = 0; row < rows.length; row++) {
      float[] vector = rows[row];
      if (vector != null) {
        float[] view = known.getIfPresent(vector);
        if (view == null) {
          missing.add(row);
        } else {
          views[row] = view;
        }
      }
    }
    if (!missing.isEmpty()) {
      project(raw, missing, views);
    }
    return new ArmmtArrays.Vectors(views, raw.each(), width, 1);
  }

  private void project(ArmmtArrays.Vectors raw, List<Integer> missing, float[] @Nullable [] views) {
    float[] @Nullable [] rows = new float[missing.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = raw.rows()[missing.get(i)];
    }
    float[] projected;
    try (Scope _ = Scope.inference()) {
      Modal modal =
          new ArmmtArrays.Vectors(rows, rows.length, raw.width(), raw.scale()).modal(Type.FLOAT);
      projected = network.project(modality, modal).floats();
    }
    for (int i = 0; i < rows.length; i++) {
      float[] view = new float[width];
      System.arraycopy(projected, i * width, view, 0, width);
      views[missing.get(i)] = view;
      float[] vector = rows[i];
      if (vector != null) {
        known.put(vector, view);
      }
    }
  }
}
