package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Multi-head attention (Vaswani et al. 2017, section 3.2): queries look at keys, each head in its
/// own `width / heads` numbers.
///
/// A query that may see nothing gets zeros. What stands at a masked place changes nothing.
public final class MultiHeadAttention {
  /// `e` to this is 0 in both precisions, and unlike −∞ it leaves no NaN where all is masked.
  private static final double HIDDEN = -1e9;

  private final int width;
  private final int heads;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear out;

  /// @param width D, a multiple of `heads`
  public MultiHeadAttention(Parameters parameters, int width, int heads) {
    if (heads < 1 || width % heads != 0) {
      throw new IllegalArgumentException(
          "the width " + width + " is not a multiple of the " + heads + " heads");
    }
    this.width = width;
    this.heads = heads;
    query = new Linear(parameters.in("query"), width, width);
    key = new Linear(parameters.in("key"), width, width);
    value = new Linear(parameters.in("value"), width, width);
    out = new Linear(parameters.in("out"), width, width);
  }

  /// A sequence looks at itself.
  ///
  /// @param x `[B, T, D]`
  /// @param mask as in [#apply(Tensor, Tensor, Tensor)]
  public Tensor apply(Tensor x, @Nullable Tensor mask) {
    return apply(x, x, mask);
  }

  /// @param queries `[B, T, D]`
  /// @param keys `[B, S, D]`, what is looked at
  /// @param mask BOOL, true where a query may look: `[B, S]` for all queries alike, or `[B, T,
  ///     S]`; null for everywhere
  /// @return `[B, T, D]`
  public Tensor apply(Tensor queries, Tensor keys, @Nullable Tensor mask) {
    Tensor q = split(query.apply(queries));
    Tensor k = split(key.apply(keys));
    Tensor v = split(value.apply(keys));
    if (mask == null) {
      return out.apply(joined(q.attention(k, v, null)));
    }
    Tensor wide = mask.axes() == 2 ? mask.unsqueeze(1) : mask; // [B, 1 or T, S]
    Tensor hidden = wide.not();
    Tensor added = Tensor.zeros(q.type(), hidden.shape()).masked(hidden, HIDDEN).unsqueeze(1);
    Tensor seen = out.apply(joined(q.attention(k, v, added)));
    Tensor blind = hidden.to(q.type()).min(-1, true).greaterThan(0.5); // [B, 1 or T, 1]
    return seen.masked(blind, 0);
  }

  /// `[B, T, D]` to `[B, heads, T, D / heads]`.
  private Tensor split(Tensor x) {
    return x.reshape(x.size(0), x.size(1), heads, width / heads).transpose(1, 2);
  }

  private Tensor joined(Tensor x) {
    return x.transpose(1, 2).reshape(x.size(0), x.size(2), width);
  }
}
