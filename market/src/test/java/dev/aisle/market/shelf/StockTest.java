package dev.aisle.market.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.market.SmallMarket;
import dev.aisle.market.goods.TrueItem;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StockTest {
  private static final Shelf SHELF = SmallMarket.SHELF;

  @Test
  void onlyItemsListedBeforeTheMomentArePresent() {
    long moment = SHELF.listedAt(17);
    Stock stock = Stock.at(SHELF, moment);

    for (int item = 0; item < SHELF.size(); item++) {
      assertThat(stock.present(item)).isEqualTo(SHELF.listedAt(item) < moment);
      assertThat(stock.available(item))
          .isEqualTo(SHELF.listedAt(item) < moment && SHELF.firstStock(item) > 0);
    }
  }

  @Test
  void aCopyChangesByItself() {
    Stock stock = Stock.at(SHELF, Long.MAX_VALUE);
    Stock copy = stock.copy();
    long cents = stock.cents(5);

    copy.offer(5, 2 * cents, 0);
    copy.present(6, false);

    assertThat(stock.cents(5)).isEqualTo(cents);
    assertThat(stock.present(6)).isTrue();
    assertThat(copy.logPrice(5) - stock.logPrice(5)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(copy.available(5)).isFalse();
  }

  @Test
  void similarityIsThatOfCategoryColourPatternAndBrand() {
    SplittableRandom random = new SplittableRandom(3);
    for (int pair = 0; pair < 20_000; pair++) {
      int one = random.nextInt(SHELF.size());
      int[] kin = SHELF.ofCategory(SHELF.category(one));
      int other = pair % 2 == 0 ? kin[random.nextInt(kin.length)] : random.nextInt(SHELF.size());
      TrueItem a = SHELF.truth(one);
      TrueItem b = SHELF.truth(other);
      double expected = 0;
      if (a.category().equals(b.category())) {
        expected = 0.3;
        expected += a.look().colour() == b.look().colour() ? 0.3 : 0;
        expected += a.look().pattern() == b.look().pattern() ? 0.1 : 0;
        expected += a.brand().equals(b.brand()) ? 0.3 : 0;
      } else if (SHELF.related(SHELF.category(one), SHELF.category(other))) {
        expected = 0.15;
      }
      assertThat(SHELF.similarity(one, other))
          .as("%s and %s", a.id(), b.id())
          .isCloseTo(expected, within(1e-12));
      assertThat(SHELF.similarity(one, one)).isCloseTo(1, within(1e-12));
    }
  }

  /// Tastes weigh looks of about unit variance; else a world's weights mean something else in each
  /// category.
  @Test
  void looksAndMakesHaveAboutUnitVariance() {
    double look = 0;
    double make = 0;
    float[] axis = new float[Shelf.WIDTH];
    for (int i = 0; i < Shelf.WIDTH; i++) {
      axis[i] = 1;
      for (int item = 0; item < SHELF.size(); item++) {
        look += Math.pow(SHELF.look(item, axis), 2);
        make += Math.pow(SHELF.make(item, axis), 2);
      }
      axis[i] = 0;
    }
    double count = (double) SHELF.size() * Shelf.WIDTH;
    assertThat(look / count).isBetween(0.5, 1.6);
    assertThat(make / count).isBetween(0.5, 1.6);
  }
}
