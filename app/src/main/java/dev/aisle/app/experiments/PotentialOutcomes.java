package dev.aisle.app.experiments;

import java.util.List;

/// What every shopper of a pool would do under either arm; only a simulation can know it. Drawing
/// shoppers and arms again and again from one pool gives as many experiments with a known truth as
/// one likes, without simulating anything anew: see [KnownAnswers].
///
/// @param control by shopper
/// @param treatment by shopper, in the same order; the pre-periods are the same
public record PotentialOutcomes(List<ShopperTotals> control, List<ShopperTotals> treatment) {
  public PotentialOutcomes {
    if (control.size() != treatment.size()) {
      throw new IllegalArgumentException(
          control.size() + " shoppers in control, " + treatment.size() + " in treatment");
    }
    control = List.copyOf(control);
    treatment = List.copyOf(treatment);
  }

  /// A pool in which the arms do not differ.
  public static PotentialOutcomes same(List<ShopperTotals> shoppers) {
    return new PotentialOutcomes(shoppers, shoppers);
  }

  /// Shoppers.
  public int size() {
    return control.size();
  }

  /// All shoppers' moments under one arm.
  public ArmMoments moments(OnlineMetric metric, boolean treated) {
    return ArmMoments.of(metric, treated ? treatment : control);
  }

  /// The true relative lift: everybody treated over nobody treated, less 1.
  public double lift(OnlineMetric metric) {
    return moments(metric, true).value() / moments(metric, false).value() - 1;
  }
}
