package dev.aisle.learning.models.armmt;

import dev.aisle.learning.nn.Linear;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Tensor;

/// The personalised branch of one modality: target attention over what the shopper clicked, so that
/// a taste in pictures and a taste in words stay apart until they are fused.
/// ```
/// eᵢₗ = (Wq zᵢ) · (Wk zₗ) / √d + β_kind(l) + β_age(l)
/// gᵢ = Σₗ softmax(e)ᵢₗ zₗ            pᵢ = gᵢ ⊙ zᵢ
/// ```
/// Where no clicked item has the modality, `p` is 0. P pages, C candidates, L clicks, d width.
final class Taste {
  /// `e` to this is 0 in both precisions, and unlike −∞ it leaves no NaN where all is masked.
  private static final double HIDDEN = -1e9;

  private final double scale;
  private final Linear query;
  private final Linear key;

  Taste(Parameters parameters, int width) {
    scale = 1 / Math.sqrt(width);
    query = new Linear(parameters.in("query"), width, width, false);
    key = new Linear(parameters.in("key"), width, width, false);
  }

  /// `p`, `[P, C, d]`.
  ///
  /// @param items `[P, C, d]`
  /// @param history `[P, L, d]`
  /// @param bias `[P, 1, L]`, what kind and age of a click add
  /// @param mask `[P, L]`, BOOL, true where a click is there and has the modality
  Tensor apply(Tensor items, Tensor history, Tensor bias, Tensor mask) {
    Tensor none = mask.to(items.type()).max(1, true).greaterThan(0.5).not().unsqueeze(2);
    Tensor taste = weights(items, history, bias, mask).matmul(history).masked(none, 0);
    return taste.times(items);
  }

  /// The attention, `[P, C, L]`; its rows add up to 1.
  Tensor weights(Tensor items, Tensor history, Tensor bias, Tensor mask) {
    Tensor logits = query.apply(items).matmul(key.apply(history).transpose(1, 2)).times(scale);
    return logits.plus(bias).masked(mask.not().unsqueeze(1), HIDDEN).softmax(2);
  }
}
