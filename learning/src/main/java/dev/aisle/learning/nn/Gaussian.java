package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;

/// Independent normal distributions, one for each element.
///
/// @param mean of any shape
/// @param variance above 0, of the same shape
public record Gaussian(Tensor mean, Tensor variance) {
  /// The negative log likelihood of each element, `½ ln(2π σ²) + (x − μ)² / 2σ²`.
  public Tensor loss(Tensor x) {
    Tensor scaled = x.minus(mean).squared().over(variance);
    return variance.log().plus(scaled).plus(Math.log(2 * Math.PI)).times(0.5);
  }

  /// `KL(this ‖ other)` of each element: `ln(σ₂/σ₁) + (σ₁² + (μ₁ − μ₂)²) / 2σ₂² − ½`.
  public Tensor divergence(Gaussian other) {
    Tensor spread = variance.plus(mean.minus(other.mean).squared()).over(other.variance);
    return other.variance.log().minus(variance.log()).plus(spread).plus(-1).times(0.5);
  }

  /// `KL(this ‖ N(0, 1))` of each element: `½ (σ² + μ² − 1 − ln σ²)`.
  public Tensor divergenceFromStandard() {
    return variance.plus(mean.squared()).minus(variance.log()).plus(-1).times(0.5);
  }

  /// A draw that gradients flow through, `μ + σ ε` (Kingma and Welling 2014, section 2.4).
  public Tensor draw(Noise noise) {
    return mean.plusProduct(variance.sqrt(), Tensor.normal(noise, mean.type(), mean.shape()));
  }
}
