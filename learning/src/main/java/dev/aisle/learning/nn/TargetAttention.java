package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;
import java.util.Arrays;

/// The attention of the Deep Interest Network (Zhou et al. 2018, section 4.3): what a shopper did,
/// summed with weights that depend on the candidate.
/// ```
/// v(q) = Σₗ a(hₗ, q) hₗ        a(h, q) = MLP([h, q, h − q, h ⊙ q])
/// ```
/// Weights are not normalised, as in the paper: their sum tells how strong the interest is.
///
/// The concatenation is never made. The first layer's `W = [Wh, Wq, Wd, Wp]` is regrouped as
/// ```
/// W [h, q, h − q, h ⊙ q] = ((Wh + Wd) + Wp diag(q)) h + (Wq − Wd) q
/// ```
/// so a candidate turns into one small matrix and one vector, and its pass over the history is a
/// matrix product. The parameters are therefore `history` for `Wh + Wd`, `candidate` for `Wq − Wd`
/// and `product` for `Wp`.
public final class TargetAttention {
  private final int width;
  private final int hidden;
  private final Activation activation;
  private final Tensor history;
  private final Tensor candidate;
  private final Tensor product;
  private final Tensor bias;
  private final Mlp rest;

  /// @param width D
  /// @param hidden widths of the activation unit's hidden layers, at least one; 36 in the paper
  public TargetAttention(Parameters parameters, int width, Activation activation, int... hidden) {
    if (hidden.length == 0) {
      throw new IllegalArgumentException("an activation unit needs a hidden layer");
    }
    this.width = width;
    this.hidden = hidden[0];
    this.activation = activation;
    double deviation = Math.sqrt(2.0 / (3 * width + hidden[0]));
    history = parameters.normal("history", deviation, hidden[0], width);
    candidate = parameters.normal("candidate", deviation, hidden[0], width);
    product = parameters.normal("product", deviation, hidden[0], width);
    bias = parameters.constant("bias", 0, hidden[0]);
    int[] widths = Arrays.copyOf(hidden, hidden.length + 1);
    widths[hidden.length] = 1;
    rest = new Mlp(parameters.in("unit"), activation, widths);
  }

  /// What each candidate makes of the history of its page. A page whose history is all masked has
  /// zeros.
  ///
  /// @param histories `[P, L, D]`
  /// @param mask `[P, L]`, [dev.aisle.learning.tensor.Type#BOOL], true where an entry counts
  /// @param candidates `[P, C, D]`
  /// @return `[P, C, D]`
  public Tensor apply(Tensor histories, Tensor mask, Tensor candidates) {
    Tensor weights = weights(histories, mask, candidates);
    if (candidates.size(1)
        == 1) { // a product of one row each is faster without products of matrices
      return weights.transpose(1, 2).times(histories).sum(1, true);
    }
    return weights.matmul(histories);
  }

  /// The weight of each entry of the history for each candidate, 0 where masked, `[P, C, L]`.
  public Tensor weights(Tensor histories, Tensor mask, Tensor candidates) {
    long pages = histories.size(0);
    long length = histories.size(1);
    long many = candidates.size(1);
    // [P, H, C, D] laid out so that a page's candidates are one matrix: h · [D, C·H].
    Tensor own = candidates.linear(candidate, bias).reshape(pages, 1, many * hidden);
    Tensor matrices =
        history
            .plusProduct(product, candidates.reshape(pages, many, 1, width))
            .reshape(pages, many * hidden, width);
    Tensor first =
        histories.matmulPlus(matrices.transpose(1, 2), own).reshape(pages, length, many, hidden);
    Tensor logits = rest.apply(activation.apply(first)).reshape(pages, length, many);
    return logits.transpose(1, 2).masked(mask.not().unsqueeze(1), 0);
  }
}
