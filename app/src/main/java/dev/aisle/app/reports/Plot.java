package dev.aisle.app.reports;

import java.util.ArrayList;
import java.util.List;

/// Data to draw, with the words that explain them. Nothing here says how it looks: colours, sizes
/// and ticks follow from the data, so that all plots look alike and the same plot gives the same
/// bytes.
///
/// What was given is checked when the plot is made: numbers are finite, lists that belong together
/// are equally long, a logarithmic axis gets only what is above 0; anything else throws
/// [IllegalArgumentException].
public sealed interface Plot {
  /// Series or groups that can still be told apart.
  int MOST_SERIES = 7;

  /// What the plot shows, as a headline: `Clicks fall with the position`.
  String title();

  /// One or two sentences: what to see, and what bands and bars mean.
  String caption();

  /// The plot as a file of its own: it carries its colours for light and dark pages, and its
  /// background.
  default String svg() {
    return Chart.standalone(this);
  }

  /// Lines over a common axis, with bands where there are intervals.
  ///
  /// @param series one to [#MOST_SERIES], in the order of the legend
  record Lines(String title, String caption, Axis x, Axis y, List<Series> series) implements Plot {
    public Lines {
      checkWords(title, caption);
      series = List.copyOf(series);
      checkNames(series.stream().map(Series::name).toList());
      for (Series one : series) {
        for (Point point : one.points()) {
          x.check(point.x());
          y.check(point.y());
        }
      }
    }
  }

  /// A named line.
  ///
  /// @param points at least one, `x` never falling
  record Series(String name, List<Point> points) {
    public Series {
      points = List.copyOf(points);
      if (points.isEmpty()) {
        throw new IllegalArgumentException("the series \"" + name + "\" has no points");
      }
      for (int i = 1; i < points.size(); i++) {
        if (points.get(i).x() < points.get(i - 1).x()) {
          throw new IllegalArgumentException(
              "the series \"" + name + "\" runs backwards at point " + i + "; sort it by x");
        }
      }
    }

    /// A line without a band. The arrays are parallel.
    public static Series of(String name, double[] x, double[] y) {
      return of(name, x, y, y, y);
    }

    /// A line with a band. The arrays are parallel.
    public static Series of(String name, double[] x, double[] y, double[] low, double[] high) {
      if (y.length != x.length || low.length != x.length || high.length != x.length) {
        throw new IllegalArgumentException(
            "the series \"%s\" has %d x, %d y, %d low and %d high ends"
                .formatted(name, x.length, y.length, low.length, high.length));
      }
      List<Point> points = new ArrayList<>(x.length);
      for (int i = 0; i < x.length; i++) {
        points.add(new Point(x[i], new Estimate(y[i], low[i], high[i])));
      }
      return new Series(name, points);
    }

    boolean uncertain() {
      return points.stream().anyMatch(point -> point.y().uncertain());
    }
  }

  /// A point of a line.
  record Point(double x, Estimate y) {
    public Point {
      Estimate.drawable(x);
    }
  }

  /// Bars from 0, side by side where there are several groups, with error bars where there are
  /// intervals.
  ///
  /// @param y linear, since the length of a bar says nothing on a logarithmic axis
  /// @param categories along the x axis
  /// @param groups one to [#MOST_SERIES]; each has a value for every category
  record Bars(String title, String caption, Axis y, List<String> categories, List<Group> groups)
      implements Plot {
    public Bars {
      checkWords(title, caption);
      checkLinear(y);
      categories = List.copyOf(categories);
      groups = List.copyOf(groups);
      if (categories.isEmpty()) {
        throw new IllegalArgumentException("the bars \"" + title + "\" have no categories");
      }
      checkNames(groups.stream().map(Group::name).toList());
      for (Group group : groups) {
        if (group.values().size() != categories.size()) {
          throw new IllegalArgumentException(
              "the group \"%s\" has %d values for %d categories"
                  .formatted(group.name(), group.values().size(), categories.size()));
        }
      }
    }
  }

  /// The bars of one colour.
  record Group(String name, List<Estimate> values) {
    public Group {
      values = List.copyOf(values);
    }
  }

  /// A row for each estimate with its interval, as in a forest plot; a line marks the value that
  /// means "no difference".
  ///
  /// @param reference where that line stands: 0 for differences, 1 for ratios
  /// @param rows from top to bottom
  record Points(String title, String caption, Axis x, double reference, List<Row> rows)
      implements Plot {
    public Points {
      checkWords(title, caption);
      x.check(Estimate.drawable(reference));
      rows = List.copyOf(rows);
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("the plot \"" + title + "\" has no rows");
      }
      rows.forEach(row -> x.check(row.estimate()));
    }
  }

  /// One estimate of a forest plot.
  record Row(String name, Estimate estimate) {}

  /// How often values fall into each range.
  ///
  /// @param y linear
  /// @param bins from left to right, not overlapping
  record Histogram(String title, String caption, Axis x, Axis y, List<Bin> bins) implements Plot {
    public Histogram {
      checkWords(title, caption);
      checkLinear(y);
      bins = List.copyOf(bins);
      if (bins.isEmpty()) {
        throw new IllegalArgumentException("the histogram \"" + title + "\" has no bins");
      }
      for (int i = 0; i < bins.size(); i++) {
        x.check(bins.get(i).from());
        if (i > 0 && bins.get(i).from() < bins.get(i - 1).to()) {
          throw new IllegalArgumentException(
              "bin " + i + " of \"" + title + "\" begins before its neighbour ends");
        }
      }
    }

    /// Counts values in `bins` equally wide ranges from the least to the greatest; on a
    /// logarithmic axis they are equally wide there.
    public static Histogram of(String title, String caption, Axis x, double[] values, int bins) {
      return new Histogram(title, caption, x, Axis.of("count"), Counting.bins(x, values, bins));
    }
  }

  /// A range of a histogram.
  ///
  /// @param from where it begins, inclusive
  /// @param to where it ends, above `from`
  /// @param height count or share, not negative
  record Bin(double from, double to, double height) {
    public Bin {
      if (!(Estimate.drawable(from) < Estimate.drawable(to))) {
        throw new IllegalArgumentException("the bin [" + from + ", " + to + ") holds nothing");
      }
      if (Estimate.drawable(height) < 0) {
        throw new IllegalArgumentException("the bin from " + from + " has the height " + height);
      }
    }
  }

  private static void checkWords(String title, String caption) {
    if (title.isBlank() || caption.isBlank()) {
      throw new IllegalArgumentException(
          "the plot \"" + title + "\" needs a title and a caption: some readers have only these");
    }
  }

  private static void checkLinear(Axis y) {
    if (y.scale() != Axis.Scale.LINEAR) {
      throw new IllegalArgumentException(
          "bars on the logarithmic axis \"" + y.title() + "\" would have arbitrary lengths");
    }
  }

  private static void checkNames(List<String> names) {
    if (names.isEmpty() || names.size() > MOST_SERIES) {
      throw new IllegalArgumentException(
          names.size() + " series; a plot shows 1 to " + MOST_SERIES + ", draw several");
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("two series have one name: " + names);
    }
  }
}
