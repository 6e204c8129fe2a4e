package dev.aisle.app.reports;

import dev.aisle.app.reports.Comparison.Column;
import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reports as experiments make them, with numbers out of the air.
final class SampleReports {
  private static final double[] POSITIONS =
      IntStream.rangeClosed(1, 24).mapToDouble(i -> i).toArray();

  private SampleReports() {}

  /// Writes them into the folder given, to be looked at.
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    ReportWriter.write(experiment(), folder, "experiment");
    ReportWriter.write(alarming(), folder, "alarming");
    Stream.concat(plots().stream(), extremes().stream())
        .forEach(plot -> ReportWriter.write(plot, folder.resolve(file(plot))));
  }

  static String file(Plot plot) {
    return plot.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").substring(0, 12)
        + ".svg";
  }

  static Provenance provenance() {
    return new Provenance(
        "aisle experiment --world meadow --policy hccp --against bm25 --shoppers 10000 --seeds 1,2,3,4,5"
            + " --report reports/hccp-meadow",
        Instant.parse("2026-11-21T09:30:00Z"),
        List.of(1L, 2L, 3L, 4L, 5L),
        "meadow",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "0.1.0-SNAPSHOT+0f9059b",
        new Machine(2, "OpenJDK 64-Bit Server VM 25.0.1+8-LTS", "Linux 6.12.0 amd64"));
  }

  static Report experiment() {
    return Report.of(
            "HCCP against BM25 in the world meadow",
            "Orders per shopper rise by 2.1 % [0.9, 3.2]; clicks rise most below the fold, and"
                + " sellers with few sales gain exposure.",
            provenance())
        .with(
            new Section.Text(
                "What was asked",
                "Half of 10,000 shoppers, chosen by the hash of their id, saw pages in the order of"
                    + " the model; the other half saw the baseline. Both ran for 14 simulated days"
                    + " on the same catalogue.\n\nThe test may be peeked at: its level of 5 % holds"
                    + " at every moment."))
        .with(new Section.Compared("Policies", comparison(0.0741)))
        .with(Section.Plots.of("Lift over the baseline", forest()))
        .with(Section.Plots.of("Where shoppers click", clicks()))
        .with(Section.Plots.of("The world behind it", histories(), hours(), images(), sellers()))
        .with(new Section.Figures("Figures", figures()));
  }

  static Report alarming() {
    return Report.of(
            "A policy that cheats", "It reads what shoppers want from the world.", provenance())
        .with(
            new Alarm(
                "The click rate of 41.2 % lies outside the plausible band from 1 % to 15 %.",
                "Look at the world's click model before anything else."))
        .with(new Section.Compared("Policies", comparison(0.12)));
  }

  static Comparison comparison(double model) {
    return Comparison.of(
            Column.objective("CTR"),
            Column.higher("UCVR"),
            Column.higher("GMV per shopper"),
            Column.lower("Gini of sellers"),
            Column.shown("Pages"))
        .with(Role.ORACLE, "greedy", row(0.0912, 0.0331, 1.91, 0.58))
        .with(Role.RANDOM, "", row(0.0213, 0.0072, 0.41, 0.31))
        .without(Role.POPULARITY, "the log has no exposures before day 3")
        .with(Role.MODEL, "hccp", row(model, 0.0254, 1.42, 0.61))
        .with(Role.BASELINE, "bm25", row(0.0702, 0.0249, 1.38, 0.66));
  }

  private static List<Figure> row(double ctr, double ucvr, double gmv, double gini) {
    return List.of(
        figure("ctr", ctr, 0.0011, ""),
        figure("ucvr", ucvr, 0.0008, ""),
        figure("gmv", gmv, 0.06, "EUR"),
        figure("gini", gini, 0.011, ""),
        Figure.exact("pages", 118_204, "", Source.SIMULATED, 10_000));
  }

  private static Figure figure(String name, double value, double half, String unit) {
    return new Figure(name, value, value - half, value + half, unit, Source.SIMULATED, 10_000, 5);
  }

  static List<Figure> figures() {
    return List.of(
        figure("experiment/meadow/ucvr/lift", 0.0208, 0.0117, ""),
        figure("experiment/meadow/ctr/lift", 0.0556, 0.0091, ""),
        new Figure("retrieve/bm25/ndcg@10", 0.775, 0.718, 0.828, "", Source.REAL, 96, 1),
        Figure.exact("market/pages", 61_204, "pages/s", Source.SIMULATED, 1_000_000),
        new Figure(
            "experiment/meadow/recall@100",
            Double.NaN,
            Double.NaN,
            Double.NaN,
            "",
            Source.SIMULATED,
            0,
            5));
  }

  static List<Plot> plots() {
    return List.of(clicks(), zipf(), forest(), histories(), hours(), images(), sellers());
  }

  static Plot.Lines clicks() {
    return new Plot.Lines(
        "Clicks fall with the position",
        "Click rate by position on the first page of search. Bands: 95 % interval by bootstrap over"
            + " shoppers.",
        Axis.of("position"),
        Axis.of("click rate").percent(),
        List.of(
            decay("random", 0.031, 0.15),
            decay("bm25", 0.16, 0.62),
            decay("hccp", 0.17, 0.55),
            decay("oracle", 0.21, 0.5)));
  }

  private static Plot.Series decay(String name, double first, double power) {
    double[] rate = DoubleStream.of(POSITIONS).map(x -> first * Math.pow(x, -power)).toArray();
    double[] low = DoubleStream.of(rate).map(y -> y - 0.004).toArray();
    double[] high = DoubleStream.of(rate).map(y -> y + 0.004).toArray();
    return Plot.Series.of(name, POSITIONS, rate, low, high);
  }

  static Plot.Lines zipf() {
    double[] ranks = DoubleStream.iterate(1, x -> x < 20_000, x -> x * 1.18).toArray();
    double[] views = DoubleStream.of(ranks).map(x -> 84_000 * Math.pow(x + 3, -0.93)).toArray();
    return new Plot.Lines(
        "A few items get most exposures",
        "Exposures of an item by its rank, both axes logarithmic: a straight line is a power law.",
        Axis.of("rank of the item").logarithmic(),
        Axis.of("exposures").logarithmic(),
        List.of(Plot.Series.of("items", ranks, views)));
  }

  static Plot.Points forest() {
    return new Plot.Points(
        "Orders and clicks rise, abandonment is undecided",
        "Relative lift of hccp over bm25 with 95 % confidence sequences. Grey: the interval holds 0.",
        Axis.of("relative lift").percent(),
        0,
        List.of(
            new Plot.Row("Clicks per page (CTR)", new Estimate(0.0556, 0.0465, 0.0647)),
            new Plot.Row("Orders per shopper (UCVR)", new Estimate(0.0208, 0.0091, 0.0325)),
            new Plot.Row("Revenue per shopper", new Estimate(0.029, -0.004, 0.062)),
            new Plot.Row("Abandoned sessions", new Estimate(-0.003, -0.018, 0.012)),
            new Plot.Row("Time to the first click", new Estimate(-0.041, -0.058, -0.024)),
            new Plot.Row("Gini of sellers' exposure", new Estimate(-0.0758, -0.0902, -0.0614))));
  }

  static Plot.Histogram histories() {
    SplittableRandom random = new SplittableRandom(7);
    double[] values =
        random
            .doubles(10_000)
            .map(u -> Math.floor(Math.pow(1 - u, -0.8)))
            .map(v -> Math.min(v, 900))
            .toArray();
    return Plot.Histogram.of(
        "Most shoppers have short histories",
        "Events per shopper before the experiment; the axis is logarithmic.",
        Axis.of("events").logarithmic(),
        values,
        24);
  }

  static Plot.Bars hours() {
    return new Plot.Bars(
        "Orders follow the hours of the day",
        "Orders by hour of the simulated day, all 60 days.",
        Axis.of("orders"),
        IntStream.range(0, 24).mapToObj(Integer::toString).toList(),
        List.of(
            new Plot.Group(
                "orders",
                IntStream.range(0, 24)
                    .mapToObj(h -> Estimate.exact(4200 + 3600 * Math.sin((h - 9) / 24.0 * 6.283)))
                    .toList())));
  }

  static Plot.Bars images() {
    return new Plot.Bars(
        "Pictures know what titles leave out",
        "Accuracy of a probe for an attribute from text, picture and both; bars: 95 % interval.",
        Axis.of("accuracy").percent(),
        List.of("colour", "pattern", "material", "finish"),
        List.of(
            group("text", 0.61, 0.48, 0.55, 0.37),
            group("picture", 0.88, 0.81, 0.52, 0.66),
            group("both", 0.93, 0.86, 0.69, 0.71)));
  }

  private static Plot.Group group(String name, double... values) {
    return new Plot.Group(
        name, DoubleStream.of(values).mapToObj(v -> new Estimate(v, v - 0.02, v + 0.02)).toList());
  }

  static Plot.Bars sellers() {
    return new Plot.Bars(
        "Sellers by what became of them over sixty days",
        "Change of the number of sellers per kind; below 0 more left than came.",
        Axis.of("sellers"),
        List.of(
            "Large brands", "Small brands", "Resellers", "Workshops", "Newcomers without sales"),
        List.of(
            new Plot.Group(
                "change",
                Stream.of(12.0, 3.0, -8.0, -1.0, -21.0)
                    .map(v -> new Estimate(v, v - 2, v + 2))
                    .toList())));
  }

  /// Plots at the limits of what fits.
  static List<Plot> extremes() {
    String words = "Exposure of sellers who joined within the last seven simulated days";
    String word = "W".repeat(200);
    return List.of(
        new Plot.Bars(
            words.repeat(4),
            "Forty names that fit nowhere.",
            Axis.of(word),
            IntStream.range(0, 40).mapToObj(i -> i + " " + words).toList(),
            List.of(
                new Plot.Group(
                    word, IntStream.range(0, 40).mapToObj(i -> Estimate.exact(1e-9 * i)).toList()),
                new Plot.Group(
                    words,
                    IntStream.range(0, 40).mapToObj(i -> Estimate.exact(-1e-9 * i)).toList()))),
        new Plot.Points(
            "One of many rows is far away",
            "Names are cut where they are too long.",
            Axis.of("ratio").logarithmic(),
            1,
            IntStream.range(1, 30)
                .mapToObj(
                    i ->
                        new Plot.Row(
                            i % 5 == 0 ? word : words,
                            new Estimate(i == 7 ? 12_345.678 : 1.1, 0.9, i == 7 ? 99_999 : 1.3)))
                .toList()),
        new Plot.Lines(
            "Seven series of one huge point each",
            "A single point has an axis around it.",
            Axis.of("time (s)"),
            Axis.of("value"),
            IntStream.range(0, 7)
                .mapToObj(
                    i ->
                        Plot.Series.of(words + i, new double[] {5}, new double[] {1e14 + i * 1e12}))
                .toList()),
        new Plot.Lines(
            "Seven unmarked series",
            "Dashes tell them apart.",
            Axis.of("step"),
            Axis.of("loss").logarithmic(),
            IntStream.range(0, 7)
                .mapToObj(
                    i ->
                        Plot.Series.of(
                            "run " + i,
                            IntStream.range(0, 500).mapToDouble(x -> x).toArray(),
                            IntStream.range(0, 500)
                                .mapToDouble(x -> (i + 2) / Math.sqrt(x + 1))
                                .toArray()))
                .toList()),
        Plot.Histogram.of(
            "Equal values", "All are alike.", Axis.of("x"), new double[] {3, 3, 3}, 200));
  }
}
