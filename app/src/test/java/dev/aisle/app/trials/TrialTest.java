package dev.aisle.app.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.app.experiments.ArmComparison;
import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.experiments.SequentialTest;
import dev.aisle.app.offpolicy.Estimate;
import dev.aisle.app.reports.Machine;
import dev.aisle.app.reports.Provenance;
import dev.aisle.app.reports.Report;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.queries.Scene;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.worlds.Worlds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final TrialPlan PLAN =
      new TrialPlan(600, 5, 2, 0.4, 20, OnlineMetric.CTR, 0.05, 0.1, true, 3);

  private static MarketSimulation market;

  @BeforeAll
  static void runTheMarket() {
    market =
        MarketState.after(
            MarketConfig.of(1_500, 1),
            new MarketPlan(Worlds.named("context"), 400, 20, 60_000, 20, 1),
            day -> {});
  }

  @Test
  void theSameOnBothSidesIsNotFoundToDiffer() {
    Trial.Outcome outcome = trial("production", "production");

    assertThat(outcome.looks()).hasSize(5).noneMatch(SequentialTest.Look::decided);
    assertThat(outcome.comparisons()).hasSize(OnlineMetric.values().length);
    assertThat(outcome.arms()).contains(0, 1);
    assertThat(outcome.pages())
        .isEqualTo(outcome.shoppers().stream().mapToLong(s -> s.during().pages()).sum())
        .isGreaterThan(1_500);
  }

  @Test
  void knowingTheTruthBeatsRandomAtOnce() {
    Trial.Outcome outcome = trial("random", "score-order");

    assertThat(outcome.looks().getLast().decision()).isEqualTo(SequentialTest.Decision.TREATMENT);
    ArmComparison orders = comparison(outcome, OnlineMetric.ORDERS_PER_PAGE);
    assertThat(orders.plain().difference().low()).isPositive();
    assertThat(comparison(outcome, OnlineMetric.CTR).varianceReduction()).isPositive();
  }

  @Test
  void aSeedDecidesEverything() {
    assertThat(TrialReport.figures(trial("random", "production")))
        .isEqualTo(TrialReport.figures(trial("random", "production")));
  }

  @Test
  void nobodyIsServedByTheTreatmentBefore() {
    Trial.Outcome random = trial("production", "random");
    Trial.Outcome popular = trial("production", "popularity");

    assertThat(random.shoppers().stream().map(s -> s.before()).toList())
        .isEqualTo(popular.shoppers().stream().map(s -> s.before()).toList());
    assertThat(random.shoppers()).isNotEqualTo(popular.shoppers());
  }

  @Test
  void whoKnowsMoreIsWorthMore() {
    Map<String, PolicyTable.Row> rows =
        PolicyTable.measure(
                Cohort.of(market, 60, 0.4, 9),
                PolicySide.names().stream().map(PolicySide::named).toList(),
                3,
                20,
                1)
            .stream()
            .collect(Collectors.toMap(PolicyTable.Row::name, Function.identity()));

    assertThat(orders(rows, "random")).isLessThan(orders(rows, "popularity"));
    assertThat(orders(rows, "popularity")).isLessThan(orders(rows, "production"));
    assertThat(orders(rows, "production")).isLessThan(orders(rows, "score-order"));
    assertThat(orders(rows, "score-order")).isLessThan(orders(rows, "oracle"));
    assertThat(row(rows, "oracle-clicks").ctr().value())
        .isGreaterThanOrEqualTo(row(rows, "oracle").ctr().value());
    assertThat(row(rows, "oracle-revenue").cents().value())
        .isGreaterThanOrEqualTo(row(rows, "oracle").cents().value());
  }

  @Test
  void interleavingPrefersTheBetterAndNoneOfTwins() {
    TrialPlan few = PLAN.withShoppers(300);

    var better =
        new InterleavedTrial(
                market, few, PolicySide.named("random"), PolicySide.named("score-order"), false)
            .run(day -> {});
    var twins =
        new InterleavedTrial(
                market, few, PolicySide.named("production"), PolicySide.named("production"), false)
            .run(day -> {});

    assertThat(better.result().delta().low()).isPositive();
    assertThat(better.result().pValue()).isLessThan(1e-6);
    // Not that the interval holds 0: one seed in twenty has it beside 0 by chance.
    assertThat(twins.result().pValue()).isGreaterThan(0.001);
    assertThat(twins.shoppers()).hasSize(300);
  }

  @Test
  void aReportHasEveryPolicyAndSaysHowItWasMade() {
    Trial.Outcome outcome = trial("production", "score-order");
    List<PolicyTable.Row> truth =
        PolicyTable.measure(
            Cohort.of(market, 30, 0.4, 9),
            List.of("random", "popularity", "production", "score-order", "oracle").stream()
                .map(PolicySide::named)
                .toList(),
            3,
            20,
            1);
    Provenance provenance =
        new Provenance(
            "aisle experiment", Instant.EPOCH, List.of(3L), "context", "hash", "0", Machine.here());

    Report report =
        TrialReport.of(
            PLAN,
            PolicySide.named("production"),
            PolicySide.named("score-order"),
            outcome,
            truth,
            provenance);

    assertThat(report.alarms()).isEmpty();
    assertThat(report.summary()).contains("score-order is better in CTR");
    assertThat(TrialReport.figures(outcome))
        .extracting(Figure::figure)
        .contains(
            "experiment/ucvr/lift",
            "experiment/gmv-per-shopper/cuped/lift",
            "experiment/peeked/lift",
            "experiment/treatment/seller-gini",
            "experiment/control/new-item-share")
        .doesNotHaveDuplicates();
  }

  @Test
  void aModelAboveTheOracleIsAnAlarm() {
    var oracle = row("oracle", 0.1);
    var cheat = row("cheat", 0.2);

    assertThat(
            PolicyTable.comparison(
                    List.of(row("random", 0.01), row("popularity", 0.02), oracle, cheat), "cheat")
                .alarms())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.reason()).contains("orders per page", "cheat"));
  }

  /// Knows the draws of every visit: of many pages it shows the one that will be clicked most.
  @Test
  void whoKnowsTheDrawsIsFoundOut() {
    Side cheat =
        new Side() {
          @Override
          public String name() {
            return "cheat";
          }

          @Override
          public Server open(Cohort cohort) {
            return new Cheat(cohort);
          }
        };
    Trial.Outcome outcome =
        new Trial(market, PLAN, "test", PolicySide.named("production"), cheat).run(day -> {});
    List<PolicyTable.Row> truth =
        PolicyTable.measure(
            Cohort.of(market, 150, 0.4, 9),
            List.of("random", "popularity", "production", "oracle").stream()
                .map(PolicySide::named)
                .toList(),
            3,
            20,
            1);

    Report report =
        TrialReport.of(
            PLAN,
            PolicySide.named("production"),
            cheat,
            outcome,
            truth,
            new Provenance(
                "test", Instant.EPOCH, List.of(3L), "context", "hash", "0", Machine.here()));

    assertThat(report.alarms())
        .as(
            "orders per page %s, oracle %s",
            outcome.moments(OnlineMetric.ORDERS_PER_PAGE, 1).value(), truth.getLast().orders())
        .isNotEmpty()
        .allSatisfy(alarm -> assertThat(alarm.reason()).startsWith("cheat has "));
  }

  /// Reads each of its candidate pages with the very draws that the shopper will read with.
  private static final class Cheat implements Side.Server {
    private static final int TRIES = 300;

    private final Cohort cohort;
    private final Shown shown;
    private final Shopping.Bench bench = new Shopping.Bench();

    Cheat(Cohort cohort) {
      this.cohort = cohort;
      this.shown = new Shown(cohort.shopping().shelf().size());
    }

    @Override
    public int make(Ask ask, long time, int[] items) {
      cohort.funnel().fill(ask, shown);
      int n = Math.min(items.length, shown.kept());
      SplittableRandom shuffle = Hash.generator(ask.seed(), 77);
      int[] page = new int[n];
      int most = -1;
      for (int attempt = 0; attempt < TRIES; attempt++) {
        int[] ranks = IntStream.range(0, shown.kept()).toArray();
        for (int k = 0; k < n; k++) {
          int j = k + shuffle.nextInt(ranks.length - k);
          page[k] = shown.rankedItem(ranks[j]);
          ranks[j] = ranks[k];
        }
        int orders = orders(ask, page, n);
        if (orders > most) {
          most = orders;
          System.arraycopy(page, 0, items, 0, n);
        }
      }
      return n;
    }

    private int orders(Ask ask, int[] page, int n) {
      SplittableRandom draws = Hash.generator(ask.visit().seed(), ask.page());
      draws.nextDouble(); // whether to search
      if (ask.scene() == Scene.SEARCH) {
        ask.visit().need().expressed(draws); // what is said on the first page
      }
      cohort.shopping().read(ask.visit(), ask.scene(), cohort.stock(), page, n, draws, bench);
      return bench.reading().orders();
    }

    @Override
    public void page(Ask ask, long time, int[] items, int n, Shopping.Bench read) {}
  }

  @Test
  void estimatesFromTheLogMeetTheTruthWhereClicksDependOnThePlaceAlone() {
    MarketSimulation position =
        MarketState.after(
            MarketConfig.of(1_500, 1),
            new MarketPlan(Worlds.named("position"), 400, 20, 60_000, 20, 1),
            day -> {});

    List<OffPolicyTrial.Row> rows = new OffPolicyTrial(position, 20).run(5_000, 5, done -> {});

    assertThat(rows)
        .filteredOn(row -> !row.supported())
        .isNotEmpty()
        .allMatch(row -> row.estimate() instanceof Estimate.Refused);
    assertThat(rows)
        .filteredOn(row -> row.policy().equals("production") && row.estimator().equals("snips"))
        .allMatch(row -> row.error() < 0.03);
    assertThat(rows)
        .filteredOn(row -> row.supported() && row.estimator().equals("dr"))
        .hasSize(3)
        .allSatisfy(
            row -> {
              var estimated = (Estimate.Estimated) row.estimate();
              assertThat(row.truth())
                  .isBetween(
                      2 * estimated.interval().low() - estimated.interval().value(),
                      2 * estimated.interval().high() - estimated.interval().value());
            });
  }

  @Test
  void unknownPoliciesAndImpossiblePlansAreRefused() {
    assertThatThrownBy(() -> PolicySide.named("orcale"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("oracle");
    assertThatThrownBy(() -> new TrialPlan(1, 6, 3, 0.5, 20, OnlineMetric.CTR, 0.05, 0.1, true, 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("shoppers");
    assertThatThrownBy(() -> new TrialPlan(10, 6, 3, 0, 20, OnlineMetric.CTR, 0.05, 0.1, true, 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("visits");
  }

  private static Trial.Outcome trial(String control, String treatment) {
    return new Trial(market, PLAN, "test", PolicySide.named(control), PolicySide.named(treatment))
        .run(day -> {});
  }

  private static ArmComparison comparison(Trial.Outcome outcome, OnlineMetric metric) {
    return outcome.comparisons().stream()
        .filter(c -> c.metric() == metric)
        .findFirst()
        .orElseThrow();
  }

  private static double orders(Map<String, PolicyTable.Row> rows, String policy) {
    return row(rows, policy).orders().value();
  }

  private static PolicyTable.Row row(Map<String, PolicyTable.Row> rows, String policy) {
    return Objects.requireNonNull(rows.get(policy), policy);
  }

  private static PolicyTable.Row row(String name, double orders) {
    var interval = new dev.aisle.core.evaluation.Interval(orders, orders, orders, 10);
    return new PolicyTable.Row(name, interval, interval, interval, interval, List.of());
  }
}
