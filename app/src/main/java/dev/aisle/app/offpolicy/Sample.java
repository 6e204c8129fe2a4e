package dev.aisle.app.offpolicy;

/// One logged choice.
///
/// @param weight `π_e(a|x) / π_0(a|x)`: how much likelier the evaluated policy is to make the
///     logged choice `a` in this context `x` than the logging policy was
/// @param reward what the choice earned
/// @param cluster index of the shopper, from 0; samples of one shopper are not independent
/// @param modelled `q(x, a)`, what a model that has not seen this shopper expects of the logged
///     choice; NaN where there is no model
/// @param expected `v(x) = E_{a∼π_e} q(x, a)`, what the model expects of the evaluated policy; NaN
///     where there is no model
/// @param unsupported probability that the evaluated policy makes a choice here that the logging
///     policy never makes
public record Sample(
    double weight,
    double reward,
    int cluster,
    double modelled,
    double expected,
    double unsupported) {

  /// Throws [IllegalArgumentException] where a number cannot be what it should be.
  public Sample {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the weight is " + weight);
    }
    if (!Double.isFinite(reward)) {
      throw new IllegalArgumentException("the reward is " + reward);
    }
    if (cluster < 0) {
      throw new IllegalArgumentException("the cluster is " + cluster);
    }
    if (!(unsupported >= 0 && unsupported <= 1)) {
      throw new IllegalArgumentException("the unsupported probability is " + unsupported);
    }
  }

  /// Without a reward model, everything supported.
  public Sample(double weight, double reward, int cluster) {
    this(weight, reward, cluster, Double.NaN, Double.NaN, 0);
  }

  /// With what a reward model says.
  public Sample withModel(double modelledReward, double expectedReward) {
    return new Sample(weight, reward, cluster, modelledReward, expectedReward, unsupported);
  }

  /// With the probability of choices that the log cannot hold.
  public Sample withUnsupported(double probability) {
    return new Sample(weight, reward, cluster, modelled, expected, probability);
  }
}
