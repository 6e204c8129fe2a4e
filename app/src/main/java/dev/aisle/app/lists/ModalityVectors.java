package dev.aisle.app.lists;

import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A [Modality] as tensors, with what of it is trained.
final class ModalityVectors {
  private final Modality modality;
  private final @Nullable EmbeddingTable words;

  ModalityVectors(Parameters parameters, Modality modality) {
    this.modality = modality;
    words =
        switch (modality) {
          case Modality.Words of -> parameters.table("words", of.ids().values() + 1, of.width());
          case Modality.Vectors _ -> null;
        };
  }

  /// @param noise of dropout, null when scoring
  ListNetwork.Side side(ListBatch batch, double dropout, @Nullable Noise noise) {
    Tensor items = items(batch.items); // [U, D]
    if (noise != null) {
      items = items.dropout(dropout, noise);
    }
    float[] has = new float[batch.items.length];
    for (int i = 0; i < has.length; i++) {
      has[i] = modality.has(batch.items[i]) ? 1 : 0;
    }
    Tensor there = Tensor.of(has, has.length, 1);
    Tensor candidate = Tensor.of(batch.candidate, batch.lists, batch.candidates);
    Tensor history = Tensor.of(batch.history, batch.lists, batch.length);
    return new ListNetwork.Side(
        items.rows(candidate),
        there.rows(candidate).squeeze(-1),
        items.rows(history),
        there.rows(history).squeeze(-1));
  }

  private Tensor items(int[] of) {
    return switch (modality) {
      case Modality.Words(_, _, var ids) when words != null -> ids.embedded(words, of);
      case Modality.Words _ -> throw new IllegalStateException("words without a table");
      case Modality.Vectors vectors -> {
        int width = vectors.width();
        float[] all = new float[of.length * width];
        for (int i = 0; i < of.length; i++) {
          System.arraycopy(vectors.of(of[i]), 0, all, i * width, width);
        }
        yield Tensor.of(all, of.length, width);
      }
    };
  }
}
