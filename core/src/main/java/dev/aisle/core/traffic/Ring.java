package dev.aisle.core.traffic;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The steps of a window. As many are kept as the window has; a newer one takes the place of the
/// one that lies a whole window, or several, before it.
final class Ring {
  private final Window window;
  private final @Nullable Step[] steps;

  Ring(Window window) {
    this.window = window;
    this.steps = new Step[window.steps()];
  }

  /// The step that a time counts in, null where it is no longer kept.
  @Nullable Step at(long epochMillis) {
    long number = window.stepOf(epochMillis);
    int place = place(number);
    Step step = steps[place];
    if (step == null || step.number() < number) {
      step = new Step(number);
      steps[place] = step;
    }
    return step.number() == number ? step : null;
  }

  /// The step of a number, an empty one where nothing happened or nothing is kept.
  Step step(long number) {
    Step step = steps[place(number)];
    return step != null && step.number() == number ? step : new Step(number);
  }

  private int place(long number) {
    return Math.floorMod(number, steps.length);
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt((int) Arrays.stream(steps).filter(Objects::nonNull).count());
    for (Step step : steps) {
      if (step != null) {
        step.writeTo(out);
      }
    }
  }

  void readFrom(DataInputStream in) throws IOException {
    for (int left = TrafficBytes.size(in, steps.length); left > 0; left--) {
      Step step = Step.readFrom(in);
      steps[place(step.number())] = step;
    }
  }
}
