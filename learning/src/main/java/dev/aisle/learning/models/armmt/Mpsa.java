package dev.aisle.learning.models.armmt;

import dev.aisle.learning.nn.Activation;
import dev.aisle.learning.nn.LayerNorm;
import dev.aisle.learning.nn.Linear;
import dev.aisle.learning.nn.Mlp;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block of multi-perspective self-attention: each perspective decides by its own vectors who
/// looks at whom, while what is moved is always the joint vector F.
/// ```
/// A_p = softmax_j((Zᵖᵢ Wq_p) · (Zᵖⱼ Wk_p) / √d)        O_p = A_p (F Wv_p)
/// Y = norm(F + dropout([O_1; …; O_K] Wo))
/// H = norm(Y + W_b relu(W_a Y + b_a) + b_b)
/// ```
/// Without perspectives items do not see each other: `Y = norm(F)`. P pages, C candidates, K
/// perspectives, d width.
final class Mpsa {
  /// See [Taste#HIDDEN].
  private static final double HIDDEN = -1e9;

  private final double scale;
  private final double dropout;
  private final List<Linear> queries = new ArrayList<>();
  private final List<Linear> keys = new ArrayList<>();
  private final List<Linear> values = new ArrayList<>();
  private final @Nullable Linear output;
  private final LayerNorm afterAttention;
  private final Mlp forward;
  private final LayerNorm afterForward;

  Mpsa(Parameters parameters, int width, int perspectives, double dropout) {
    this.scale = 1 / Math.sqrt(width);
    this.dropout = dropout;
    for (int p = 0; p < perspectives; p++) {
      Parameters own = parameters.in("perspective." + p);
      queries.add(new Linear(own.in("query"), width, width, false));
      keys.add(new Linear(own.in("key"), width, width, false));
      values.add(new Linear(own.in("value"), width, width, false));
    }
    output =
        perspectives == 0
            ? null
            : new Linear(parameters.in("output"), perspectives * width, width, false);
    afterAttention = new LayerNorm(parameters.in("attention.norm"), width);
    forward =
        new Mlp(parameters.in("forward"), Activation.RELU, false, dropout, width, 2 * width, width);
    afterForward = new LayerNorm(parameters.in("forward.norm"), width);
  }

  /// `H`, `[P, C, d]`.
  ///
  /// @param views K of `[P, C, d]`
  /// @param joint F, `[P, C, d]`
  /// @param sees BOOL, true where an item may look: `[P, 1, C]` for all items alike, or `[P, C, C]`
  Tensor apply(List<Tensor> views, Tensor joint, Tensor sees, @Nullable Noise noise) {
    Tensor y = joint;
    if (output != null) {
      Tensor moved = output.apply(Tensor.concat(2, moved(views, joint, sees)));
      y = joint.plus(noise == null ? moved : moved.dropout(dropout, noise));
    }
    y = afterAttention.apply(y);
    return afterForward.apply(y.plus(forward.apply(y, noise)));
  }

  /// `O_p`, K of `[P, C, d]`.
  List<Tensor> moved(List<Tensor> views, Tensor joint, Tensor sees) {
    List<Tensor> moved = new ArrayList<>();
    for (int p = 0; p < values.size(); p++) {
      moved.add(weights(p, views.get(p), sees).matmul(values.get(p).apply(joint)));
    }
    return moved;
  }

  /// `A_p`, `[P, C, C]`: how much each item looks at each other; 0 where it may not.
  Tensor weights(int perspective, Tensor view, Tensor sees) {
    Tensor query = queries.get(perspective).apply(view);
    Tensor key = keys.get(perspective).apply(view);
    Tensor logits = query.matmul(key.transpose(1, 2)).times(scale);
    return logits.masked(sees.not(), HIDDEN).softmax(2);
  }
}
