package dev.aisle.learning.training;

/// How a training ended. The learner's parameters are then the best that there were.
///
/// @param end why it ended
/// @param steps that were done
/// @param bestStep after which the parameters were best
/// @param metric of the best parameters on the validation pages, NaN where there are none
/// @param loss mean over the steps since the last point of the curve but one
/// @param waited share in `[0, 1]` of the steps' time that was spent waiting for batches
public record TrainingOutcome(
    End end, long steps, long bestStep, double metric, double loss, double waited) {
  /// Why a training ends.
  public enum End {
    /// All epochs are done.
    EPOCHS,
    /// Validations did not get better any more.
    PATIENCE,
    /// Somebody stopped it; it can be resumed.
    STOPPED
  }
}
