package dev.aisle.app.trials;

import dev.aisle.app.experiments.ArmComparison;
import dev.aisle.app.experiments.ArmMoments;
import dev.aisle.app.experiments.Effect;
import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.experiments.SequentialTest;
import dev.aisle.app.experiments.Totals;
import dev.aisle.app.reports.Alarm;
import dev.aisle.app.reports.Axis;
import dev.aisle.app.reports.Estimate;
import dev.aisle.app.reports.Plot;
import dev.aisle.app.reports.Provenance;
import dev.aisle.app.reports.Report;
import dev.aisle.app.reports.Section;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.market.probe.Claim;
import dev.aisle.market.probe.Plausibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Experiments as reports and as figures.
public final class TrialReport {
  private TrialReport() {}

  /// The figures of an A/B test, named `experiment/…`.
  public static List<Figure> figures(Trial.Outcome outcome) {
    List<Figure> figures = new ArrayList<>();
    outcome
        .comparisons()
        .forEach(c -> figures.addAll(c.figures("experiment", Figure.Source.SIMULATED)));
    SequentialTest.Look last = outcome.looks().getLast();
    figures.add(new Figure("experiment/peeked/lift", last.lift(), "", Figure.Source.SIMULATED, 1));
    figures.add(
        Figure.exact(
            "experiment/peeked/p",
            last.pValue(),
            "",
            Figure.Source.SIMULATED,
            last.lift().groups()));
    figures.add(
        Figure.exact(
            "experiment/peeked/decided-at",
            outcome.looks().stream()
                .filter(SequentialTest.Look::decided)
                .mapToInt(SequentialTest.Look::number)
                .findFirst()
                .orElse(0),
            "days",
            Figure.Source.SIMULATED,
            outcome.looks().size()));
    String[] arms = {"control", "treatment"};
    for (int arm = 0; arm < arms.length; arm++) {
      figures.addAll(
          outcome
              .marketplace()
              .get(arm)
              .figures(
                  "experiment/" + arms[arm],
                  Figure.Source.SIMULATED,
                  outcome.sellers(),
                  outcome.sellersWithSales().get(arm)));
    }
    return figures;
  }

  /// The page of an A/B test.
  ///
  /// @param truth what policies are truly worth on the same market
  public static Report of(
      TrialPlan plan,
      Side control,
      Side treatment,
      Trial.Outcome outcome,
      List<PolicyTable.Row> truth,
      Provenance provenance) {
    ArmComparison deciding =
        outcome.comparisons().stream()
            .filter(c -> c.metric() == plan.metric())
            .findFirst()
            .orElseThrow();
    Report report =
        Report.of(
            treatment.name() + " against " + control.name(),
            summary(plan, treatment, deciding, outcome),
            provenance);
    for (Alarm alarm : doubts(plan, List.of(control, treatment), outcome, truth, provenance)) {
      report = report.with(alarm);
    }
    return report
        .with(new Section.Plots("Lifts", List.of(lifts(outcome), peeking(plan, outcome))))
        .with(
            new Section.Compared(
                "True worth of policies on this market",
                PolicyTable.comparison(truth, treatment.name())))
        .with(new Section.Text("How", how(plan)))
        .with(new Section.Figures("All figures", figures(outcome)));
  }

  /// What speaks against what was measured: an arm with more orders than the oracle has, or a click
  /// rate that no shop has.
  private static List<Alarm> doubts(
      TrialPlan plan,
      List<Side> sides,
      Trial.Outcome outcome,
      List<PolicyTable.Row> truth,
      Provenance provenance) {
    Interval oracle =
        truth.stream()
            .filter(row -> row.name().equals("oracle"))
            .findFirst()
            .orElseThrow()
            .orders();
    List<Alarm> alarms = new ArrayList<>();
    for (int arm = 0; arm < sides.size(); arm++) {
      ArmMoments orders = outcome.moments(OnlineMetric.ORDERS_PER_PAGE, arm);
      List<Totals> did = outcome.totals(arm);
      Claim claim =
          new Claim(
              sides.get(arm).name(),
              String.valueOf(provenance.world()),
              Interval.ofError(orders.value(), orders.error(), (int) orders.shoppers()),
              oracle,
              did.stream().mapToLong(Totals::clicks).sum(),
              did.stream().mapToLong(Totals::exposures).sum());
      Plausibility.doubts(claim, plan.places())
          .forEach(doubt -> alarms.add(new Alarm(doubt.reason(), doubt.remedy())));
    }
    return alarms;
  }

  private static String summary(
      TrialPlan plan, Side treatment, ArmComparison deciding, Trial.Outcome outcome) {
    SequentialTest.Look last = outcome.looks().getLast();
    String verdict =
        switch (last.decision()) {
          case OPEN -> "undecided";
          case CONTROL -> "worse";
          case TREATMENT -> "better";
        };
    return String.format(
        Locale.ROOT,
        "%s is %s in %s: %.4f against %.4f, a lift of %.1f %% [%.1f %%, %.1f %%] that may be"
            + " peeked at, over %,d shoppers and %,d pages.",
        treatment.name(),
        verdict,
        plan.metric().label().toUpperCase(Locale.ROOT),
        deciding.plain().treatment(),
        deciding.plain().control(),
        100 * last.lift().value(),
        100 * last.lift().low(),
        100 * last.lift().high(),
        deciding.plain().shoppers(),
        outcome.pages());
  }

  private static Plot lifts(Trial.Outcome outcome) {
    List<Plot.Row> rows = new ArrayList<>();
    for (ArmComparison comparison : outcome.comparisons()) {
      String name = comparison.metric().label();
      add(rows, name, comparison.plain());
      add(rows, name + ", CUPED", comparison.adjusted());
    }
    return new Plot.Points(
        "Relative lift of each metric",
        "Treatment over control, less 1, with 95 % intervals by shopper; CUPED takes out what"
            + " shoppers did before the experiment.",
        Axis.of("lift").percent(),
        0,
        rows);
  }

  private static void add(List<Plot.Row> rows, String name, Effect effect) {
    Interval lift = effect.lift();
    if (Double.isFinite(lift.low()) && Double.isFinite(lift.high())) {
      rows.add(new Plot.Row(name, Estimate.of(lift)));
    }
  }

  private static Plot peeking(TrialPlan plan, Trial.Outcome outcome) {
    List<SequentialTest.Look> drawn =
        outcome.looks().stream()
            .filter(look -> Double.isFinite(look.lift().low()))
            .filter(look -> Math.abs(look.lift().high()) < 5)
            .toList();
    if (drawn.isEmpty()) {
      drawn = List.of(outcome.looks().getLast());
    }
    List<SequentialTest.Look> looks = drawn;
    double[] day = looks.stream().mapToDouble(SequentialTest.Look::number).toArray();
    double[] lift = looks.stream().mapToDouble(look -> finite(look.lift().value())).toArray();
    double[] low = looks.stream().mapToDouble(look -> finite(look.lift().low())).toArray();
    double[] high = looks.stream().mapToDouble(look -> finite(look.lift().high())).toArray();
    double[] zero = new double[day.length];
    return new Plot.Lines(
        "Lift of " + plan.metric().label() + " by day",
        "The band is a confidence sequence: it may be looked at every day, and leaves zero out by"
            + " chance in at most "
            + Math.round(100 * plan.alpha())
            + " % of experiments without an effect.",
        Axis.of("day"),
        Axis.of("lift").percent(),
        List.of(Plot.Series.of("lift", day, lift, low, high), Plot.Series.of("none", day, zero)));
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  private static String how(TrialPlan plan) {
    return String.format(
        Locale.ROOT,
        "%,d new shoppers come to the market as it stands at the end of its log, %.2f visits a day"
            + " each. For %d days all are served by the control; then a hash of the shopper's id"
            + " decides who is served by which, for %d days. Prices, stock and popularity stay as"
            + " they are.\n\nThe true worth is exact: expected clicks, orders and revenue of each"
            + " policy's page for the same asks, with intervals over shoppers. The oracle knows the"
            + " truth and maximises orders; it chooses among what the production funnel retrieved."
            + " Seller survival is the share of sellers of whom something was sold.",
        plan.shoppers(),
        plan.visitsPerDay(),
        plan.daysBefore(),
        plan.days());
  }
}
