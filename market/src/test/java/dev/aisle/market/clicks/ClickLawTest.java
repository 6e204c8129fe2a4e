package dev.aisle.market.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.market.worlds.ClickModel;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.Worlds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClickLawTest {
  private static final Layout PHONE = Layout.of(true);
  private static final Layout DESKTOP = Layout.of(false);
  private static final double EXACT = 1e-12;
  private static final int DRAWS = 200_000;

  private static List<ClickLaw> laws(Layout layout, int places) {
    return ClickLaw.of(attention(ClickModel.MIXED, 0.6, 0.7, 0.9, 0.6, 0.4), layout, places);
  }

  private static World.Attention attention(
      ClickModel clicks,
      double decay,
      double lastColumn,
      double afterSkip,
      double afterClick,
      double distance) {
    return new World.Attention(clicks, decay, lastColumn, 0.5, afterSkip, afterClick, distance);
  }

  static Stream<ClickLaw> everyLaw() {
    return Stream.concat(laws(PHONE, 20).stream(), laws(DESKTOP, 20).stream());
  }

  @Test
  void aWorldHasTheLawOfItsClickModel() {
    assertThat(ClickLaw.of(Worlds.named("position").attention(), PHONE, 20))
        .singleElement()
        .isInstanceOf(PositionBased.class);
    assertThat(ClickLaw.of(Worlds.named("cascade").attention(), PHONE, 20))
        .singleElement()
        .isInstanceOf(Cascade.class);
    assertThat(ClickLaw.of(Worlds.named("dependent").attention(), PHONE, 20))
        .singleElement()
        .isInstanceOf(Dependent.class);
    assertThat(ClickLaw.of(Worlds.named("mixed").attention(), PHONE, 20))
        .extracting(Object::getClass)
        .containsExactly(PositionBased.class, Cascade.class, Dependent.class);
  }

  /// The exact probabilities and the draws share tables but no code.
  @ParameterizedTest
  @MethodSource("everyLaw")
  void exactProbabilitiesAreTheMeansOfManyDraws(ClickLaw law) {
    long seed = 20_260_701;
    SplittableRandom random = new SplittableRandom(seed);
    for (int n : new int[] {1, 7, 20}) {
      Page page = Page.random(n, random);
      double[] looked = new double[n];
      double[] clicks = new double[n];
      law.attention(page.attraction, page.order, n, looked);
      law.probabilities(page.attraction, page.order, n, clicks);

      Counts counts = Counts.of(law, page, DRAWS, random);

      for (int k = 0; k < n; k++) {
        String at = law.getClass().getSimpleName() + ", place " + k + " of " + n + ", seed " + seed;
        assertThat(counts.looked[k]).as(at).isCloseTo(looked[k], within(error(looked[k])));
        assertThat(counts.clicked[k]).as(at).isCloseTo(clicks[k], within(error(clicks[k])));
        double orders = clicks[k] * page.order[k];
        assertThat(counts.ordered[k]).as(at).isCloseTo(orders, within(error(orders)));
      }
    }
  }

  /// Four standard errors, and never less than what a single draw makes.
  private static double error(double probability) {
    return 4 * Math.sqrt(probability * (1 - probability) / DRAWS) + 1.0 / DRAWS;
  }

  @Test
  void attentionFallsWithThePositionInOneColumn() {
    ClickLaw law = one(attention(ClickModel.POSITION_BASED, 0.5, 0.7, 0, 0, 0), PHONE, 9);

    assertThat(looked(law, Page.of(9, 0.3, 0.1))[0]).isEqualTo(1);
    assertThat(looked(law, Page.of(9, 0.3, 0.1))[3]).isCloseTo(0.5, within(EXACT));
    assertThat(looked(law, Page.of(9, 0.3, 0.1))[8]).isCloseTo(1.0 / 3, within(EXACT));
  }

  @Test
  void attentionFallsWithRowAndColumnInSeveral() {
    ClickLaw law = one(attention(ClickModel.POSITION_BASED, 1, 0.7, 0, 0, 0), DESKTOP, 8);

    assertThat(looked(law, Page.of(8, 0.3, 0.1)))
        .containsExactly(new double[] {1, 0.9, 0.8, 0.7, 0.5, 0.45, 0.4, 0.35}, within(EXACT));
  }

  @Test
  void theCascadeGoesOnAfterSkipsAndUnsatisfyingClicksOnly() {
    ClickLaw law = one(attention(ClickModel.CASCADE, 0, 0, 0.8, 0.5, 0), PHONE, 3);
    Page page = new Page(new double[] {0.4, 0.1, 0.2}, new double[] {0.25, 1, 0.5});

    double second = 0.6 * 0.8 + 0.4 * 0.75 * 0.5;
    double third = second * 0.9 * 0.8;
    assertThat(looked(law, page)).containsExactly(new double[] {1, second, third}, within(EXACT));
    assertThat(clicks(law, page))
        .containsExactly(new double[] {0.4, 0.1 * second, 0.2 * third}, within(EXACT));
  }

  @Test
  void readingOnInARowCostsTheCascadeLessThanGoingDown() {
    ClickLaw law = one(attention(ClickModel.CASCADE, 0, 0, 0.81, 0.5, 0), DESKTOP, 6);

    assertThat(looked(law, Page.of(6, 0, 0)))
        .containsExactly(
            new double[] {1, 0.9, 0.81, 0.729, 0.729 * 0.81, 0.729 * 0.81 * 0.9}, within(EXACT));
  }

  @Test
  void attentionRisesAgainBelowAClick() {
    ClickLaw law = one(attention(ClickModel.DEPENDENT, 0, 1, 0, 0, 1), PHONE, 3);
    Page page = new Page(new double[] {0.5, 0.5, 0.5}, new double[] {0.2, 0, 0});

    // Without decay, gamma is 1 / distance; a fifth of the first clicks end the reading.
    double none = 0.5;
    double first = 0.5 * 0.8;
    double second = none / 2 + first;
    double third = none * (1 - 0.5 / 2) / 3 + first * (1 - 0.5) / 2 + second * 0.5;
    assertThat(looked(law, page)).containsExactly(new double[] {1, second, third}, within(EXACT));
  }

  @Test
  void distanceFromAClickCountsInRows() {
    ClickLaw law = one(attention(ClickModel.DEPENDENT, 0, 1, 0, 0, 1), DESKTOP, 9);
    Page page = Page.of(9, 0, 0);
    page.attraction[5] = 1;

    // Half of the shoppers click in the second row, where the others did not look.
    double[] expected = {1, 1, 1, 1, 0.5, 0.5, 0.5 + 0.5 / 2, 0.5 + 0.5 / 2, 0.5 + 0.5 / 3};
    assertThat(looked(law, page)).containsExactly(expected, within(EXACT));
  }

  @ParameterizedTest
  @MethodSource("everyLaw")
  void theFirstPlaceIsAlwaysLookedAt(ClickLaw law) {
    Page page = Page.of(1, 0.37, 0.21);

    assertThat(looked(law, page)).containsExactly(1);
    assertThat(clicks(law, page)).containsExactly(0.37);
  }

  @ParameterizedTest
  @MethodSource("everyLaw")
  void clicksOnAPlaceRiseWithItsAttraction(ClickLaw law) {
    long seed = 5;
    Page page = Page.random(20, new SplittableRandom(seed));
    double[] before = clicks(law, page);
    for (int k = 0; k < 20; k++) {
      double own = page.attraction[k];
      page.attraction[k] = own + 0.1;

      assertThat(clicks(law, page)[k]).as("place %d, seed %d", k, seed).isGreaterThan(before[k]);

      page.attraction[k] = own;
    }
  }

  @ParameterizedTest
  @MethodSource("everyLaw")
  void whatLiesBelowNeverMatters(ClickLaw law) {
    long seed = 6;
    SplittableRandom random = new SplittableRandom(seed);
    Page page = Page.random(20, random);
    double[] whole = clicks(law, page);
    Page other = Page.random(20, random);
    System.arraycopy(page.attraction, 0, other.attraction, 0, 8);
    System.arraycopy(page.order, 0, other.order, 0, 8);

    assertThat(Arrays.copyOf(clicks(law, other), 8))
        .as("seed %d", seed)
        .startsWith(Arrays.copyOf(whole, 8));
    assertThat(clicks(law, other)[8]).as("seed %d", seed).isNotEqualTo(whole[8]);
  }

  @ParameterizedTest
  @MethodSource("everyLaw")
  void equalItemsMaySwapPlaces(ClickLaw law) {
    Page page = Page.random(12, new SplittableRandom(7));
    page.copy(3, 9);
    double[] before = clicks(law, page);
    Reading reading = new Reading(12);
    law.read(page.attraction, page.order, 12, new SplittableRandom(8), reading);
    List<Boolean> read = clicked(reading);

    page.swap(3, 9);
    law.read(page.attraction, page.order, 12, new SplittableRandom(8), reading);

    assertThat(clicks(law, page)).isEqualTo(before);
    assertThat(clicked(reading)).isEqualTo(read);
  }

  @ParameterizedTest
  @MethodSource("everyLaw")
  void aReadingHoldsNothingOfTheOneBefore(ClickLaw law) {
    Reading reading = new Reading(20);
    Page certain = Page.of(20, 1, 0);
    law.read(certain.attraction, certain.order, 20, new SplittableRandom(1), reading);
    assertThat(reading.clicks()).isPositive();

    Page dull = Page.of(20, 0, 0);
    law.read(dull.attraction, dull.order, 5, new SplittableRandom(2), reading);

    assertThat(reading.size()).isEqualTo(5);
    assertThat(reading.clicks()).isZero();
    assertThat(clicked(reading)).containsOnly(false);
    assertThatThrownBy(() -> reading.clicked(5))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("place 5 of a page of 5");
  }

  @Test
  void anOrderEndsTheReadingOfCascadeAndDependent() {
    Page page = Page.of(20, 0.5, 0.5);
    for (ClickLaw law : everyLaw().filter(law -> !(law instanceof PositionBased)).toList()) {
      SplittableRandom random = new SplittableRandom(3);
      Reading reading = new Reading(20);
      int ordered = 0;
      for (int draw = 0; draw < 1_000; draw++) {
        law.read(page.attraction, page.order, 20, random, reading);
        assertThat(reading.orders()).isLessThanOrEqualTo(1);
        if (reading.orders() == 1) {
          ordered++;
          int last = last(reading);
          assertThat(reading.ordered(last)).isTrue();
          assertThat(reading.abandonedAt()).isEqualTo(-1);
        }
      }
      assertThat(ordered).isGreaterThan(100);
    }
  }

  @Test
  void aShopperWhoGoesAwayLooksAtNothingBelow() {
    ClickLaw law = one(attention(ClickModel.CASCADE, 0, 0, 0.9, 0.3, 0), PHONE, 20);
    Page page = Page.of(20, 0.2, 0.1);
    SplittableRandom random = new SplittableRandom(4);
    Reading reading = new Reading(20);
    Map<Boolean, Integer> seen = new HashMap<>();
    for (int draw = 0; draw < 1_000; draw++) {
      law.read(page.attraction, page.order, 20, random, reading);
      boolean wentAway = reading.abandonedAt() >= 0;
      seen.merge(wentAway, 1, Integer::sum);
      int last = last(reading);
      if (wentAway) {
        assertThat(last).isEqualTo(reading.abandonedAt()).isLessThan(19);
        assertThat(reading.orders()).isZero();
      } else {
        assertThat(last == 19 || reading.ordered(last)).isTrue();
      }
    }
    assertThat(seen.values()).allMatch(times -> times > 100);
  }

  @Test
  void aPageLargerThanTheReadingIsRefused() {
    ClickLaw law = laws(PHONE, 20).getFirst();
    Page page = Page.of(20, 0.2, 0.1);

    assertThatThrownBy(
            () ->
                law.read(page.attraction, page.order, 20, new SplittableRandom(1), new Reading(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a page of 20 places is read into a reading for 10");
  }

  private static ClickLaw one(World.Attention attention, Layout layout, int places) {
    return ClickLaw.of(attention, layout, places).getFirst();
  }

  private static double[] looked(ClickLaw law, Page page) {
    double[] looked = new double[page.attraction.length];
    law.attention(page.attraction, page.order, looked.length, looked);
    return looked;
  }

  private static double[] clicks(ClickLaw law, Page page) {
    double[] clicks = new double[page.attraction.length];
    law.probabilities(page.attraction, page.order, clicks.length, clicks);
    return clicks;
  }

  private static List<Boolean> clicked(Reading reading) {
    return Stream.iterate(0, k -> k + 1).limit(reading.size()).map(reading::clicked).toList();
  }

  private static int last(Reading reading) {
    int last = reading.size() - 1;
    while (!reading.looked(last)) {
      last--;
    }
    return last;
  }

  private static final class Page {
    final double[] attraction;
    final double[] order;

    Page(double[] attraction, double[] order) {
      this.attraction = attraction;
      this.order = order;
    }

    static Page of(int n, double attraction, double order) {
      Page page = new Page(new double[n], new double[n]);
      Arrays.fill(page.attraction, attraction);
      Arrays.fill(page.order, order);
      return page;
    }

    static Page random(int n, RandomGenerator random) {
      Page page = new Page(new double[n], new double[n]);
      Arrays.setAll(page.attraction, k -> 0.6 * random.nextDouble());
      Arrays.setAll(page.order, k -> 0.5 * random.nextDouble());
      return page;
    }

    void copy(int from, int to) {
      attraction[to] = attraction[from];
      order[to] = order[from];
    }

    void swap(int a, int b) {
      double attractionOfA = attraction[a];
      double orderOfA = order[a];
      copy(b, a);
      attraction[b] = attractionOfA;
      order[b] = orderOfA;
    }
  }

  /// Shares over many draws.
  private static final class Counts {
    final double[] looked;
    final double[] clicked;
    final double[] ordered;

    Counts(int n) {
      this.looked = new double[n];
      this.clicked = new double[n];
      this.ordered = new double[n];
    }

    static Counts of(ClickLaw law, Page page, int draws, RandomGenerator random) {
      int n = page.attraction.length;
      Counts counts = new Counts(n);
      Reading reading = new Reading(n);
      double one = 1.0 / draws;
      for (int draw = 0; draw < draws; draw++) {
        law.read(page.attraction, page.order, n, random, reading);
        for (int k = 0; k < n; k++) {
          counts.looked[k] += reading.looked(k) ? one : 0;
          counts.clicked[k] += reading.clicked(k) ? one : 0;
          counts.ordered[k] += reading.ordered(k) ? one : 0;
        }
      }
      return counts;
    }
  }
}
