package dev.aisle.learning.models.sequence;

import dev.aisle.learning.nn.Activation;
import dev.aisle.learning.nn.Mlp;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.nn.TargetAttention;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From embeddings to logits. P shoppers, L entries of their sequences, C candidates each, D
/// numbers in an embedding, F dense features of a candidate.
///
/// Each candidate says which entries it may see. So all steps of a sequence are learned from in one
/// pass: the candidates of step `t` see the entries before `t`.
///
/// Embeddings come from the caller, who adds up whatever is known of an item (a row of an id table,
/// the rows of its words, …), so that history and candidates live in one space.
public final class InterestNetwork {
  private final @Nullable TargetAttention attention;
  private final @Nullable Tensor gains;
  private final @Nullable Tensor offsets;
  private final Mlp tower;
  private final Tensor scale;

  /// How a history becomes one vector.
  public enum Pooling {
    /// By the candidate: DIN.
    TARGET,
    /// As the mean of what may be seen: the paper's base model.
    MEAN
  }

  /// Widths of the layers.
  ///
  /// @param width D
  /// @param dense F, at least 0
  /// @param pooling of the history
  /// @param ages distinguished ages, 0 for none: the weight of an entry of age `g` becomes
  ///     `γ_g a(h, q) + δ_g`; of [Pooling#TARGET] only
  /// @param attention hidden widths of the activation unit, at least one; the paper has 36
  /// @param tower hidden widths of the tower; the paper has 200, 80
  /// @param dropout of the tower's hidden layers, in `[0, 1)`
  public record Shape(
      int width,
      int dense,
      Pooling pooling,
      int ages,
      List<Integer> attention,
      List<Integer> tower,
      double dropout) {
    public Shape {
      attention = List.copyOf(attention);
      tower = List.copyOf(tower);
    }
  }

  /// What goes in.
  ///
  /// @param history `[P, L, D]`
  /// @param candidates `[P, C, D]`
  /// @param ages `[P, C, L]`, [Type#LONG]: 0 where the candidate may not see the entry, 1 for the
  ///     newest that it sees, then 2 …; at most [Shape#ages] where that is not 0
  /// @param dense `[P, C, F]`; null where F is 0
  public record Inputs(Tensor history, Tensor candidates, Tensor ages, @Nullable Tensor dense) {}

  public InterestNetwork(Parameters parameters, Shape shape) {
    boolean target = shape.pooling() == Pooling.TARGET;
    attention =
        target
            ? new TargetAttention(
                parameters.in("attention"),
                shape.width(),
                Activation.RELU,
                shape.attention().stream().mapToInt(Integer::intValue).toArray())
            : null;
    boolean aged = target && shape.ages() > 0;
    gains = aged ? parameters.constant("ages.gains", 1, shape.ages() + 1L, 1) : null;
    offsets = aged ? parameters.constant("ages.offsets", 0, shape.ages() + 1L, 1) : null;
    int[] widths = new int[shape.tower().size() + 2];
    widths[0] = 3 * shape.width() + shape.dense();
    for (int i = 0; i < shape.tower().size(); i++) {
      widths[i + 1] = shape.tower().get(i);
    }
    widths[widths.length - 1] = 1;
    tower = new Mlp(parameters.in("tower"), Activation.RELU, false, shape.dropout(), widths);
    scale = parameters.constant("product", 1, 1);
  }

  /// How likely each candidate is taken.
  ///
  /// @param noise of dropout, or null for none: scoring
  /// @return `[P, C]` logits
  public Tensor logits(Inputs in, @Nullable Noise noise) {
    Tensor q = in.candidates(); // [P, C, D]
    Tensor v = weights(in).matmul(in.history()); // [P, C, D]
    Tensor product = q.times(v);
    Tensor dense = in.dense();
    Tensor x =
        dense == null
            ? Tensor.concat(-1, q, v, product)
            : Tensor.concat(-1, q, v, product, dense); // [P, C, 3D + F]
    return tower.apply(x, noise).squeeze(-1).plus(product.sum(-1, false).times(scale));
  }

  /// `[P, C, L]`, 0 for what may not be seen.
  private Tensor weights(Inputs in) {
    Tensor visible = in.ages().greaterThan(0).to(in.history().type());
    if (attention == null) {
      return visible.over(visible.sum(-1, true).clamp(1, Integer.MAX_VALUE));
    }
    Tensor all = Tensor.full(Type.BOOL, 1, in.history().size(0), in.history().size(1));
    Tensor weights = attention.weights(in.history(), all, in.candidates());
    if (gains != null && offsets != null) {
      Tensor ages = in.ages();
      weights = weights.times(gains.rows(ages).squeeze(-1)).plus(offsets.rows(ages).squeeze(-1));
    }
    return weights.times(visible);
  }
}
