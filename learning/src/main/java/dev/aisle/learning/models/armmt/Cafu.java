package dev.aisle.learning.models.armmt;

import dev.aisle.learning.nn.Linear;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Tensor;
import java.util.List;

/// The context-aware fusion unit: a squeeze-and-excitation block whose excitation also sees the
/// context and which modalities are there.
/// ```
/// sᵏ = mean over features of zᵏ                        squeeze
/// h  = relu(W₁ [s¹ … sᴹ; C; a¹ … aᴹ] + b₁)
/// wᵏ = aᵏ · 2 σ((W₂ h + b₂)ᵏ)                          W₂ = 0, b₂ = 0 at first, so w = 1
/// Z  = Wₒ [w¹ z¹; …; wᴹ zᴹ] + bₒ        or  Σₖ wᵏ zᵏ
/// ```
/// What goes in must not be layer-normalised: its mean over the features would be 0, and the
/// squeeze would say nothing. P pages, C candidates, M modalities, d width.
public final class Cafu {
  private final ArmmtConfig.Fusion config;
  private final Linear squeezed;
  private final Tensor excitation;
  private final Tensor bias;
  private final Linear output;

  /// @param modalities M
  /// @param context width of C
  public Cafu(
      Parameters parameters, int modalities, int width, int context, ArmmtConfig.Fusion config) {
    this.config = config;
    int seen = 2 * modalities + (config.context() ? context : 0);
    squeezed = new Linear(parameters.in("squeezed"), seen, config.hidden());
    excitation = parameters.constant("excitation.weight", 0, modalities, config.hidden());
    bias = parameters.constant("excitation.bias", 0, modalities);
    output = new Linear(parameters.in("output"), config.sum() ? width : modalities * width, width);
  }

  /// @param views M of `[P, C, d]`
  /// @param there M of `[P, C, 1]`, 1 where the modality is there, else 0
  /// @param context `[P, 1, context]`
  /// @return `[P, C, d]`
  public Tensor apply(List<Tensor> views, List<Tensor> there, Tensor context) {
    return output.apply(weighted(views, weights(views, there, context)));
  }

  /// `w`, `[P, C, M]`.
  public Tensor weights(List<Tensor> views, List<Tensor> there, Tensor context) {
    Tensor available = Tensor.concat(2, there);
    if (config.weights() == ArmmtConfig.Weights.EQUAL) {
      return available;
    }
    Tensor seen =
        Tensor.concat(2, views.stream().map(view -> view.mean(2, true)).toList()); // [P, C, M]
    if (config.context()) {
      Tensor everywhere = context.expand(seen.size(0), seen.size(1), context.size(2));
      seen = Tensor.concat(2, seen, everywhere);
    }
    Tensor hidden = squeezed.apply(Tensor.concat(2, seen, available)).relu();
    Tensor logits = hidden.linear(excitation, bias);
    Tensor weights =
        switch (config.weights()) {
          case TWICE_SIGMOID -> logits.sigmoid().times(2);
          case SOFTMAX -> logits.softmax(2).times(views.size());
          case RELU -> logits.plus(1).relu();
          case EQUAL -> throw new IllegalStateException("returned above");
        };
    return weights.times(available);
  }

  /// What the weights make of the modalities: `[P, C, M d]`, or their sum `[P, C, d]`.
  Tensor weighted(List<Tensor> views, Tensor weights) {
    Tensor stacked = Tensor.stack(2, views.toArray(Tensor[]::new)); // [P, C, M, d]
    Tensor scaled = stacked.times(weights.unsqueeze(3));
    return config.sum()
        ? scaled.sum(2, false)
        : scaled.reshape(scaled.size(0), scaled.size(1), scaled.size(2) * scaled.size(3));
  }
}
