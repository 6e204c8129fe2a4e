package dev.aisle.app.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotTest {
  private static final Axis AXIS = Axis.of("value");

  @Test
  void listsThatBelongTogetherAreEquallyLong() {
    refused(
        () -> Plot.Series.of("a", new double[] {1, 2}, new double[] {1}),
        "\"a\" has 2 x, 1 y, 1 low and 1 high");
    refused(
        () ->
            new Plot.Bars(
                "t", "c", AXIS, List.of("x", "y"), List.of(new Plot.Group("g", exact(1)))),
        "\"g\" has 1 values for 2 categories");
  }

  @Test
  void onlyFiniteNumbersAreDrawn() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e200}) {
      refused(() -> Estimate.exact(bad), "cannot be drawn");
      refused(() -> new Plot.Point(bad, Estimate.exact(1)), "cannot be drawn");
      refused(() -> new Plot.Bin(0, bad, 1), "cannot be drawn");
    }
    refused(() -> new Estimate(1, 2, 0), "[2.0, 0.0] is upside down");
  }

  @Test
  void aLogarithmicAxisTakesOnlyWhatIsAboveZero() {
    Axis log = Axis.of("rank").logarithmic();
    refused(() -> lines(log, AXIS, 0, 1), "0.0 has no place on the logarithmic axis \"rank\"");
    refused(() -> lines(AXIS, log, 1, -1), "-1.0 has no place");
    refused(
        () -> new Plot.Points("t", "c", log, 0, List.of(new Plot.Row("r", Estimate.exact(1)))),
        "0.0 has no place");
    refused(
        () -> new Plot.Bars("t", "c", log, List.of("x"), List.of(new Plot.Group("g", exact(1)))),
        "arbitrary lengths");
  }

  @Test
  void plotsThatCouldNotBeReadAreRefused() {
    refused(() -> new Plot.Lines("t", " ", AXIS, AXIS, List.of()), "a title and a caption");
    refused(() -> Axis.of(""), "needs a title");
    refused(() -> new Plot.Series("a", List.of()), "no points");
    refused(
        () -> Plot.Series.of("a", new double[] {2, 1}, new double[] {1, 1}),
        "backwards at point 1");
    Plot.Series one = Plot.Series.of("a", new double[] {1}, new double[] {1});
    refused(() -> new Plot.Lines("t", "c", AXIS, AXIS, List.of(one, one)), "two series");
    List<Plot.Series> many =
        IntStream.range(0, 8).mapToObj(i -> new Plot.Series("s" + i, one.points())).toList();
    refused(() -> new Plot.Lines("t", "c", AXIS, AXIS, many), "8 series; a plot shows 1 to 7");
    refused(
        () ->
            new Plot.Histogram(
                "t", "c", AXIS, AXIS, List.of(new Plot.Bin(0, 2, 1), new Plot.Bin(1, 3, 1))),
        "bin 1");
  }

  @Test
  void aHistogramCountsEveryValueOnce() {
    double[] values = {0, 0.5, 1, 1, 2.5, 9.9, 10};
    Plot.Histogram histogram = Plot.Histogram.of("t", "c", AXIS, values, 10);
    assertThat(histogram.bins().stream().map(Plot.Bin::height))
        .containsExactly(2.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0);
    Plot.Histogram log =
        Plot.Histogram.of(
            "t", "c", Axis.of("v").logarithmic(), new double[] {1, 9, 11, 1000, 1000}, 3);
    assertThat(log.bins().stream().map(Plot.Bin::height)).containsExactly(2.0, 1.0, 2.0);
    assertThat(log.bins().get(1).from()).isEqualTo(10);
    // One value, many times, still has bins around it.
    Plot.Histogram single = Plot.Histogram.of("t", "c", AXIS, new double[] {4, 4, 4}, 5);
    assertThat(single.bins().stream().mapToDouble(Plot.Bin::height).sum()).isEqualTo(3);
  }

  private static Plot.Lines lines(Axis x, Axis y, double atX, double atY) {
    return new Plot.Lines(
        "t",
        "c",
        x,
        y,
        List.of(Plot.Series.of("s", new double[] {atX, atX + 1}, new double[] {atY, atY})));
  }

  private static List<Estimate> exact(double... values) {
    return Arrays.stream(values).mapToObj(Estimate::exact).toList();
  }

  private static void refused(Runnable making, String why) {
    assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining(why);
  }
}
