package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Several Mlps of one shape, with ReLU between their layers, computed together (Jacobs et al.
/// 1991;
/// Ma et al. 2018 for many tasks). A [Gate] or another network says how much each counts.
public final class MixtureOfExperts {
  private final int experts;
  private final List<Layer> layers = new ArrayList<>();

  /// A linear layer of all experts.
  ///
  /// @param weight `[E, in, out]`
  /// @param bias `[E, 1, out]`
  private record Layer(Tensor weight, Tensor bias) {}

  /// @param experts E
  /// @param widths of the input, the hidden layers and the output
  public MixtureOfExperts(Parameters parameters, int experts, int... widths) {
    if (experts < 1 || widths.length < 2) {
      throw new IllegalArgumentException(
          "a mixture needs an expert and the widths of its input and its output");
    }
    this.experts = experts;
    for (int i = 0; i + 1 < widths.length; i++) {
      Parameters own = parameters.in(String.valueOf(i));
      double deviation = Math.sqrt(2.0 / (widths[i] + widths[i + 1]));
      layers.add(
          new Layer(
              own.normal("weight", deviation, experts, widths[i], widths[i + 1]),
              own.constant("bias", 0, experts, 1, widths[i + 1])));
    }
  }

  /// The weighted sum of what the experts say, `Σₑ gₑ(x) fₑ(x)`.
  ///
  /// @param x `[B, in]`
  /// @param gates `[B, E]`
  /// @return `[B, out]`
  public Tensor apply(Tensor x, Tensor gates) {
    return gates.unsqueeze(1).matmul(each(x)).squeeze(1);
  }

  /// What each expert says.
  ///
  /// @param x `[B, in]`
  /// @return `[B, E, out]`
  public Tensor each(Tensor x) {
    Tensor y = x.unsqueeze(0).expand(experts, -1, -1);
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      y = y.matmulPlus(layer.weight, layer.bias);
      if (i + 1 < layers.size()) {
        y = y.relu();
      }
    }
    return y.transpose(0, 1);
  }
}
