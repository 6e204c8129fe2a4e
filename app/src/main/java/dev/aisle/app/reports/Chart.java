package dev.aisle.app.reports;

import java.util.List;
import java.util.stream.Stream;

/// Lays a plot out: headline, legend, axes and room for the marks, which [Marks] draws.
final class Chart {
  private static final double HEADLINE = 16;

  /// How much wider letters are in bold.
  private static final double BOLD = 1.1;

  static final double TEXT = 12.5;
  private static final double LINE = 18;
  private static final double EDGE = 14;

  /// Of names that do not fit level, in radians.
  private static final double SLANT = 0.6;

  /// How wide a plot is drawn. A plot is laid out for its width, not scaled, so that its texts stay
  /// readable on a phone.
  enum Size {
    /// Across a page.
    WIDE(840, 300, 8, 6),
    /// On a phone, or two beside each other.
    COMPACT(400, 220, 5, 5);

    final double width;
    final double height;
    final int across;
    final int up;

    Size(double width, double height, int across, int up) {
      this.width = width;
      this.height = height;
      this.across = across;
      this.up = up;
    }
  }

  private final Size size;
  private final Markup out = new Markup();

  /// Everything above it is drawn.
  private double down = EDGE;

  private Chart(Size size) {
    this.size = size;
  }

  /// A file of its own, with its style and its background: a page may be light where the reader's
  /// system is dark.
  static String standalone(Plot plot) {
    Chart chart = new Chart(Size.WIDE);
    chart.draw(plot);
    Markup svg = chart.begin(plot, "plot");
    svg.element("style", Colours.sheet());
    svg.empty(
        "rect", "class", "page area", "width", chart.size.width, "height", chart.down, "rx", 8);
    return svg.trusted(chart.out.toString()).close().line().toString();
  }

  /// Part of a page that holds [Colours#sheet()].
  static String inline(Plot plot, Size size, String classes) {
    Chart chart = new Chart(size);
    chart.draw(plot);
    return chart.begin(plot, "plot " + classes).trusted(chart.out.toString()).close().toString();
  }

  private Markup begin(Plot plot, String classes) {
    return new Markup()
        .open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "class",
            classes,
            "role",
            "img",
            "viewBox",
            "0 0 " + Markup.number(size.width) + " " + Markup.number(down),
            "width",
            size.width,
            "height",
            down)
        .element("title", plot.title())
        .element("desc", Description.of(plot))
        .line();
  }

  private void draw(Plot plot) {
    for (String line : Lettering.wrap(plot.title(), HEADLINE * BOLD, size.width - 2 * EDGE)) {
      down += 20;
      text(EDGE, down - 4, "start", "ink headline", line);
    }
    down += 6;
    switch (plot) {
      case Plot.Lines lines -> lines(lines);
      case Plot.Bars bars -> bars(bars);
      case Plot.Points points -> points(points);
      case Plot.Histogram histogram -> histogram(histogram);
    }
    down += EDGE;
  }

  private void lines(Plot.Lines plot) {
    if (plot.series().size() > 1) {
      legend(plot.series().stream().map(Plot.Series::name).toList(), plot);
    }
    List<Plot.Point> points =
        plot.series().stream().flatMap(series -> series.points().stream()).toList();
    Extent x = Extent.of(points.stream().mapToDouble(Plot.Point::x));
    Extent y = Extent.ofEstimates(points.stream().map(Plot.Point::y));
    Frame frame =
        frame(
            Scale.tight(plot.x(), x.least(), x.greatest()),
            Scale.round(plot.y(), y.least(), y.greatest(), size.up),
            10);
    xTicks(frame);
    Marks.lines(out, frame, plot);
  }

  private void bars(Plot.Bars plot) {
    if (plot.groups().size() > 1) {
      legend(plot.groups().stream().map(Plot.Group::name).toList(), plot);
    }
    Extent y =
        Extent.ofEstimates(plot.groups().stream().flatMap(group -> group.values().stream()))
            .with(0);
    Scale bands = new Scale(Axis.of("category"), 0, plot.categories().size());
    Frame frame = frame(bands, Scale.round(plot.y(), y.least(), y.greatest(), size.up), 0);
    Marks.bars(out, frame, plot);
    categories(frame, plot.categories());
  }

  private void histogram(Plot.Histogram plot) {
    Extent y = Extent.of(plot.bins().stream().mapToDouble(Plot.Bin::height)).with(0);
    Frame frame =
        frame(
            Scale.tight(plot.x(), plot.bins().getFirst().from(), plot.bins().getLast().to()),
            Scale.round(plot.y(), y.least(), y.greatest(), size.up),
            0);
    xTicks(frame);
    Marks.histogram(out, frame, plot);
  }

  /// Rows with their names to the left and their numbers to the right, or above where it is narrow.
  private void points(Plot.Points plot) {
    boolean above = size == Size.COMPACT;
    double row = above ? 42 : 30;
    double names = 0;
    double numbers = 0;
    for (Plot.Row one : plot.rows()) {
      names = Math.max(names, Lettering.width(one.name(), TEXT));
      String said = Numbers.text(one.estimate(), plot.x().format());
      numbers = Math.max(numbers, Lettering.width(said, TEXT));
    }
    double left = above ? EDGE : EDGE + Math.min(names, size.width * 0.35) + 14;
    double right = size.width - EDGE - (above ? 0 : numbers + 14);
    Extent x =
        Extent.ofEstimates(plot.rows().stream().map(Plot.Row::estimate)).with(plot.reference());
    Scale scale = Scale.tight(plot.x(), x.least(), x.greatest());
    Frame frame =
        new Frame(
            left + 12, right - 12, down + 4, down + 4 + row * plot.rows().size(), scale, scale);
    down = frame.bottom();
    verticalGrid(frame);
    Marks.points(out, frame, plot, row, above, above ? EDGE : left - 14);
  }

  private void verticalGrid(Frame frame) {
    for (Scale.Tick tick : frame.x().ticks(size.across)) {
      double x = frame.acrossOf(tick.value());
      rule("grid", x, frame.top(), x, frame.bottom());
    }
    xTicks(frame);
  }

  /// A line or a block of colour before each name.
  private void legend(List<String> names, Plot plot) {
    double x = EDGE;
    down += 14;
    for (int i = 0; i < names.size(); i++) {
      String name = Lettering.cut(names.get(i), TEXT, size.width - 2 * EDGE - 28);
      double wide = 28 + Lettering.width(name, TEXT);
      if (x > EDGE && x + wide > size.width - EDGE) {
        x = EDGE;
        down += LINE;
      }
      out.open("g", "class", Colours.series(i));
      Marks.key(out, plot, i, x, down - 4);
      out.close();
      text(x + 24, down, "start", "ink", name);
      x += wide + 14;
    }
    down += 6;
  }

  /// The y axis with its title above it, and the lines across.
  private Frame frame(Scale x, Scale y, double inset) {
    down += 16;
    String title = Lettering.cut(y.axis().title(), TEXT, size.width - 2 * EDGE);
    text(EDGE, down, "start", "soft", title);
    down += 18;
    List<Scale.Tick> ticks = y.ticks(size.up);
    double labels =
        ticks.stream().mapToDouble(tick -> Lettering.width(tick.label(), TEXT)).max().orElse(0);
    double left = EDGE + labels + 8;
    Frame frame =
        new Frame(left + inset, size.width - EDGE - inset, down, down + size.height, x, y);
    for (Scale.Tick tick : ticks) {
      double at = frame.downOf(tick.value());
      rule(tick.value() == 0 ? "axis" : "grid", left, at, size.width - EDGE, at);
      text(left - 8, at + 4, "end", "soft", tick.label());
    }
    rule("axis", left, frame.bottom(), size.width - EDGE, frame.bottom());
    down = frame.bottom();
    return frame;
  }

  private void xTicks(Frame frame) {
    for (Scale.Tick tick : frame.x().ticks(size.across)) {
      double at = frame.acrossOf(tick.value());
      rule("axis", at, frame.bottom(), at, frame.bottom() + 5);
      double half = Lettering.width(tick.label(), TEXT) / 2;
      double centre = Math.clamp(at, EDGE + half, size.width - EDGE - half);
      text(centre, frame.bottom() + 19, "middle", "soft", tick.label());
    }
    text(
        (frame.left() + frame.right()) / 2,
        frame.bottom() + 39,
        "middle",
        "soft",
        Lettering.cut(frame.x().axis().title(), TEXT, frame.right() - frame.left()));
    down += 39;
  }

  /// Names of bars: level, broken at blanks, where they fit; every nth where they are short;
  /// slanted otherwise.
  private void categories(Frame frame, List<String> names) {
    double room = (frame.right() - frame.left()) / names.size();
    double widest = widest(names.stream());
    double word = widest(names.stream().flatMap(name -> Stream.of(name.split("\\s+"))));
    if (word + 6 <= room) {
      level(frame, names, room, 1);
    } else if (widest <= 4 * TEXT) {
      level(frame, names, room, (int) Math.ceil((widest + 6) / room));
    } else {
      slanted(frame, names, room);
    }
  }

  private void level(Frame frame, List<String> names, double room, int every) {
    int most = 1;
    for (int i = 0; i < names.size(); i += every) {
      List<String> lines = Lettering.wrap(names.get(i), TEXT, room * every - 4);
      most = Math.max(most, lines.size());
      for (int j = 0; j < lines.size(); j++) {
        double x = frame.left() + (i + 0.5) * room;
        text(x, frame.bottom() + 19 + 15 * j, "middle", "soft", lines.get(j));
      }
    }
    down += 4 + 15 * most;
  }

  private void slanted(Frame frame, List<String> names, double room) {
    double slope = StrictMath.sin(SLANT);
    // The lines of letters must not touch.
    int every = (int) Math.ceil(TEXT * 1.15 / slope / room);
    double deepest = 0;
    for (int i = 0; i < names.size(); i += every) {
      double x = frame.left() + (i + 0.5) * room + 4;
      double fits = Math.min(170, (x - 4) / StrictMath.cos(SLANT));
      String name = Lettering.cut(names.get(i), TEXT, fits);
      deepest = Math.max(deepest, Lettering.width(name, TEXT) * slope);
      String place =
          "translate(%s %s) rotate(%s)"
              .formatted(
                  Markup.number(x),
                  Markup.number(frame.bottom() + 16),
                  Markup.number(-StrictMath.toDegrees(SLANT)));
      out.element("text", name, "class", "soft", "text-anchor", "end", "transform", place);
    }
    down += 16 + deepest;
  }

  private static double widest(Stream<String> texts) {
    return texts.mapToDouble(text -> Lettering.width(text, TEXT)).max().orElse(0);
  }

  private void rule(String classes, double x1, double y1, double x2, double y2) {
    Marks.rule(out, "rule " + classes, x1, y1, x2, y2);
  }

  private void text(double x, double y, String anchor, String classes, String text) {
    Marks.text(out, x, y, anchor, classes, text);
  }
}
