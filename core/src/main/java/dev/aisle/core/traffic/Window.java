package dev.aisle.core.traffic;

import dev.aisle.core.InvalidInputException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A stretch of time that is reported, cut into steps of equal length, aligned to the epoch.
public enum Window {
  /// An hour by the minute.
  HOUR("1h", Duration.ofMinutes(1), 60),
  /// A day by the quarter of an hour.
  DAY("24h", Duration.ofMinutes(15), 96),
  /// A week by three hours.
  WEEK("7d", Duration.ofHours(3), 56),
  /// Sixty days by the day, in UTC.
  SIXTY_DAYS("60d", Duration.ofDays(1), 60);

  private final String label;
  private final Duration step;
  private final int steps;

  Window(String label, Duration step, int steps) {
    this.label = label;
    this.step = step;
    this.steps = steps;
  }

  /// The window of a name such as `24h`.
  ///
  /// @throws InvalidInputException where there is none
  public static Window of(String label) {
    for (Window window : values()) {
      if (window.label.equals(label)) {
        return window;
      }
    }
    throw new InvalidInputException(
        "window",
        "\"" + (label.length() > 40 ? label.substring(0, 40) + "…" : label) + "\" is none",
        "Known are "
            + Arrays.stream(values()).map(Window::label).collect(Collectors.joining(", "))
            + ".");
  }

  /// As the API names it.
  public String label() {
    return label;
  }

  /// The length of a step.
  public Duration step() {
    return step;
  }

  /// The number of steps.
  public int steps() {
    return steps;
  }

  /// The number of the step that a time is in, counted from the epoch.
  long stepOf(long epochMillis) {
    return Math.floorDiv(epochMillis, step.toMillis());
  }
}
