package dev.aisle.app.lists;

import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scores the candidates of lists. P lists, C candidates, L items of a history, D width of a
/// modality.
interface ListNetwork {
  /// What comes out.
  ///
  /// @param logits `[P, C]`; what stands at padded places means nothing
  /// @param auxiliary of the heads of an auxiliary task, each `[P, C]`; none when scoring
  record Output(Tensor logits, List<Tensor> auxiliary) {}

  /// @param noise of dropout, null when scoring
  Output forward(Input in, @Nullable Noise noise);

  /// What goes in.
  ///
  /// @param base `[P, C, F]`
  /// @param upstream `[P, C]`, standardised within each list
  /// @param ranks `[P · C]`, see [dev.aisle.learning.reranking.Incoming]
  /// @param mask `[P, C]` BOOL, true where a candidate is no padding
  /// @param context `[P, G]`
  /// @param ages `[P · L]`, 1 for the newest item of a history, 0 for padding
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Input(
      Tensor base,
      Tensor upstream,
      int[] ranks,
      Tensor mask,
      Tensor context,
      @Nullable Side text,
      @Nullable Side picture,
      int[] ages) {}

  /// A modality.
  ///
  /// @param candidates `[P, C, D]`, zeros where there is none
  /// @param there `[P, C]`, 1 where there is one, else 0
  /// @param history `[P, L, D]`
  /// @param historyThere `[P, L]`
  record Side(Tensor candidates, Tensor there, Tensor history, Tensor historyThere) {}

  /// How wide things are.
  ///
  /// @param base F
  /// @param context G
  /// @param text D of the first modality, 0 where there is none
  /// @param picture D of the second one
  record Sizes(int base, int context, int text, int picture) {
    static Sizes of(ListData data) {
      Modality text = data.text();
      Modality picture = data.picture();
      return new Sizes(
          data.features().base(),
          data.features().context(),
          text == null ? 0 : text.width(),
          picture == null ? 0 : picture.width());
    }
  }

  /// Makes a network.
  @FunctionalInterface
  interface Maker {
    ListNetwork make(Parameters parameters, Sizes sizes);
  }
}
