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
import java.util.Arrays;
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
  /// @param shoppers what each shopper's pages were worth, the same shoppers in the same order for
  ///     all policies of a measurement
  public record Row(
      String name,
      Interval ctr,
      Interval orders,
      Interval cents,
      Interval hourly,
      List<Worth> shoppers) {
    public Row {
      shoppers = List.copyOf(shoppers);
    }

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

  /// What one policy's pages for one shopper are truly worth, summed over the pages.
  public record Worth(
      double clicks, double orders, double cents, double hourly, int exposures, int pages) {
    private static final Worth NONE = new Worth(0, 0, 0, 0, 0, 0);

    private Worth plus(PageTruth truth, double hour, int n) {
      return new Worth(
          clicks + truth.expectedClicks(),
          orders + truth.expectedOrders(),
          cents + truth.expectedCents(),
          hourly + hour,
          exposures + n,
          pages + 1);
    }
  }

  /// How much more one policy's pages are worth than another's, a page, as a share of the other's:
  /// 0.1 for a tenth more. The interval is over shoppers, each with both of their pages.
  ///
  /// @param better rows of one policy, one for each measurement
  /// @param than rows of the other from the same measurements
  public static Interval lift(
      List<Row> better, List<Row> than, ToDoubleFunction<Worth> of, long seed) {
    List<double[]> pairs = new ArrayList<>();
    for (int m = 0; m < better.size(); m++) {
      List<Worth> one = better.get(m).shoppers();
      List<Worth> other = than.get(m).shoppers();
      for (int s = 0; s < one.size(); s++) {
        pairs.add(new double[] {of.applyAsDouble(one.get(s)), of.applyAsDouble(other.get(s))});
      }
    }
    return Interval.of(
        pairs,
        drawn -> {
          double sum = 0;
          double base = 0;
          for (double[] pair : drawn) {
            sum += pair[0];
            base += pair[1];
          }
          return sum / base - 1;
        },
        seed);
  }

  /// Measures policies on the asks that a cohort makes on its first days under production. Each is
  /// told what the shoppers did with production's pages, so that all know them equally well.
  ///
  /// @param days played; the cohort is used up
  /// @return a row for each policy, in order
  public static List<Row> measure(
      Cohort cohort, List<? extends Side> policies, int days, int places, long seed) {
    int shoppers = cohort.population().size();
    Worth[][] sums = new Worth[shoppers][];
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
      List<Worth> own =
          IntStream.range(0, shoppers)
              .mapToObj(s -> sums[s][policy])
              .filter(worth -> worth.pages() > 0)
              .toList();
      rows.add(
          new Row(
              policies.get(p).name(),
              ratio(own, Worth::clicks, Worth::exposures, seed),
              ratio(own, Worth::orders, Worth::pages, seed),
              ratio(own, Worth::cents, Worth::pages, seed),
              ratio(own, Worth::hourly, Worth::pages, seed),
              own));
    }
    return rows;
  }

  private static Interval ratio(
      List<Worth> shoppers, ToDoubleFunction<Worth> of, ToDoubleFunction<Worth> over, long seed) {
    return Interval.of(
        shoppers,
        drawn -> {
          double sum = 0;
          double base = 0;
          for (Worth shopper : drawn) {
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
    private Worth[] sums = {};

    Measuring(Cohort cohort, List<? extends Side> sides, int places) {
      this.cohort = cohort;
      this.policies = sides.stream().map(side -> side.open(cohort)).toList();
      this.hourly = new HourlyObjective(cohort.population().world(), cohort.shopping().shelf());
      this.shown = new Shown(cohort.shopping().shelf().size());
      this.play = new VisitPlay(cohort.shopping(), places);
      this.page = new int[places];
    }

    Worth[] shopper(int shopper, int days) {
      sums = new Worth[policies.size()];
      Arrays.fill(sums, Worth.NONE);
      for (int day = 0; day < days; day++) {
        cohort.play(
            shopper,
            day,
            play,
            this::make,
            (ask, time, items, n, read) ->
                policies.forEach(policy -> policy.page(ask, time, items, n, read)));
      }
      return sums;
    }

    private int make(Ask ask, long time, int[] items) {
      cohort.funnel().fill(ask, shown);
      for (int p = 0; p < sums.length; p++) {
        int n = policies.get(p).make(ask, time, page);
        PageTruth truth =
            cohort.shopping().truth(ask.visit(), ask.scene(), cohort.stock(), page, n, bench);
        sums[p] = sums[p].plus(truth, hourly.of(truth, page, Instant.ofEpochMilli(time)), n);
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
