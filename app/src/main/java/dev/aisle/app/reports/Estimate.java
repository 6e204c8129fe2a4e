package dev.aisle.app.reports;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;

/// A number to draw, with its interval. The value may lie outside the interval, as a bootstrap's
/// sometimes does.
///
/// @param value finite
/// @param low lower end, at most `high`; the value itself where no interval was estimated
/// @param high upper end
public record Estimate(double value, double low, double high) {
  /// Beyond this a difference of two numbers could overflow; nothing that is measured comes near.
  static final double LARGEST = 1e150;

  /// @throws IllegalArgumentException where a number is not finite, larger than 1e150, or the
  ///     interval is upside down
  public Estimate {
    drawable(value);
    drawable(low);
    drawable(high);
    if (low > high) {
      throw new IllegalArgumentException("the interval [" + low + ", " + high + "] is upside down");
    }
  }

  /// A number without an interval.
  public static Estimate exact(double value) {
    return new Estimate(value, value, value);
  }

  /// A figure's value and interval.
  public static Estimate of(Figure figure) {
    return new Estimate(figure.value(), figure.low(), figure.high());
  }

  /// An estimate's value and interval.
  public static Estimate of(Interval interval) {
    return new Estimate(interval.value(), interval.low(), interval.high());
  }

  /// Whether there is an interval to draw.
  public boolean uncertain() {
    return low != value || high != value;
  }

  static double drawable(double number) {
    if (!(Math.abs(number) <= LARGEST)) {
      throw new IllegalArgumentException(number + " cannot be drawn; leave undefined values out");
    }
    return number;
  }
}
