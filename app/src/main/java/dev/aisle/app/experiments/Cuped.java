package dev.aisle.app.experiments;

/// Controlled experiments using pre-experiment data (Deng, Xu, Kohavi, Walker, WSDM 2013): what a
/// shopper did before the experiment explains part of what he did in it, whatever the arm, and that
/// part is taken out.
///
/// With the linearised outcome `z_i = (x_i − R y_i) / ȳ` of the metric and the covariate
/// `w_i = u_i − R_before v_i`, the same metric's linearised pre-period, the arm's value becomes
/// `R − θ w̄` with `θ = cov(z, w) / var(w)`. `w̄` over both arms is 0 by construction, and its
/// expectation is the same in both, so the difference stays unbiased; its variance shrinks by the
/// squared correlation of `z` and `w`.
///
/// @param theta `θ`, from deviations within the arms pooled over both, so that the effect itself
///     does not enter; 0 where there is no pre-period
/// @param valueBefore `R_before`, the pre-period's metric over both arms; NaN where there is none
record Cuped(double theta, double valueBefore) {
  /// No adjustment.
  static final Cuped NONE = new Cuped(0, Double.NaN);

  /// Estimated from both arms.
  static Cuped of(ArmMoments control, ArmMoments treatment) {
    double before = ArmMoments.valueBefore(control, treatment);
    double shoppers = control.shoppers() + treatment.shoppers();
    double shareControl = control.shoppers() / shoppers;
    double shareTreatment = treatment.shoppers() / shoppers;
    double variance =
        shareControl * control.covariateVariance(before)
            + shareTreatment * treatment.covariateVariance(before);
    double covariance =
        shareControl * control.covariance(before) + shareTreatment * treatment.covariance(before);
    double theta = covariance / variance;
    return variance > 0 && Double.isFinite(theta) ? new Cuped(theta, before) : NONE;
  }

  /// The arm's adjusted value.
  double value(ArmMoments arm) {
    return theta == 0 ? arm.value() : arm.value() - theta * arm.covariateMean(valueBefore);
  }

  /// Variance of the arm's adjusted value.
  double variance(ArmMoments arm) {
    if (theta == 0) {
      return arm.variance() / arm.shoppers();
    }
    double adjusted =
        arm.variance()
            - 2 * theta * arm.covariance(valueBefore)
            + theta * theta * arm.covariateVariance(valueBefore);
    return Math.max(0, adjusted) / arm.shoppers();
  }
}
