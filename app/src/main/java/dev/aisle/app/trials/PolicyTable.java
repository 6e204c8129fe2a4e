package dev.aisle.app.trials;

import dev.aisle.app.reports.Comparison;
import dev.aisle.app.reports.Comparison.Column;
import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.market.behaviour.PageTruth;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.HourlyObjective;
import dev.aisle.market.policies.PagePolicy;
import dev.aisle.market.policies.Policies;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.VisitPlay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What policies are truly worth: the exact expected clicks, orders and revenue of their pages on
/// the same asks, with intervals over shoppers. No draw of a click is involved, so few shoppers are
/// enough to tell policies apart.
public final class PolicyTable {
  private static final int SHARDS = 8;

  private PolicyTable() {}

  /// The worth of one policy.
  ///
  /// @param ctr expected clicks over exposures
  /// @param orders expected orders a page
  /// @param cents expected revenue a page, in cents
  /// @param hourly what the shop cares for at the hour, a page; see [HourlyObjective]
  public record Row(String name, Interval ctr, Interval orders, Interval cents, Interval hourly) {
    /// `<prefix>/<name>/ctr`, `/orders-per-page`, `/revenue-per-page`, `/hourly-objective`.
    public List<Figure> figures(String prefix) {
      String start = prefix + "/" + name + "/";
      return List.of(
          new Figure(start + "ctr", ctr, "", Figure.Source.SIMULATED, 1),
          new Figure(start + "orders-per-page", orders, "", Figure.Source.SIMULATED, 1),
          new Figure(start + "revenue-per-page", cents, "cents", Figure.Source.SIMULATED, 1),
          new Figure(start + "hourly-objective", hourly, "", Figure.Source.SIMULATED, 1));
    }
  }

  /// One policy's sums over the asks of one shopper.
  private static final class Sums {
    private double clicks;
    private double orders;
    private double cents;
    private double hourly;
    private int exposures;
    private int pages;
  }

  /// Measures policies on the asks that a cohort makes on its first days under production.
  ///
  /// @param days played; the cohort is used up
  /// @return a row for each policy, in order
  public static List<Row> measure(
      Cohort cohort, List<? extends Side> policies, int days, int places, long seed) {
    int shoppers = cohort.population().size();
    Sums[][] sums = new Sums[shoppers][];
    IntStream.range(0, SHARDS)
        .parallel()
        .forEach(
            shard -> {
              Measuring measuring = new Measuring(cohort, policies, places);
              for (int s = shard; s < shoppers; s += SHARDS) {
                sums[s] = measuring.shopper(s, days);
              }
            });
    List<Row> rows = new ArrayList<>();
    for (int p = 0; p < policies.size(); p++) {
      int policy = p;
      List<Sums> own =
          IntStream.range(0, shoppers)
              .mapToObj(s -> sums[s][policy])
              .filter(sum -> sum.pages > 0)
              .toList();
      rows.add(
          new Row(
              policies.get(p).name(),
              ratio(own, sum -> sum.clicks, sum -> sum.exposures, seed),
              ratio(own, sum -> sum.orders, sum -> sum.pages, seed),
              ratio(own, sum -> sum.cents, sum -> sum.pages, seed),
              ratio(own, sum -> sum.hourly, sum -> sum.pages, seed)));
    }
    return rows;
  }

  private static Interval ratio(
      List<Sums> shoppers, ToDoubleFunction<Sums> of, ToDoubleFunction<Sums> over, long seed) {
    return Interval.of(
        shoppers,
        drawn -> {
          double sum = 0;
          double base = 0;
          for (Sums shopper : drawn) {
            sum += of.applyAsDouble(shopper);
            base += over.applyAsDouble(shopper);
          }
          return sum / base;
        },
        seed);
  }

  /// One thread's measuring.
  private static final class Measuring {
    private final Cohort cohort;
    private final List<Side.Server> policies;
    private final PagePolicy production = Policies.production();
    private final HourlyObjective hourly;
    private final Shown shown;
    private final Shopping.Bench bench = new Shopping.Bench();
    private final VisitPlay play;
    private final int[] page;
    private Sums[] sums = {};

    Measuring(Cohort cohort, List<? extends Side> sides, int places) {
      this.cohort = cohort;
      this.policies = sides.stream().map(side -> side.open(cohort)).toList();
      this.hourly = new HourlyObjective(cohort.population().world(), cohort.shopping().shelf());
      this.shown = new Shown(cohort.shopping().shelf().size());
      this.play = new VisitPlay(cohort.shopping(), places);
      this.page = new int[places];
    }

    Sums[] shopper(int shopper, int days) {
      sums = new Sums[policies.size()];
      for (int p = 0; p < sums.length; p++) {
        sums[p] = new Sums();
      }
      for (int day = 0; day < days; day++) {
        cohort.play(shopper, day, play, this::make, (ask, time, items, n, read) -> {});
      }
      return sums;
    }

    private int make(Ask ask, long time, int[] items) {
      cohort.funnel().fill(ask, shown);
      for (int p = 0; p < sums.length; p++) {
        int n = policies.get(p).make(ask, time, page);
        PageTruth truth =
            cohort.shopping().truth(ask.visit(), ask.scene(), cohort.stock(), page, n, bench);
        sums[p].clicks += truth.expectedClicks();
        sums[p].orders += truth.expectedOrders();
        sums[p].cents += truth.expectedCents();
        sums[p].hourly += hourly.of(truth, page, Instant.ofEpochMilli(time));
        sums[p].exposures += n;
        sums[p].pages++;
      }
      return production.page(ask, shown, items.length, items);
    }
  }

  /// The rows as a report's table.
  ///
  /// @param rows of random, popularity, production, and oracle for orders at least
  /// @param model name of the policy that the report is about, or null where there is none beside
  ///     these
  public static Comparison comparison(List<Row> rows, @Nullable String model) {
    Comparison table =
        Comparison.of(
            Column.higher("CTR"),
            Column.objective("orders per page"),
            Column.higher("revenue per page, cents"),
            Column.higher("hourly objective"));
    boolean modelled = false;
    for (Row row : rows) {
      Role role =
          switch (row.name()) {
            case "random" -> Role.RANDOM;
            case "popularity" -> Role.POPULARITY;
            case "production" -> Role.BASELINE;
            case "oracle" -> Role.ORACLE;
            default -> Role.MODEL;
          };
      modelled |= role == Role.MODEL;
      String name = role.label().equals(row.name()) ? "" : row.name();
      table = table.with(role, name, row.figures("policy"));
    }
    return modelled
        ? table
        : table.without(
            Role.MODEL,
            model == null
                ? "nothing beside these is on trial"
                : model
                    + " answers outside of this process, where the truth of its pages is not at"
                    + " hand");
  }
}
