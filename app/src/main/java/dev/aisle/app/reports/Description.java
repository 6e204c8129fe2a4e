package dev.aisle.app.reports;

import java.util.stream.Collectors;

/// Says in words what a plot shows, for those who do not see it.
final class Description {
  private Description() {}

  static String of(Plot plot) {
    return plot.caption() + " " + data(plot);
  }

  private static String data(Plot plot) {
    return switch (plot) {
      case Plot.Lines lines ->
          "Lines of "
              + lines.y().title()
              + " over "
              + lines.x().title()
              + ": "
              + lines.series().stream()
                  .map(series -> series(lines, series))
                  .collect(Collectors.joining("; "))
              + ".";
      case Plot.Bars bars ->
          "Bars of "
              + bars.y().title()
              + " for "
              + String.join(", ", bars.categories())
              + ": "
              + bars.groups().stream()
                  .map(group -> group(bars, group))
                  .collect(Collectors.joining("; "))
              + ".";
      case Plot.Points points ->
          "Estimates of "
              + points.x().title()
              + ": "
              + points.rows().stream()
                  .map(row -> row.name() + " " + number(points.x(), row.estimate()))
                  .collect(Collectors.joining("; "))
              + ".";
      case Plot.Histogram histogram ->
          "Histogram of %s in %d bins from %s to %s; the highest of %s begins at %s."
              .formatted(
                  histogram.x().title(),
                  histogram.bins().size(),
                  number(histogram.x(), histogram.bins().getFirst().from()),
                  number(histogram.x(), histogram.bins().getLast().to()),
                  number(histogram.y(), highest(histogram).height()),
                  number(histogram.x(), highest(histogram).from()));
    };
  }

  private static String series(Plot.Lines lines, Plot.Series series) {
    Plot.Point first = series.points().getFirst();
    Plot.Point last = series.points().getLast();
    String begin =
        "%s is %s at %s"
            .formatted(series.name(), number(lines.y(), first.y()), number(lines.x(), first.x()));
    return first.equals(last)
        ? begin
        : begin + " and " + number(lines.y(), last.y()) + " at " + number(lines.x(), last.x());
  }

  private static String group(Plot.Bars bars, Plot.Group group) {
    return group.name()
        + " "
        + group.values().stream()
            .map(value -> number(bars.y(), value))
            .collect(Collectors.joining(", "));
  }

  private static Plot.Bin highest(Plot.Histogram histogram) {
    Plot.Bin highest = histogram.bins().getFirst();
    for (Plot.Bin bin : histogram.bins()) {
      highest = bin.height() > highest.height() ? bin : highest;
    }
    return highest;
  }

  private static String number(Axis axis, double value) {
    return Numbers.text(value, axis.format());
  }

  private static String number(Axis axis, Estimate estimate) {
    return Numbers.text(estimate, axis.format());
  }
}
