package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A block of a transformer encoder, normalised before each half (Xiong et al. 2020, figure 1b),
/// which trains without a warm-up:
/// ```
/// y = x + dropout(attention(norm(x)))        z = y + dropout(W₂ gelu(W₁ norm(y)))
/// ```
public final class TransformerBlock {
  private final double dropout;
  private final LayerNorm beforeAttention;
  private final MultiHeadAttention attention;
  private final LayerNorm beforeForward;
  private final Mlp forward;

  /// @param width D, a multiple of `heads`
  /// @param hidden width between the two linear layers, often `4 D`
  /// @param dropout in `[0, 1)`
  public TransformerBlock(Parameters parameters, int width, int heads, int hidden, double dropout) {
    this.dropout = dropout;
    beforeAttention = new LayerNorm(parameters.in("attention.norm"), width);
    attention = new MultiHeadAttention(parameters.in("attention"), width, heads);
    beforeForward = new LayerNorm(parameters.in("forward.norm"), width);
    forward =
        new Mlp(parameters.in("forward"), Activation.GELU, false, dropout, width, hidden, width);
  }

  /// Without dropout.
  ///
  /// @param x `[B, T, D]`
  /// @param mask as in [MultiHeadAttention#apply(Tensor, Tensor, Tensor)]
  /// @return `[B, T, D]`
  public Tensor apply(Tensor x, @Nullable Tensor mask) {
    return apply(x, mask, null);
  }

  /// @param noise of dropout, or null for none: scoring
  public Tensor apply(Tensor x, @Nullable Tensor mask, @Nullable Noise noise) {
    Tensor y = x.plus(dropped(attention.apply(beforeAttention.apply(x), mask), noise));
    return y.plus(dropped(forward.apply(beforeForward.apply(y), noise), noise));
  }

  private Tensor dropped(Tensor x, @Nullable Noise noise) {
    return noise == null ? x : x.dropout(dropout, noise);
  }
}
