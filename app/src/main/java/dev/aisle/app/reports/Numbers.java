package dev.aisle.app.reports;

import dev.aisle.core.evaluation.Figure;
import java.util.List;
import java.util.Locale;

/// Numbers as people read them.
final class Numbers {
  /// Keeps a number and its unit on one line.
  private static final String BLANK = "\u00a0";

  private static final String MINUS = "\u2212";

  /// Metrics between 0 and 1 are compared to the third decimal everywhere, small ones further.
  private static final int LEAST_DECIMALS = 3;

  private Numbers() {}

  /// `10,000`
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// Four significant digits, or all whole ones; `n/a` where undefined.
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "n/a";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e12)) {
      return scientific(value, 2);
    }
    int decimals = size >= 1_000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return fixed(value, Math.rint(value) == value ? 0 : decimals);
  }

  /// As [#text(double)]; as per cent with three significant digits where the axis says so.
  static String text(double value, Axis.Format format) {
    return format == Axis.Format.NUMBER ? text(value) : percent(value * 100);
  }

  private static String percent(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return fixed(value, Math.rint(value) == value ? 0 : decimals) + BLANK + "%";
  }

  /// `4.21 % [3.98, 4.44]`, or only the value where there is no interval.
  static String text(Estimate estimate, Axis.Format format) {
    if (!estimate.uncertain()) {
      return text(estimate.value(), format);
    }
    boolean percent = format == Axis.Format.PERCENT;
    double factor = percent ? 100 : 1;
    double low = estimate.low() * factor;
    double high = estimate.high() * factor;
    int decimals = decimals(low, high, percent ? -1 : LEAST_DECIMALS);
    return rounded(estimate.value() * factor, decimals)
        + (percent ? BLANK + "%" : "")
        + " "
        + brackets(low, high, decimals);
  }

  /// A figure's value, as precise as its interval allows.
  static String value(Figure figure) {
    return uncertain(figure)
        ? rounded(figure.value(), decimals(figure.low(), figure.high(), LEAST_DECIMALS))
        : text(figure.value());
  }

  /// `[3.98, 4.44]`; empty where there is no interval.
  static String interval(Figure figure) {
    return uncertain(figure)
        ? brackets(
            figure.low(), figure.high(), decimals(figure.low(), figure.high(), LEAST_DECIMALS))
        : "";
  }

  private static boolean uncertain(Figure figure) {
    return Double.isFinite(figure.high() - figure.low())
        && (figure.low() != figure.value() || figure.high() != figure.value());
  }

  private static String brackets(double low, double high, int decimals) {
    return "[" + rounded(low, decimals) + ", " + rounded(high, decimals) + "]";
  }

  private static String rounded(double value, int decimals) {
    return decimals < 0 || Double.isNaN(value) ? text(value) : fixed(value, decimals);
  }

  /// As many decimals as give the width of an interval two significant digits: more would be noise.
  /// Below 0 where numbers are too large or too close for that.
  ///
  /// @param least at least so many for numbers below 1, one more for those below 0.1
  private static int decimals(double low, double high, int least) {
    double width = high - low;
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (!(width > 1e-7) || size >= 1e12) {
      return -1;
    }
    int needed = (int) Math.max(0, 1 - StrictMath.floor(StrictMath.log10(width)));
    int usual = size >= 1 ? 0 : size >= 0.1 ? least : least + 1;
    return Math.max(usual, needed);
  }

  /// Ticks with labels of one kind: as many decimals as the closest two need, thousands as `k`.
  ///
  /// @param each whether every label chooses its own decimals, as over several powers of ten
  static List<Scale.Tick> labels(Axis.Format format, List<Double> values, boolean each) {
    double factor = format == Axis.Format.PERCENT ? 100 : 1;
    String unit = format == Axis.Format.PERCENT ? BLANK + "%" : "";
    double most = values.stream().mapToDouble(Math::abs).max().orElse(0) * factor;
    double step = values.size() < 2 ? most : (values.get(1) - values.get(0)) * factor;
    return values.stream()
        .map(
            value ->
                new Scale.Tick(
                    value,
                    each
                        ? label(value * factor, Math.abs(value) * factor, Math.abs(value) * factor)
                            + unit
                        : label(value * factor, step, most) + unit))
        .toList();
  }

  private static String label(double value, double step, double most) {
    if (most >= 1e12 || step < 1e-6) {
      int decimals = value == 0 ? 0 : exponent(Math.abs(value)) - exponent(step);
      return value == 0 ? "0" : scientific(value, Math.max(0, decimals));
    }
    double unit = most >= 1e9 ? 1e9 : most >= 1e6 ? 1e6 : most >= 1e4 ? 1e3 : 1;
    String suffix = unit == 1e9 ? "G" : unit == 1e6 ? "M" : unit == 1e3 ? "k" : "";
    int decimals = Math.max(0, -exponent(step / unit));
    return fixed(value / unit, decimals) + (value == 0 ? "" : suffix);
  }

  /// The power of ten below a positive number.
  private static int exponent(double value) {
    return (int) StrictMath.floor(StrictMath.log10(value) + 1e-9);
  }

  /// `2.04e−6`
  private static String scientific(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "e", value);
    return minus(text.replaceFirst("e\\+?0*(?=\\d)", "e").replaceFirst("e-0*", "e" + MINUS));
  }

  private static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return minus(text.matches("-0\\.?0*") ? text.substring(1) : text);
  }

  private static String minus(String text) {
    return text.startsWith("-") ? MINUS + text.substring(1) : text;
  }
}
