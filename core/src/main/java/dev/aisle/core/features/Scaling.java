package dev.aisle.core.features;

/// How a raw number becomes a numeric feature. An unknown number stays NaN: what a model reads
/// in its place is decided where its inputs are scaled.
public enum Scaling {
  /// As it is.
  NONE,
  /// `sign(x) · ln(1 + |x|)`, for counts, prices and durations.
  LOG1P;

  /// Most of what is scaled is a small count.
  private static final float[] LOGS = logs();

  private static float[] logs() {
    float[] logs = new float[1024];
    for (int count = 0; count < logs.length; count++) {
      logs[count] = (float) StrictMath.log1p(count);
    }
    return logs;
  }

  float apply(double raw) {
    return switch (this) {
      case NONE -> (float) raw;
      case LOG1P -> {
        int count = (int) raw;
        yield count == raw && count >= 0 && count < LOGS.length
            ? LOGS[count]
            : (float) (Math.signum(raw) * StrictMath.log1p(Math.abs(raw)));
      }
    };
  }
}
