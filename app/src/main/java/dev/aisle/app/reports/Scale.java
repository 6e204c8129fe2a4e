package dev.aisle.app.reports;

import java.util.ArrayList;
import java.util.List;

/// Maps the values of an axis to shares of its length, and finds round values for its ticks. Plain
/// arithmetic and [StrictMath], so that a plot has the same bytes on every machine.
///
/// @param axis what is measured
/// @param low the value at the start
/// @param high the value at the end, above `low`
record Scale(Axis axis, double low, double high) {
  /// Below this share of its values a range is taken for a single value: its ticks could not be
  /// told apart.
  private static final double NARROWEST = 1e-9;

  /// A value with its label.
  record Tick(double value, String label) {}

  /// From the least value to the greatest; a single value gets room on both sides.
  static Scale tight(Axis axis, double least, double greatest) {
    double size = Math.max(Math.abs(least), Math.abs(greatest));
    if (greatest - least > NARROWEST * size) {
      return new Scale(axis, least, greatest);
    }
    if (logarithmic(axis)) {
      return new Scale(axis, least / 2, greatest * 2);
    }
    double room = size == 0 ? 1 : size / 2;
    return new Scale(axis, least - room, greatest + room);
  }

  /// From a round value to another around all values. A linear axis starts at 0 where that costs
  /// less than half of its length, so that heights can be compared.
  static Scale round(Axis axis, double least, double greatest, int ticks) {
    if (logarithmic(axis)) {
      Scale tight = tight(axis, least, greatest);
      return new Scale(
          axis, Math.min(below(tight.low), tight.low), Math.max(above(tight.high), tight.high));
    }
    double from = least > 0 && least < greatest / 2 ? 0 : least;
    double to = greatest < 0 && greatest > least / 2 ? 0 : greatest;
    if (from == to && from >= 0) {
      from = 0;
      to = to == 0 ? 1 : to;
    }
    Scale tight = tight(axis, from, to);
    return tight.outwards(step(tight.high - tight.low, ticks), ticks);
  }

  /// Widened to whole steps; where the wider axis has room for fewer ticks, to larger steps.
  private Scale outwards(double step, int ticks) {
    Scale wide = new Scale(axis, Math.floor(low / step) * step, Math.ceil(high / step) * step);
    double next = step(wide.high - wide.low, ticks);
    return next > step * 1.5 ? outwards(next, ticks) : wide;
  }

  /// Where a value lies: 0 at the start, 1 at the end.
  double share(double value) {
    return logarithmic(axis)
        ? (log(value) - log(low)) / (log(high) - log(low))
        : (value - low) / (high - low);
  }

  /// The value at a share of the length; exactly `low` at 0 and `high` at 1.
  double at(double share) {
    if (share == 0 || share == 1) {
      return share == 0 ? low : high;
    }
    return logarithmic(axis)
        ? power(log(low) + share * (log(high) - log(low)))
        : low + share * (high - low);
  }

  /// About `most` round values within the axis, with labels that tell them apart.
  List<Tick> ticks(int most) {
    List<Double> decades = logarithmic(axis) ? decades(most) : List.of();
    return decades.size() < 2
        ? Numbers.labels(axis.format(), steps(most), false)
        : Numbers.labels(axis.format(), decades, true);
  }

  private List<Double> steps(int most) {
    double step = step(high - low, most);
    double first = Math.ceil(low / step - 1e-6);
    int count = (int) (Math.floor(high / step + 1e-6) - first);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      double value = round(first + i, step);
      if (value >= low - step * 1e-6 && value <= high + step * 1e-6) {
        values.add(value);
      }
    }
    return values;
  }

  /// `count` steps without the binary dust of the product: 3 · 0.1 is 0.3.
  private static double round(double count, double step) {
    return step < 1 ? count / Math.rint(1 / step) : count * step;
  }

  /// Powers of ten, with 2 and 5 between them where there is room, or only every nth.
  private List<Double> decades(int most) {
    int first = (int) StrictMath.floor(log(low) + 1e-9);
    int last = (int) StrictMath.ceil(log(high) - 1e-9);
    int every = Math.max(1, Math.ceilDiv(last - first + 1, most));
    double[] within = (last - first) * 3 <= most ? new double[] {1, 2, 5} : new double[] {1};
    List<Double> values = new ArrayList<>();
    for (int decade = first; decade <= last; decade += every) {
      for (double factor : within) {
        double value = factor * power(decade);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /// The least of 1, 2, 5 times a power of ten that divides the range into at most `most` parts.
  private static double step(double range, int most) {
    double raw = range / most;
    double power = power(StrictMath.floor(log(raw)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= raw * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /// The greatest of 1, 2, 5 times a power of ten that is not above `value`.
  private static double below(double value) {
    double power = power(StrictMath.floor(log(value) + 1e-9));
    return value >= 5 * power ? 5 * power : value >= 2 * power ? 2 * power : power;
  }

  /// The least of 1, 2, 5 times a power of ten that is not below `value`.
  private static double above(double value) {
    double power = power(StrictMath.ceil(log(value) - 1e-9));
    return value <= power / 5 ? power / 5 : value <= power / 2 ? power / 2 : power;
  }

  private static boolean logarithmic(Axis axis) {
    return axis.scale() == Axis.Scale.LOGARITHMIC;
  }

  private static double log(double value) {
    return StrictMath.log10(value);
  }

  private static double power(double exponent) {
    return StrictMath.pow(10, exponent);
  }
}
