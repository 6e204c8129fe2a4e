package dev.aisle.app.reports;

import java.util.List;

/// Draws data into a frame. Each mark carries its numbers as a `<title>`, which browsers show where
/// the pointer rests.
final class Marks {
  /// With more points than this a line has no marks: they would hide it.
  private static final int MOST_MARKED = 40;

  private static final double WIDEST_BAR = 56;

  /// Outlines around (0, 0), one per series.
  private static final String[] OUTLINES = {
    "M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z",
    "M-3.3 -3.3h6.6v6.6h-6.6z",
    "M0 -4.3L4.2 3.2H-4.2z",
    "M0 -4.7L4.7 0L0 4.7L-4.7 0z",
    "M0 4.3L4.2 -3.2H-4.2z",
    "M-1.4 -4.4h2.8v3h3v2.8h-3v3h-2.8v-3h-3v-2.8h3z",
    "M-4.6 -2h9.2v4h-9.2z"
  };

  private static final String[] DASHES = {"none", "8 4", "2 4", "10 4 2 4", "5 3", "12 4", "1 3"};

  private Marks() {}

  /// The sample of a series in the legend.
  static void key(Markup out, Plot plot, int series, double x, double y) {
    if (plot instanceof Plot.Lines lines) {
      stroke(out, lines, series, "M%s %sH%s".formatted(number(x), number(y), number(x + 18)));
      if (marked(lines)) {
        outline(out, series, x + 9, y, "");
      }
    } else {
      out.empty("rect", "class", "area", "x", x, "y", y - 6, "width", 12, "height", 12, "rx", 2);
    }
  }

  private static boolean marked(Plot.Lines plot) {
    return plot.series().stream().allMatch(series -> series.points().size() <= MOST_MARKED);
  }

  /// Marks tell the series apart without colour; where there are none, dashes do.
  private static void stroke(Markup out, Plot.Lines plot, int series, String path) {
    String dashes = marked(plot) ? "none" : DASHES[series];
    out.empty("path", "class", "line", "stroke-dasharray", dashes, "d", path);
  }

  /// Bands first, so that no band lies over a line.
  static void lines(Markup out, Frame frame, Plot.Lines plot) {
    List<Plot.Series> all = plot.series();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).uncertain()) {
        out.empty(
            "path", "class", "band " + Colours.series(i), "d", band(frame, all.get(i).points()));
      }
    }
    for (int i = 0; i < all.size(); i++) {
      line(out, frame, plot, i);
    }
  }

  private static void line(Markup out, Frame frame, Plot.Lines plot, int index) {
    Plot.Series series = plot.series().get(index);
    out.open("g", "class", Colours.series(index));
    stroke(out, plot, index, path(frame, series.points()));
    if (marked(plot)) {
      for (Plot.Point point : series.points()) {
        String said =
            "%s at %s: %s"
                .formatted(
                    series.name(),
                    Numbers.text(point.x(), plot.x().format()),
                    Numbers.text(point.y(), plot.y().format()));
        outline(out, index, frame.acrossOf(point.x()), frame.downOf(point.y().value()), said);
      }
    }
    out.close();
  }

  private static String path(Frame frame, List<Plot.Point> points) {
    StringBuilder path = new StringBuilder("M");
    for (Plot.Point point : points) {
      corner(path, frame, point.x(), point.y().value());
    }
    return path.toString();
  }

  private static String band(Frame frame, List<Plot.Point> points) {
    StringBuilder path = new StringBuilder("M");
    points.forEach(point -> corner(path, frame, point.x(), point.y().high()));
    points.reversed().forEach(point -> corner(path, frame, point.x(), point.y().low()));
    return path.append('Z').toString();
  }

  private static void corner(StringBuilder path, Frame frame, double x, double y) {
    path.append(path.length() == 1 ? "" : "L")
        .append(number(frame.acrossOf(x)))
        .append(' ')
        .append(number(frame.downOf(y)));
  }

  static void bars(Markup out, Frame frame, Plot.Bars plot) {
    double room = (frame.right() - frame.left()) / plot.categories().size();
    int groups = plot.groups().size();
    double width = Math.min(WIDEST_BAR, room * 0.76 / groups);
    boolean labelled = labelled(plot, Math.min(room / groups, width + 8));
    for (int g = 0; g < groups; g++) {
      Plot.Group group = plot.groups().get(g);
      for (int c = 0; c < plot.categories().size(); c++) {
        Estimate value = group.values().get(c);
        double left = frame.left() + (c + 0.5) * room + (g - groups / 2.0) * width;
        String name = plot.categories().get(c) + (groups > 1 ? ", " + group.name() : "");
        String said = name + ": " + Numbers.text(value, plot.y().format());
        out.open("g", "class", Colours.series(g));
        block(out, left, frame.downOf(0), width - 1, frame.downOf(value.value()), said);
        out.close();
        double middle = left + (width - 1) / 2;
        whisker(out, frame, middle, value);
        if (labelled) {
          label(out, frame, plot.y().format(), middle, value);
        }
      }
    }
  }

  /// Whether the value of every bar has room above it.
  private static boolean labelled(Plot.Bars plot, double room) {
    return plot.groups().stream()
        .flatMap(group -> group.values().stream())
        .map(value -> Numbers.text(value.value(), plot.y().format()))
        .allMatch(text -> Lettering.width(text, Chart.TEXT) <= room);
  }

  /// The value beyond the end of its bar and error bar.
  private static void label(Markup out, Frame frame, Axis.Format format, double x, Estimate value) {
    double y =
        value.value() < 0
            ? frame.downOf(Math.min(value.value(), value.low())) + 15
            : frame.downOf(Math.max(value.value(), value.high())) - 6;
    text(out, x, y, "middle", "ink", Numbers.text(value.value(), format));
  }

  private static void whisker(Markup out, Frame frame, double x, Estimate value) {
    if (!value.uncertain()) {
      return;
    }
    double low = frame.downOf(value.low());
    double high = frame.downOf(value.high());
    out.empty(
        "path",
        "class",
        "error ink",
        "d",
        "M%s %sH%sM%s %sV%sM%s %sH%s"
            .formatted(
                number(x - 4),
                number(low),
                number(x + 4),
                number(x),
                number(low),
                number(high),
                number(x - 4),
                number(high),
                number(x + 4)));
  }

  static void histogram(Markup out, Frame frame, Plot.Histogram plot) {
    out.open("g", "class", Colours.series(0));
    for (Plot.Bin bin : plot.bins()) {
      if (bin.height() == 0) {
        continue;
      }
      double left = frame.acrossOf(bin.from());
      double right = frame.acrossOf(bin.to());
      // Neighbours are parted where that costs little of them.
      double gap = right - left > 4 ? 1 : 0;
      String said =
          "%s to %s: %s"
              .formatted(
                  Numbers.text(bin.from(), plot.x().format()),
                  Numbers.text(bin.to(), plot.x().format()),
                  Numbers.text(bin.height(), plot.y().format()));
      block(
          out,
          left + gap / 2,
          frame.downOf(0),
          right - left - gap,
          frame.downOf(bin.height()),
          said);
    }
    out.close();
  }

  /// @param above whether names and numbers stand above the marks
  /// @param nameEnd where names end, or where they begin if they stand above
  static void points(
      Markup out, Frame frame, Plot.Points plot, double height, boolean above, double nameEnd) {
    double reference = frame.acrossOf(plot.reference());
    rule(out, "zero soft", reference, frame.top(), reference, frame.bottom());
    for (int i = 0; i < plot.rows().size(); i++) {
      Plot.Row row = plot.rows().get(i);
      String said = Numbers.text(row.estimate(), plot.x().format());
      double y = frame.top() + (i + (above ? 0.72 : 0.5)) * height;
      point(out, frame, plot.reference(), row, y, said);
      double base = above ? y - 13 : y + 4;
      double far = above ? frame.right() + 12 : frame.right() + 26;
      double taken = above ? Lettering.width(said, Chart.TEXT) + 12 : 0;
      double room = above ? far - nameEnd - taken : nameEnd - 14;
      text(
          out,
          nameEnd,
          base,
          above ? "start" : "end",
          "ink",
          Lettering.cut(row.name(), Chart.TEXT, room));
      text(out, far, base, above ? "end" : "start", "soft", said);
    }
  }

  private static void point(
      Markup out, Frame frame, double reference, Plot.Row row, double y, String said) {
    Estimate estimate = row.estimate();
    int series = estimate.low() > reference ? 0 : 1;
    boolean clear = estimate.low() > reference || estimate.high() < reference;
    out.open("g", "class", clear ? Colours.series(series) : "soft");
    if (estimate.uncertain()) {
      double low = frame.acrossOf(estimate.low());
      double high = frame.acrossOf(estimate.high());
      out.empty(
          "path",
          "class",
          "line",
          "d",
          "M%s %sH%sM%s %sV%sM%s %sV%s"
              .formatted(
                  number(low),
                  number(y),
                  number(high),
                  number(low),
                  number(y - 4),
                  number(y + 4),
                  number(high),
                  number(y - 4),
                  number(y + 4)));
    }
    outline(out, clear ? series : 3, frame.acrossOf(estimate.value()), y, row.name() + ": " + said);
    out.close();
  }

  private static void block(
      Markup out, double x, double from, double width, double to, String said) {
    out.open(
            "rect",
            "class",
            "area",
            "x",
            x,
            "y",
            Math.min(from, to),
            "width",
            Math.max(width, 0.2),
            "height",
            Math.abs(from - to))
        .element("title", said)
        .close();
  }

  private static void outline(Markup out, int series, double x, double y, String said) {
    out.open(
        "path",
        "class",
        "area",
        "transform",
        "translate(%s %s)".formatted(number(x), number(y)),
        "d",
        OUTLINES[series]);
    if (!said.isEmpty()) {
      out.element("title", said);
    }
    out.close();
  }

  static void rule(Markup out, String classes, double x1, double y1, double x2, double y2) {
    out.empty("line", "class", classes, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
  }

  static void text(Markup out, double x, double y, String anchor, String classes, String text) {
    out.element("text", text, "class", classes, "x", x, "y", y, "text-anchor", anchor);
  }

  private static String number(double value) {
    return Markup.number(value);
  }
}
