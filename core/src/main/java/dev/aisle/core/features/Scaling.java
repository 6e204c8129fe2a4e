package dev.aisle.core.features;

/// How a raw number becomes a numeric feature. An unknown number (NaN) becomes 0.
public enum Scaling {
  /// As it is.
  NONE,
  /// `sign(x) · ln(1 + |x|)`, for counts, prices and durations.
  LOG1P;

  float apply(double raw) {
    if (Double.isNaN(raw)) {
      return 0;
    }
    return switch (this) {
      case NONE -> (float) raw;
      case LOG1P -> (float) (Math.signum(raw) * StrictMath.log1p(Math.abs(raw)));
    };
  }
}
