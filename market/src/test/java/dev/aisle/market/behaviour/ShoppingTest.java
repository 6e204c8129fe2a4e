package dev.aisle.market.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.SmallMarket;
import dev.aisle.market.clicks.Reading;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.Policies;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Archetype.Side;
import dev.aisle.market.shoppers.Visit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShoppingTest {
  private static final int DRAWS = 100_000;
  private static final int PLACES = 12;

  @ParameterizedTest
  @ValueSource(strings = {"position", "context", "cascade", "dependent", "mixed"})
  void truthIsTheMeanOfManyReadings(String world) {
    SmallMarket market = SmallMarket.of(world);
    for (boolean phone : new boolean[] {true, false}) {
      Ask ask =
          market.asks(400, 3).stream().filter(a -> a.visit().phone() == phone).findFirst().get();
      int[] page = productionPage(market, ask);
      long seed = 20_260_702;

      PageTruth truth = truth(market, ask, page);
      double[][] means = means(market, ask, page, new SplittableRandom(seed));

      for (int k = 0; k < PLACES; k++) {
        String at = world + (phone ? " phone" : " desktop") + " place " + k + " seed " + seed;
        assertThat(means[0][k])
            .as(at)
            .isCloseTo(truth.clicks()[k], within(error(truth.clicks()[k])));
        assertThat(means[1][k])
            .as(at)
            .isCloseTo(truth.orders()[k], within(error(truth.orders()[k])));
        assertThat(truth.orders()[k]).as(at).isLessThanOrEqualTo(truth.clicks()[k]);
      }
    }
  }

  /// Five standard deviations, and what the table of the logistic function is off by.
  private static double error(double probability) {
    return 5 * Math.sqrt(probability * (1 - probability) / DRAWS) + 1e-5;
  }

  private static int[] productionPage(SmallMarket market, Ask ask) {
    Shown shown = new Shown(SmallMarket.SHELF.size());
    market.funnel().fill(ask, shown);
    int[] page = new int[PLACES];
    assertThat(Policies.production().page(ask, shown, PLACES, page)).isEqualTo(PLACES);
    return page;
  }

  private static PageTruth truth(SmallMarket market, Ask ask, int[] page) {
    return market
        .shopping()
        .truth(ask.visit(), ask.scene(), market.stock(), page, page.length, new Shopping.Bench());
  }

  private static double[][] means(
      SmallMarket market, Ask ask, int[] page, SplittableRandom random) {
    Shopping.Bench bench = new Shopping.Bench();
    double[][] means = new double[2][page.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      market
          .shopping()
          .read(ask.visit(), ask.scene(), market.stock(), page, page.length, random, bench);
      Reading reading = bench.reading();
      for (int k = 0; k < page.length; k++) {
        means[0][k] += reading.clicked(k) ? 1.0 / DRAWS : 0;
        means[1][k] += reading.ordered(k) ? 1.0 / DRAWS : 0;
      }
    }
    return means;
  }

  @ParameterizedTest
  @ValueSource(strings = {"position", "context", "cascade", "dependent", "mixed"})
  void soldOutIsClickedButNeverOrdered(String world) {
    SmallMarket market = SmallMarket.of(world);
    Stock stock = market.stock().copy();
    Ask ask = market.asks(1, 4).getFirst();
    int[] page = productionPage(market, ask);
    stock.offer(page[0], stock.cents(page[0]), 0);

    PageTruth truth =
        market
            .shopping()
            .truth(ask.visit(), ask.scene(), stock, page, PLACES, new Shopping.Bench());

    assertThat(truth(market, ask, page).orders()[0]).isPositive();
    assertThat(truth.orders()[0]).isZero();
    assertThat(truth.clicks()[0]).isPositive();
  }

  @Test
  void theTableOfTheLogisticFunctionIsWithinItsPromise() {
    for (double x = -30; x < 30; x += 0.0013) {
      double limited = Math.clamp(x, -24, 24);
      assertThat(Logistic.of(x))
          .as("at " + x)
          .isCloseTo(1 / (1 + Math.exp(-limited)), within(2e-6));
    }
  }

  /// One page by hand, so that the formula of the documentation is what is computed.
  @Test
  void neighboursChangeUtilitiesAsDocumented() {
    SmallMarket market = SmallMarket.of("context");
    Ask ask = market.asks(1, 6).getFirst();
    int[] page = productionPage(market, ask);
    Stock stock = market.stock();
    Visit visit = ask.visit();
    var law = market.world().neighbours();
    Appeal appeal = market.shopping().appeal();
    double[] alone = new double[PLACES];
    double[] changed = new double[PLACES];
    appeal.of(visit, Scene.SEARCH, stock, page, PLACES, new double[Side.COUNT], alone);

    new Neighbourhood(market.world(), SmallMarket.SHELF, appeal)
        .add(visit, stock, page, PLACES, alone, changed);

    assertThat(changed[0]).isEqualTo(alone[0]);
    double mean = (stock.logPrice(page[0]) + stock.logPrice(page[1])) / 2;
    double likest =
        Math.max(
            SmallMarket.SHELF.similarity(page[0], page[2]),
            SmallMarket.SHELF.similarity(page[1], page[2]));
    double expected =
        law.anchoring() * Math.clamp(mean - stock.logPrice(page[2]), -1.2, 1.2)
            + law.contrast() * Math.clamp(alone[2] - alone[1], -1.2, 1.2)
            - law.substitution() * visit.appetite() * likest;
    assertThat(changed[2] - alone[2]).isCloseTo(expected, within(1e-12));
    assertThat(List.of(law.anchoring(), law.contrast(), law.substitution()))
        .allMatch(weight -> weight > 0);
  }

  @Test
  void withoutNeighboursThePlaceOfAnItemChangesNothingButAttention() {
    SmallMarket market = SmallMarket.of("position");
    Ask ask = market.asks(1, 8).getFirst();
    int[] page = productionPage(market, ask);
    int[] reversed = new int[PLACES];
    for (int k = 0; k < PLACES; k++) {
      reversed[k] = page[PLACES - 1 - k];
    }
    Shopping.Bench one = new Shopping.Bench();
    Shopping.Bench other = new Shopping.Bench();
    market.shopping().truth(ask.visit(), ask.scene(), market.stock(), page, PLACES, one);
    market.shopping().truth(ask.visit(), ask.scene(), market.stock(), reversed, PLACES, other);

    for (int k = 0; k < PLACES; k++) {
      assertThat(one.attraction(k)).isEqualTo(other.attraction(PLACES - 1 - k));
      assertThat(one.order(k)).isEqualTo(other.order(PLACES - 1 - k));
    }
  }
}
