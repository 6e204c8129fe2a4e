package dev.aisle.app.experiments;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How many shoppers an experiment needs, by the normal approximation of the two-sided test with
/// two arms of `n` shoppers each. The variance is taken to be the same in both arms; it seldom is
/// where the lift is large: a treatment that adds a fifth to what shoppers order also spreads them
/// further, and planning on the control alone then promises some points of power too many.
///
/// ```
/// power(n, lift) = Φ( lift · √(n / 2) / variation − z_{1−α/2} )
/// n(lift, power) = 2 · ( (z_{1−α/2} + z_power) · variation / lift )²
/// ```
///
/// @param variation standard deviation of one shopper's linearised outcome over the metric's value
/// @param alpha level of the test
public record Power(double variation, double alpha) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  public Power {
    if (!(variation > 0)) {
      throw new IllegalArgumentException("the variation is " + variation + ", not above 0");
    }
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha is " + alpha + ", not in (0, 1)");
    }
  }

  /// Of a test of this metric on shoppers like these.
  public static Power of(ArmMoments shoppers, double alpha) {
    return new Power(Math.sqrt(shoppers.variance()) / shoppers.value(), alpha);
  }

  /// Where shoppers of both arms are known: from the mean of both variances.
  public static Power of(ArmMoments control, ArmMoments treatment, double alpha) {
    double variance = (control.variance() + treatment.variance()) / 2;
    return new Power(Math.sqrt(variance) / control.value(), alpha);
  }

  /// The same test with CUPED.
  ///
  /// @param reduction [ArmComparison#varianceReduction], below 1
  public Power withCuped(double reduction) {
    return new Power(variation * Math.sqrt(1 - reduction), alpha);
  }

  /// Shoppers needed in each arm.
  ///
  /// @param lift relative, for example 0.02
  /// @param power chance to find it, for example 0.8
  public long shoppersPerArm(double lift, double power) {
    double z = quantile(1 - alpha / 2) + quantile(power);
    return (long) Math.ceil(2 * Math.pow(z * variation / lift, 2));
  }

  /// Chance to find a lift with so many shoppers in each arm; a finding in the wrong direction does
  /// not count.
  public double at(long shoppersPerArm, double lift) {
    double z = Math.abs(lift) * Math.sqrt(shoppersPerArm / 2.0) / variation;
    return NORMAL.cumulativeProbability(z - quantile(1 - alpha / 2));
  }

  /// Chance that a test which may be peeked at has decided for the better arm once so many shoppers
  /// are in each arm. A lower bound: a test that decided earlier and would have swung back counts
  /// too, which adds a few
  /// points; and where the lift is large, treated shoppers vary less on the logarithm than this
  /// says.
  ///
  /// @param sequence on the logarithm of the ratio of the arms, as [SequentialTest.Plan] has it;
  ///     its level counts and not this one's
  public double at(long shoppersPerArm, double lift, ConfidenceSequence sequence) {
    double error = variation * Math.sqrt(2.0 / shoppersPerArm);
    double effect = Math.abs(Math.log1p(lift));
    return NORMAL.cumulativeProbability((effect - sequence.halfWidth(error)) / error);
  }

  /// Shoppers needed in each arm by a test that may be peeked at; enough by [#at].
  public long shoppersPerArm(double lift, double power, ConfidenceSequence sequence) {
    long enough = 2;
    while (at(enough, lift, sequence) < power) {
      enough = Math.multiplyExact(enough, 2);
    }
    long tooFew = enough / 2;
    while (enough - tooFew > 1) {
      long middle = (tooFew + enough) / 2;
      if (at(middle, lift, sequence) < power) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  private static double quantile(double share) {
    return NORMAL.inverseCumulativeProbability(share);
  }
}
