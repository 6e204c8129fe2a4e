package dev.aisle.learning.training;

import java.util.LinkedHashMap;
import java.util.Map;

/// What happened since the last point of the curve.
final class Window {
  private final Map<String, Double> parts = new LinkedHashMap<>();
  private double loss;
  private double terms;
  private long examples;
  private double gradientNorm;
  private long startNanos;
  private long startWaited;

  Window(long nowNanos, long waitedNanos) {
    startNanos = nowNanos;
    startWaited = waitedNanos;
  }

  /// What a step came to.
  ///
  /// @param loss mean over `terms`
  /// @param parts of the loss, likewise
  /// @param examples of all workers
  /// @param gradientNorm before clipping
  /// @param stopped whether one of several workers wants to end
  record Step(
      double loss,
      Map<String, Double> parts,
      double terms,
      long examples,
      double gradientNorm,
      boolean stopped) {}

  void add(Step step) {
    loss += step.loss() * step.terms();
    step.parts().forEach((name, value) -> parts.merge(name, value * step.terms(), Double::sum));
    terms += step.terms();
    examples += step.examples();
    gradientNorm = step.gradientNorm();
  }

  double loss() {
    return loss / terms;
  }

  double rate(long nowNanos) {
    return examples / (Math.max(1, nowNanos - startNanos) / 1e9);
  }

  double waited(long nowNanos, long waitedNanos) {
    return Math.min(1, (waitedNanos - startWaited) / (double) Math.max(1, nowNanos - startNanos));
  }

  /// Leaves out time that was spent on something else than steps.
  void pause(long nanos) {
    startNanos += nanos;
  }

  Curve.Point point(
      TrainingState state,
      long epoch,
      double metric,
      double learningRate,
      long nowNanos,
      long waitedNanos) {
    Map<String, Double> means = new LinkedHashMap<>();
    parts.forEach((name, sum) -> means.put(name, sum / terms));
    return new Curve.Point(
        state.step(),
        epoch,
        loss(),
        means,
        metric,
        learningRate,
        gradientNorm,
        rate(nowNanos),
        waited(nowNanos, waitedNanos));
  }
}
