package dev.aisle.market.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.evaluation.Interval;
import dev.aisle.market.worlds.ClickModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClickFitTest {
  private static double truth(String parameter) {
    return switch (parameter) {
      case "decay" -> TestLog.DECAY;
      case "lastColumn" -> TestLog.LAST_COLUMN;
      case "afterSkip" -> TestLog.AFTER_SKIP;
      case "afterClick" -> TestLog.AFTER_CLICK;
      case "distance" -> TestLog.DISTANCE;
      default -> throw new IllegalArgumentException("no parameter is called " + parameter);
    };
  }

  private static ClickFit fit(ClickModel model, List<ClickLogPage> pages) {
    return switch (model) {
      case POSITION_BASED -> PositionFit.of(pages);
      case CASCADE -> CascadeFit.of(pages);
      case DEPENDENT -> DependentFit.of(pages);
      case MIXED -> throw new IllegalArgumentException("a mixture has no fit of its own");
    };
  }

  private static boolean covers(Interval interval, double truth) {
    return interval.low() <= truth && truth <= interval.high();
  }

  /// Whether a value lies within three standard errors, which one in 150 does not.
  private static boolean near(Interval interval, double truth) {
    return Math.abs(interval.value() - truth) <= 0.75 * (interval.high() - interval.low());
  }

  @ParameterizedTest
  @EnumSource(names = "MIXED", mode = EnumSource.Mode.EXCLUDE)
  void theParametersComeBackFromALog(ClickModel model) {
    long seed = 11;
    Map<String, Interval> parameters = fit(model, TestLog.of(model, 6_000).draw(seed)).parameters();

    assertThat(parameters.keySet())
        .isEqualTo(
            switch (model) {
              case POSITION_BASED -> Set.of("decay", "lastColumn");
              case CASCADE -> Set.of("afterSkip", "afterClick");
              default -> Set.of("decay", "lastColumn", "distance");
            });
    parameters.forEach(
        (name, interval) -> {
          assertThat(near(interval, truth(name)))
              .as("%s %s of %s, seed %d", name, interval, truth(name), seed)
              .isTrue();
          assertThat(interval.high() - interval.low())
              .as("%s %s, seed %d", name, interval, seed)
              .isBetween(0.002, 0.3);
        });
  }

  /// Of 20 intervals at 95 %, fewer than 16 hold the truth in 3 of 1,000 cases.
  @ParameterizedTest
  @EnumSource(names = "MIXED", mode = EnumSource.Mode.EXCLUDE)
  void intervalsHoldTheTruthAsOftenAsTheySay(ClickModel model) {
    int logs = 20;
    Map<String, Integer> covered = new HashMap<>();
    for (int seed = 0; seed < logs; seed++) {
      fit(model, TestLog.of(model, 800).draw(seed))
          .parameters()
          .forEach(
              (name, interval) ->
                  covered.merge(name, covers(interval, truth(name)) ? 1 : 0, Integer::sum));
    }
    assertThat(covered).isNotEmpty();
    covered.forEach(
        (name, times) ->
            assertThat(times).as("%s over seeds 0 to %d", name, logs - 1).isGreaterThan(15));
  }

  @ParameterizedTest
  @EnumSource(names = "MIXED", mode = EnumSource.Mode.EXCLUDE)
  void theLawThatMadeThePagesForetellsNewOnesBest(ClickModel truth) {
    long seed = 21;
    List<ClickLogPage> log = TestLog.of(truth, 5_000).draw(seed);
    List<ClickLogPage> heldOut = log.subList(3_000, 5_000);
    ClickFit right = fit(truth, log.subList(0, 3_000));

    assertThat(right.perplexity(heldOut))
        .as("seed %d", seed)
        .isBetween(1.0, surpriseOfTheMean(heldOut));
    for (ClickModel model :
        List.of(ClickModel.POSITION_BASED, ClickModel.CASCADE, ClickModel.DEPENDENT)) {
      if (model != truth) {
        ClickFit other = fit(model, log.subList(0, 3_000));
        assertThat(other.perplexity(heldOut))
            .as("%s, seed %d", model, seed)
            .isGreaterThan(right.perplexity(heldOut));
        // Ten units are a Bayes factor of 20,000.
        assertThat(other.logLikelihood(heldOut))
            .as("%s, seed %d", model, seed)
            .isLessThan(right.logLikelihood(heldOut) - 10);
      }
    }
  }

  /// The perplexity of foretelling the same click-through rate everywhere.
  private static double surpriseOfTheMean(List<ClickLogPage> pages) {
    double places = 0;
    double clicks = 0;
    for (ClickLogPage page : pages) {
      for (int k = 0; k < page.size(); k++) {
        places++;
        clicks += page.clicked(k) ? 1 : 0;
      }
    }
    double rate = clicks / places;
    return Math.exp(-rate * Math.log(rate) - (1 - rate) * Math.log(1 - rate));
  }

  @Test
  void attentionByPlaceComesBackWithoutACurve() {
    long seed = 31;
    PositionFit fit = PositionFit.of(TestLog.of(ClickModel.POSITION_BASED, 6_000).draw(seed));
    int covered = 0;
    for (Layout layout : List.of(Layout.of(true), Layout.of(false))) {
      double[] truth = PositionBased.base(TestLog.DECAY, TestLog.LAST_COLUMN, layout, 12);
      assertThat(fit.attention(layout, 0)).isEqualTo(new Interval(1, 1, 1, 0));
      for (int k = 1; k < 12; k++) {
        Interval attention = attention(fit, layout, k);
        assertThat(attention.value())
            .as("place %d of %s, seed %d", k, layout, seed)
            .isCloseTo(truth[k], within(0.15));
        covered += covers(attention, truth[k]) ? 1 : 0;
      }
    }
    assertThat(covered).as("of 22 intervals, seed %d", seed).isGreaterThanOrEqualTo(18);
    assertThat(fit.attention(Layout.of(true), 12)).isNull();
  }

  private static Interval attention(PositionFit fit, Layout layout, int place) {
    return Objects.requireNonNull(fit.attention(layout, place));
  }

  /// One step of chapter 4.2 of Chuklin et al., with the same prior view of each item, leaves the
  /// fit where it is, and brings attention that is too high down again.
  @Test
  void thePublishedStepStaysAtTheFit() {
    List<ClickLogPage> log =
        TestLog.of(ClickModel.POSITION_BASED, 3_000).on(Layout.of(true)).draw(41);
    PositionFit fit = PositionFit.of(log);
    double[] attention = new double[12];
    double[] raised = new double[12];
    for (int k = 0; k < 12; k++) {
      attention[k] = attention(fit, Layout.of(true), k).value();
      raised[k] = k == 0 ? 1 : 1.2 * attention[k];
    }

    double[] next = expectationMaximisation(log, fit, attention);
    double[] back = expectationMaximisation(log, fit, raised);

    for (int k = 1; k < 12; k++) {
      assertThat(next[k]).as("place %d", k).isCloseTo(attention[k], within(2e-5));
      assertThat(back[k]).as("place %d", k).isLessThan(raised[k] - 1e-3);
    }
  }

  private static double[] expectationMaximisation(
      List<ClickLogPage> log, PositionFit fit, double[] attention) {
    double[] looked = new double[attention.length];
    for (ClickLogPage page : log) {
      for (int k = 0; k < page.size(); k++) {
        double gamma = attention[k];
        double alpha = fit.attraction(page.item(k));
        looked[k] += page.clicked(k) ? 1 : gamma * (1 - alpha) / (1 - gamma * alpha);
      }
    }
    return Arrays.stream(looked).map(sum -> sum / log.size()).toArray();
  }

  @ParameterizedTest
  @EnumSource(names = "MIXED", mode = EnumSource.Mode.EXCLUDE)
  void attractionThatVariesByPlaceAloneDoesNoHarm(ClickModel model) {
    long seed = 51;
    fit(model, TestLog.of(model, 5_000).varying(0.5, 0).draw(seed))
        .parameters()
        .forEach(
            (name, interval) ->
                assertThat(near(interval, truth(name)))
                    .as("%s %s, seed %d", name, interval, seed)
                    .isTrue());
  }

  @Test
  void eagerAndReluctantShoppersMisleadAllButThePositionBasedFit() {
    long seed = 61;

    Map<String, Interval> position = varyingByShopper(ClickModel.POSITION_BASED, seed);
    assertThat(position)
        .as("seed %d", seed)
        .allSatisfy((name, interval) -> assertThat(near(interval, truth(name))).isTrue());

    Map<String, Interval> cascade = varyingByShopper(ClickModel.CASCADE, seed);
    assertThat(value(cascade, "afterSkip"))
        .as("taken for leaving early, seed %d", seed)
        .isBetween(TestLog.AFTER_SKIP - 0.03, TestLog.AFTER_SKIP - 0.004);

    Map<String, Interval> dependent = varyingByShopper(ClickModel.DEPENDENT, seed);
    assertThat(value(dependent, "distance"))
        .as("taken for attention that follows clicks, seed %d", seed)
        .isBetween(TestLog.DISTANCE + 0.04, TestLog.DISTANCE + 0.3);
  }

  private static double value(Map<String, Interval> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name)).value();
  }

  private static Map<String, Interval> varyingByShopper(ClickModel model, long seed) {
    return fit(model, TestLog.of(model, 5_000).varying(0, 0.5).draw(seed)).parameters();
  }

  @ParameterizedTest
  @EnumSource(names = {"CASCADE", "DEPENDENT"})
  void keysOfEqualTrueAttractionCureThat(ClickModel model) {
    long seed = 61;
    fit(model, TestLog.of(model, 5_000).varying(0.5, 0.5).keyed().draw(seed))
        .parameters()
        .forEach(
            (name, interval) ->
                assertThat(near(interval, truth(name)))
                    .as("%s %s, seed %d", name, interval, seed)
                    .isTrue());
  }

  @Test
  void phonesSayNothingOfColumns() {
    List<ClickLogPage> log = TestLog.of(ClickModel.DEPENDENT, 400).on(Layout.of(true)).draw(71);

    assertThat(PositionFit.of(log).parameters()).containsOnlyKeys("decay");
    assertThat(DependentFit.of(log).parameters()).containsOnlyKeys("decay", "distance");
  }

  @Test
  void aKeyThatTheLogDoesNotHoldIsAsAttractiveAsTheUsualOne() {
    List<ClickLogPage> log = TestLog.of(ClickModel.CASCADE, 400).draw(81);
    double firstPlaces =
        log.stream().mapToDouble(page -> page.clicked(0) ? 1 : 0).average().orElse(0);

    for (ClickModel model : List.of(ClickModel.POSITION_BASED, ClickModel.CASCADE)) {
      assertThat(fit(model, log).attraction(-7)).isCloseTo(firstPlaces, within(0.01));
    }
  }

  @Test
  void whatFollowsAnOrderIsForetoldByTheModelsThatEndThere() {
    List<ClickLogPage> log = TestLog.of(ClickModel.CASCADE, 400).draw(91);
    ClickLogPage page =
        new ClickLogPage(0, new int[] {1, 2, 3}, new boolean[] {true, false, false}, ordered(0), 1);
    double[] clicks = new double[3];

    CascadeFit.of(log).predict(page, clicks);
    assertThat(clicks[0]).isPositive();
    assertThat(clicks).endsWith(0, 0);

    DependentFit.of(log).predict(page, clicks);
    assertThat(clicks[0]).isPositive();
    assertThat(clicks).endsWith(0, 0);
  }

  private static boolean[] ordered(int place) {
    boolean[] ordered = new boolean[3];
    ordered[place] = true;
    return ordered;
  }

  @Test
  void tooFewShoppersAreRefused() {
    List<ClickLogPage> log =
        TestLog.of(ClickModel.CASCADE, 400).draw(3).stream()
            .filter(page -> page.shopper() < 19)
            .toList();

    for (ClickModel model :
        List.of(ClickModel.POSITION_BASED, ClickModel.CASCADE, ClickModel.DEPENDENT)) {
      assertThatThrownBy(() -> fit(model, log))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("a fit needs pages of at least 20 shoppers, not 1");
    }
  }

  @Test
  void aPlaceThatWasNeverShownIsRefused() {
    PositionFit fit = PositionFit.of(TestLog.of(ClickModel.CASCADE, 400).draw(3));
    ClickLogPage page = new ClickLogPage(0, new int[3], new boolean[3], new boolean[3], 2);

    assertThatThrownBy(() -> fit.predict(page, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no page that was fitted had a place 0 in Layout[columns=2]");
  }

  @Test
  void pagesThatContradictThemselvesAreRefused() {
    assertThatThrownBy(() -> new ClickLogPage(0, new int[3], new boolean[2], new boolean[3], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 items, but 2 clicks and 3 orders");
    assertThatThrownBy(() -> new ClickLogPage(0, new int[3], new boolean[3], ordered(2), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("place 2 was ordered from without a click");
  }
}
