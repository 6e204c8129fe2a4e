package dev.aisle.core.evaluation;

import java.util.List;
import java.util.Locale;

/// One measured figure, as every command prints it.
///
/// @param figure what it measures: `retrieve/bm25/ndcg@10`
/// @param low lower end of its 95 % interval; the value itself where none was estimated
/// @param high upper end of its 95 % interval
/// @param unit empty for a pure number
/// @param data whether real people or a simulation are behind it
/// @param n groups (queries, shoppers, runs) behind it
/// @param seeds how many random seeds it is the mean of
public record Figure(
    String figure,
    double value,
    double low,
    double high,
    String unit,
    Source data,
    long n,
    int seeds) {
  /// What a figure was measured on.
  public enum Source {
    /// Data that people left behind.
    REAL,
    /// Data that the market made.
    SIMULATED;

    /// `real`, `simulated`
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Figure {
    if (figure.isBlank()) {
      throw new IllegalArgumentException("a figure needs a name");
    }
  }

  /// An estimate with its interval.
  public Figure(String figure, Interval interval, String unit, Source data, int seeds) {
    this(
        figure,
        interval.value(),
        interval.low(),
        interval.high(),
        unit,
        data,
        interval.groups(),
        seeds);
  }

  /// A figure without an interval.
  public static Figure exact(String figure, double value, String unit, Source data, long n) {
    return new Figure(figure, value, value, value, unit, data, n, 1);
  }

  /// Figures as an aligned table with a line each, for people.
  public static String table(List<Figure> figures) {
    int width = figures.stream().mapToInt(figure -> figure.figure().length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (Figure figure : figures) {
      String interval =
          figure.low() == figure.value() && figure.high() == figure.value()
              ? ""
              : "[" + number(figure.low()) + ", " + number(figure.high()) + "]";
      table
          .append(
              String.format(
                      Locale.ROOT,
                      "%-" + Math.max(1, width) + "s  %12s %-6s %-22s %s, n=%d%s",
                      figure.figure(),
                      number(figure.value()),
                      figure.unit(),
                      interval,
                      figure.data().label(),
                      figure.n(),
                      figure.seeds() > 1 ? ", " + figure.seeds() + " seeds" : "")
                  .stripTrailing())
          .append('\n');
    }
    return table.toString();
  }

  /// Four significant digits or all whole ones.
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "n/a";
    }
    double size = Math.abs(value);
    int decimals = size >= 1_000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
