package dev.aisle.learning.training;

/// How the learning rate changes in the course of a training, as a factor of the configured one.
///
/// @param decay what follows the warm-up
/// @param warmUp share in `[0, 1)` of all steps, in which the factor rises linearly to 1
/// @param floor factor in `[0, 1]` at the last step
public record Schedule(Decay decay, double warmUp, double floor) {
  /// The same rate at all steps.
  public static final Schedule CONSTANT = new Schedule(Decay.NONE, 0, 1);

  /// A twentieth of the steps of warm-up, then half a cosine to 0.
  public static final Schedule COSINE = new Schedule(Decay.COSINE, 0.05, 0);

  /// A twentieth of the steps of warm-up, then a line to 0.
  public static final Schedule LINEAR = new Schedule(Decay.LINEAR, 0.05, 0);

  /// How the rate falls.
  public enum Decay {
    /// Not at all.
    NONE,
    /// `1 - (1 - floor) p`, where `p` in `[0, 1]` is the share of the steps after the warm-up.
    LINEAR,
    /// `floor + (1 - floor) (1 + cos πp) / 2` (Loshchilov and Hutter, 2017).
    COSINE
  }

  public Schedule {
    if (!(warmUp >= 0 && warmUp < 1) || !(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("warm-up " + warmUp + ", floor " + floor);
    }
  }

  /// The factor of a step.
  ///
  /// @param step in `[0, steps)`
  public double factor(long step, long steps) {
    long rising = (long) Math.ceil(warmUp * steps);
    if (step < rising) {
      return (step + 1.0) / rising;
    }
    double p = (double) (step - rising) / Math.max(1, steps - 1 - rising);
    return switch (decay) {
      case NONE -> 1;
      case LINEAR -> 1 - (1 - floor) * p;
      case COSINE -> floor + (1 - floor) * (1 + Math.cos(Math.PI * p)) / 2;
    };
  }
}
