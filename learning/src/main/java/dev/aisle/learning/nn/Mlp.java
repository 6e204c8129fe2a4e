package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Linear layers with an activation after each but the last: `Mlp(p, 64, 32, 1)` maps 64 numbers to
/// one, which may be any number. Parameters are named by layer: `0.weight`, `0.bias`, `1.weight` …
///
/// A hidden layer is linear, then layer norm where wanted, then activation, then dropout.
public final class Mlp {
  private final Activation activation;
  private final double dropout;
  private final List<Linear> layers = new ArrayList<>();
  private final List<LayerNorm> norms = new ArrayList<>();

  /// With ReLU, neither norm nor dropout.
  ///
  /// @param widths of the input, the hidden layers and the output
  public Mlp(Parameters parameters, int... widths) {
    this(parameters, Activation.RELU, widths);
  }

  /// With neither norm nor dropout.
  public Mlp(Parameters parameters, Activation activation, int... widths) {
    this(parameters, activation, false, 0, widths);
  }

  /// @param norm whether hidden layers are normalised; their parameters are `0.norm.gain` …
  /// @param dropout of the hidden layers, in `[0, 1)`
  public Mlp(
      Parameters parameters, Activation activation, boolean norm, double dropout, int... widths) {
    if (widths.length < 2) {
      throw new IllegalArgumentException("an Mlp needs the widths of its input and its output");
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("a dropout rate is in [0, 1), not " + dropout);
    }
    this.activation = activation;
    this.dropout = dropout;
    for (int i = 0; i + 1 < widths.length; i++) {
      Parameters own = parameters.in(String.valueOf(i));
      layers.add(new Linear(own, widths[i], widths[i + 1]));
      if (norm && i + 2 < widths.length) {
        norms.add(new LayerNorm(own.in("norm"), widths[i + 1]));
      }
    }
  }

  /// Without dropout.
  ///
  /// @param x `[…, in]`
  /// @return `[…, out]`
  public Tensor apply(Tensor x) {
    return apply(x, null);
  }

  /// @param noise of dropout, or null for none: scoring
  public Tensor apply(Tensor x, @Nullable Noise noise) {
    Tensor y = x;
    for (int i = 0; i + 1 < layers.size(); i++) {
      y = layers.get(i).apply(y);
      if (!norms.isEmpty()) {
        y = norms.get(i).apply(y);
      }
      y = activation.apply(y);
      if (noise != null) {
        y = y.dropout(dropout, noise);
      }
    }
    return layers.getLast().apply(y);
  }
}
