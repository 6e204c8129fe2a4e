package dev.aisle.app.study;

import dev.aisle.app.reports.Axis;
import dev.aisle.app.reports.Estimate;
import dev.aisle.app.reports.Plot;
import dev.aisle.app.study.RerankStudy.Rivals;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.WorldFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Whether a multimodal re-ranker's lift comes from where it should: how much better than itself
/// without pictures, and than PRM with the same columns, it orders held-out pages, the more titles
/// leave out and where pictures tell nothing.
public final class RerankCurve {
  static final String WITHOUT_PICTURES = "without-pictures";

  private static final double[] OMISSIONS = {0, 0.5, 1, 1.5, 2};
  private static final String BLIND = "pictures-0";
  private static final List<String> METRICS = List.of(HeldOut.NDCG, HeldOut.AUC);

  private final StudyPlan plan;
  private final Rivals rivals;
  private final Path work;

  /// @param rivals a subject that has pictures to be without
  /// @param work an empty folder
  public RerankCurve(StudyPlan plan, Rivals rivals, Path work) {
    this.plan = plan;
    this.rivals = rivals;
    this.work = work;
  }

  /// The worlds of the curve, by name.
  static Map<String, World> worlds(World world) {
    Map<String, World> worlds = new LinkedHashMap<>();
    for (double omission : OMISSIONS) {
      worlds.put(
          name(omission),
          WorldFile.with(world, Map.of("listings.omission", Double.toString(omission))));
    }
    worlds.put(BLIND, WorldFile.with(world, Map.of("taste.pictures", "0")));
    return worlds;
  }

  private static String name(double omission) {
    return String.format(Locale.ROOT, "omission-%s", omission);
  }

  /// A point of the curve.
  private record Point(String world, RerankStudy.Learned learned) {}

  /// Makes the markets, trains and measures.
  ///
  /// @throws dev.aisle.core.InvalidInputException where a model cannot be trained
  Found run(StudyProgress progress) throws IOException {
    String subject = rivals.subject().name();
    List<String> variants = List.of(subject, WITHOUT_PICTURES);
    Map<String, World> worlds = worlds(plan.world());
    int perSeed = rivals.steps() + variants.size() + 1;
    Steps steps = new Steps(worlds.size() * plan.seeds().size() * perSeed, progress);
    List<AtOnce.Part<Point>> parts = new ArrayList<>();
    for (long seed : plan.seeds()) {
      worlds.forEach((name, world) -> parts.add(() -> point(name, world, seed, variants, steps)));
    }
    Map<String, Contest> contests = new LinkedHashMap<>();
    worlds.keySet().forEach(name -> contests.put(name, new Contest(subject)));
    for (Point point : AtOnce.run(parts)) {
      Contest contest = Objects.requireNonNull(contests.get(point.world));
      point.learned.heldOut().forEach(contest::add);
    }
    return new Found(subject, rivals.prm().name(), contests, plan.seeds().size());
  }

  private Point point(String name, World world, long seed, List<String> variants, Steps steps)
      throws IOException {
    StudyShop shop =
        StudyShop.make(plan.in(world), seed, work.resolve(name), true, rivals.config(), steps);
    RerankStudy.Learned learned = RerankStudy.learn(shop, seed, rivals, variants, false);
    Scratch.delete(shop.dir());
    return new Point(name, learned);
  }

  /// What was found.
  ///
  /// @param contests by world
  record Found(String subject, String prm, Map<String, Contest> contests, int seeds) {
    private Figure figure(String world, String than, String metric) {
      Contest contest = Objects.requireNonNull(contests.get(world));
      return new Figure(
          "ablate/%s/curve/%s/over-%s/%s".formatted(subject, world, than, metric),
          contest.difference(subject, than).of(metric).interval(),
          "",
          Figure.Source.SIMULATED,
          seeds);
    }

    private List<String> rivals() {
      return List.of(WITHOUT_PICTURES, prm);
    }

    /// `ablate/<subject>/curve/<world>/over-<other>/<metric>`.
    List<Figure> figures() {
      List<Figure> figures = new ArrayList<>();
      for (String world : contests.keySet()) {
        for (String than : rivals()) {
          METRICS.forEach(metric -> figures.add(figure(world, than, metric)));
        }
      }
      return figures;
    }

    /// A plot for each metric by name: the lift over the share of attributes that titles leave out,
    /// and beside it all worlds.
    Map<String, Plot> plots() {
      Map<String, Plot> plots = new LinkedHashMap<>();
      for (String metric : METRICS) {
        plots.put(metric, lines(metric));
        plots.put(metric + "-worlds", points(metric));
      }
      return plots;
    }

    private Plot lines(String metric) {
      List<Plot.Series> series = new ArrayList<>();
      for (String than : rivals()) {
        List<Plot.Point> points = new ArrayList<>();
        for (double omission : OMISSIONS) {
          Figure figure = figure(name(omission), than, metric);
          points.add(new Plot.Point(omission, Estimate.of(figure)));
        }
        series.add(new Plot.Series("over " + said(than), points));
      }
      return new Plot.Lines(
          subject + ": lift in " + metric + " by what titles leave out",
          "Simulated. Bands are 95 % intervals over the shoppers of all seeds, on pages that nothing"
              + " learned from.",
          Axis.of("attributes that titles leave out, over the usual"),
          Axis.of("difference in " + metric),
          series);
    }

    private Plot points(String metric) {
      List<Plot.Row> rows = new ArrayList<>();
      for (String world : contests.keySet()) {
        String where =
            world.equals(BLIND) ? "pictures tell nothing" : world.replace("omission-", "omission ");
        for (String than : rivals()) {
          Estimate estimate = Estimate.of(figure(world, than, metric));
          rows.add(new Plot.Row(where + ", over " + said(than), estimate));
        }
      }
      return new Plot.Points(
          subject + ": lift in " + metric + " by world",
          "Simulated, with 95 % intervals over the shoppers of all seeds.",
          Axis.of("difference in " + metric),
          0,
          rows);
    }

    private String said(String than) {
      return than.equals(WITHOUT_PICTURES) ? "itself without pictures" : than;
    }
  }
}
