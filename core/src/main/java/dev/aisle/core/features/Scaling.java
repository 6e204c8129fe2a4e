package dev.aisle.core.features;

/// How a raw number becomes a numeric feature. An unknown number stays NaN: what a model reads
/// in its place is decided where its inputs are scaled.
public enum Scaling {
  /// As it is.
  NONE,
  /// `sign(x) · ln(1 + |x|)`, for counts, prices and durations.
  LOG1P;

  float apply(double raw) {
    return switch (this) {
      case NONE -> (float) raw;
      case LOG1P -> (float) (Math.signum(raw) * StrictMath.log1p(Math.abs(raw)));
    };
  }
}
