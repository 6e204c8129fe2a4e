package dev.aisle.app.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class ChartTest {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  static List<Plot> plots() {
    return Stream.concat(SampleReports.plots().stream(), SampleReports.extremes().stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("plots")
  void everyPlotIsAnImageWithANameAndADescription(Plot plot) {
    Element svg = Xml.parse(plot.svg());
    assertThat(svg.getTagName()).isEqualTo("svg");
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getFirstChild().getNodeName()).isEqualTo("title");
    assertThat(svg.getFirstChild().getTextContent()).isEqualTo(plot.title());
    assertThat(Xml.child(svg, "desc").getTextContent())
        .startsWith(plot.caption())
        .hasSizeGreaterThan(plot.caption().length() + 40);
  }

  @ParameterizedTest
  @MethodSource("plots")
  void theSamePlotGivesTheSameBytes(Plot plot) {
    assertThat(plot.svg()).isEqualTo(plot.svg()).doesNotContain("NaN", "Infinity", "E-");
    for (Chart.Size size : Chart.Size.values()) {
      assertThat(Chart.inline(plot, size, "")).isEqualTo(Chart.inline(plot, size, ""));
    }
  }

  @ParameterizedTest
  @MethodSource("plots")
  void aFileLooksRightOnLightAndDarkPagesWithoutAnythingElse(Plot plot) {
    Element svg = Xml.parse(plot.svg());
    assertThat(Xml.child(svg, "style").getTextContent())
        .contains("prefers-color-scheme:dark", "#0072b2", "#56b4e9");
    assertThat(Xml.withClass(svg, "rect", "page").getFirst().getAttribute("width"))
        .isEqualTo("840");
    assertThat(plot.svg()).doesNotContain("<script", "href", "url(", "@import");
    assertThat(plot.svg().length()).isLessThan(60_000);
    // Inside a page the style is the page's.
    assertThat(Chart.inline(plot, Chart.Size.WIDE, "")).doesNotContain("<style", "page area");
  }

  @ParameterizedTest
  @MethodSource("plots")
  void everyClassHasARule(Plot plot) {
    String style = Colours.sheet();
    Set<String> classes =
        Xml.all(Xml.parse(plot.svg()), "*").stream()
            .flatMap(element -> List.of(element.getAttribute("class").split(" ")).stream())
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    assertThat(classes).allSatisfy(name -> assertThat(style).contains("." + name + "{"));
  }

  @ParameterizedTest
  @MethodSource("plots")
  void nothingLeavesTheDrawing(Plot plot) {
    for (Chart.Size size : Chart.Size.values()) {
      Element svg = Xml.parse(Chart.inline(plot, size, ""));
      double height = Double.parseDouble(svg.getAttribute("height"));
      for (Element text : Xml.all(svg, "text")) {
        if (!text.hasAttribute("transform")) {
          double wide = Lettering.width(text.getTextContent(), Chart.TEXT);
          double x = Double.parseDouble(text.getAttribute("x"));
          double from =
              switch (text.getAttribute("text-anchor")) {
                case "start" -> x;
                case "middle" -> x - wide / 2;
                default -> x - wide;
              };
          assertThat(from).as(text.getTextContent()).isGreaterThanOrEqualTo(0);
          assertThat(from + wide).as(text.getTextContent()).isLessThanOrEqualTo(size.width);
          assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(0.0, height);
        }
      }
      for (Element rect : Xml.all(svg, "rect")) {
        assertThat(Double.parseDouble(rect.getAttribute("x"))).isBetween(0.0, size.width);
      }
    }
  }

  @Test
  void linesRunThroughTheirPoints() {
    Plot.Lines plot =
        new Plot.Lines(
            "t",
            "c",
            Axis.of("x"),
            Axis.of("y"),
            List.of(Plot.Series.of("s", new double[] {0, 1, 2}, new double[] {0, 10, 5})));
    Element svg = Xml.parse(plot.svg());
    List<Double> line = numbers(Xml.withClass(svg, "path", "line").getFirst());
    assertThat(line).hasSize(6);
    assertThat(line.get(2) - line.get(0)).isCloseTo(line.get(4) - line.get(2), within(0.02));
    double top = line.get(3);
    double bottom = line.get(1);
    assertThat(line.get(5)).isCloseTo((top + bottom) / 2, within(0.02));
    assertThat(bottom - top).isCloseTo(300, within(0.02));
    // Without intervals there is no band, and one series needs no legend.
    assertThat(Xml.withClass(svg, "path", "band")).isEmpty();
    assertThat(Xml.all(svg, "text").stream().map(Element::getTextContent)).doesNotContain("s");
  }

  @Test
  void powersOfTenAreEquallyFarApartOnLogarithmicAxes() {
    Plot.Lines plot =
        new Plot.Lines(
            "t",
            "c",
            Axis.of("x").logarithmic(),
            Axis.of("y").logarithmic(),
            List.of(Plot.Series.of("s", new double[] {1, 10, 1000}, new double[] {1000, 100, 1})));
    List<Double> line = numbers(Xml.withClass(Xml.parse(plot.svg()), "path", "line").getFirst());
    assertThat(line.get(4) - line.get(2)).isCloseTo(2 * (line.get(2) - line.get(0)), within(0.05));
    assertThat(line.get(5) - line.get(3)).isCloseTo(2 * (line.get(3) - line.get(1)), within(0.05));
  }

  @Test
  void intervalsAreDrawnWhereTheyAreGivenAndNowhereElse() {
    assertThat(Xml.withClass(Xml.parse(SampleReports.clicks().svg()), "path", "band")).hasSize(4);
    assertThat(Xml.withClass(Xml.parse(SampleReports.images().svg()), "path", "error")).hasSize(12);
    assertThat(Xml.withClass(Xml.parse(SampleReports.hours().svg()), "path", "error")).isEmpty();
    Plot.Points forest =
        new Plot.Points(
            "t",
            "c",
            Axis.of("lift"),
            0,
            List.of(
                new Plot.Row("up", new Estimate(2, 1, 3)),
                new Plot.Row("down", new Estimate(-2, -3, -1)),
                new Plot.Row("open", new Estimate(0.5, -1, 2)),
                new Plot.Row("exact", Estimate.exact(1))));
    Element svg = Xml.parse(forest.svg());
    List<Element> intervals = Xml.withClass(svg, "path", "line");
    assertThat(intervals).hasSize(3);
    assertThat(
            intervals.stream().map(path -> ((Element) path.getParentNode()).getAttribute("class")))
        .containsExactly("s0", "s1", "soft");
    Element zero = Xml.withClass(svg, "line", "zero").getFirst();
    double at = Double.parseDouble(zero.getAttribute("x1"));
    List<Double> open = numbers(intervals.get(2));
    assertThat(at).isBetween(open.get(0), open.get(2));
    assertThat((open.get(2) - open.get(0)) / 3).isCloseTo(at - open.get(0), within(0.05));
  }

  @Test
  void barsAreAsLongAsTheirValues() {
    Plot.Bars plot =
        new Plot.Bars(
            "t",
            "c",
            Axis.of("y"),
            List.of("a", "b", "c"),
            List.of(
                new Plot.Group(
                    "g", List.of(Estimate.exact(2), Estimate.exact(-4), Estimate.exact(0)))));
    List<Element> bars =
        Xml.all(Xml.parse(plot.svg()), "rect").stream()
            .filter(rect -> rect.getElementsByTagName("title").getLength() > 0)
            .toList();
    double unit = Double.parseDouble(bars.get(0).getAttribute("height")) / 2;
    assertThat(Double.parseDouble(bars.get(1).getAttribute("height")))
        .isCloseTo(4 * unit, within(0.02));
    assertThat(bars.get(2).getAttribute("height")).isEqualTo("0");
    assertThat(bars.get(1).getTextContent()).isEqualTo("b: \u22124");
    // The bar below 0 begins where the one above ends.
    assertThat(Double.parseDouble(bars.get(1).getAttribute("y")))
        .isCloseTo(Double.parseDouble(bars.get(0).getAttribute("y")) + 2 * unit, within(0.02));
  }

  @Test
  void hostileTextsStayTexts() {
    String hostile = "</title><script>alert(1)</script> & \"quoted\" \u0000 \ud800";
    Plot plot =
        new Plot.Lines(
            hostile,
            hostile,
            Axis.of(hostile),
            Axis.of(hostile),
            IntStream.range(0, 2)
                .mapToObj(
                    i -> Plot.Series.of(hostile + i, new double[] {1, 2}, new double[] {1, 2}))
                .toList());
    Element svg = Xml.parse(plot.svg());
    assertThat(Xml.all(svg, "script")).isEmpty();
    assertThat(Xml.child(svg, "title").getTextContent())
        .isEqualTo("</title><script>alert(1)</script> & \"quoted\" \ufffd \ufffd");
  }

  private static List<Double> numbers(Element path) {
    List<Double> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(path.getAttribute("d"));
    while (matcher.find()) {
      numbers.add(Double.parseDouble(matcher.group()));
    }
    return numbers;
  }
}
