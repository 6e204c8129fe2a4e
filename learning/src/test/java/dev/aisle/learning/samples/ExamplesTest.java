package dev.aisle.learning.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final List<LoggedPage> PAGES = TestShop.of(1).replayed().of(Split.TRAIN);

  @Test
  void thereIsAnExampleForEachRow() {
    Examples exposed = Examples.exposed(PAGES);
    Examples all = Examples.all(PAGES);
    assertThat(exposed.size()).isEqualTo(360 * 8);
    assertThat(all.size()).isEqualTo(360 * 16);
    assertThat(keys(all)).hasSize(all.size()).containsAll(keys(exposed));
  }

  @Test
  void shufflingKeepsEveryExampleOnce() {
    Examples in = Examples.all(PAGES);
    Examples shuffled = in.shuffled(new SplittableRandom(5));
    Examples byPage = in.shuffledByPage(new SplittableRandom(5));
    assertThat(keys(shuffled)).isEqualTo(keys(in));
    assertThat(keys(byPage)).isEqualTo(keys(in));
    assertThat(pagesIn(shuffled, 0, 512)).isGreaterThan(200);
    assertThat(pagesIn(byPage, 0, 512)).isLessThanOrEqualTo(33);
    assertThat(shuffled.pageOf(0)).isNotZero();
    Examples again = in.shuffledByPage(new SplittableRandom(5));
    for (int e = 0; e < in.size(); e++) {
      assertThat(again.pageOf(e)).isEqualTo(byPage.pageOf(e));
      assertThat(again.rowOf(e)).isEqualTo(byPage.rowOf(e));
    }
  }

  @Test
  void keptNegativesStandForThoseThatAreNot() {
    Examples all = Examples.exposed(PAGES);
    Examples kept = all.withNegativesKept(0.25, new SplittableRandom(2));
    double positives = 0;
    double negatives = 0;
    double keptPositives = 0;
    double keptNegatives = 0;
    for (int e = 0; e < all.size(); e++) {
      positives += all.positive(e) ? 1 : 0;
      negatives += all.positive(e) ? 0 : 1;
    }
    for (int e = 0; e < kept.size(); e++) {
      keptPositives += kept.positive(e) ? kept.weight(e) : 0;
      keptNegatives += kept.positive(e) ? 0 : kept.weight(e);
    }
    assertThat(kept.size()).isLessThan(all.size());
    assertThat(keptPositives).isEqualTo(positives);
    // A binomial of so many draws: four standard deviations.
    assertThat(keptNegatives).isCloseTo(negatives, within(4 * Math.sqrt(negatives * 0.75 / 0.25)));
    assertThat(all.weight(0)).isEqualTo(1);
    assertThatThrownBy(() -> all.withNegativesKept(0, new SplittableRandom(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBatchGathersItsRows() {
    Examples examples = Examples.all(PAGES).shuffled(new SplittableRandom(3));
    RowBatch batch = examples.batch(100, 164);
    NumericScaler scaler = NumericScaler.fit(PAGES);
    int[] items = batch.indices("item");
    int[] clicks = batch.sequences("clicks");
    float[] numbers = batch.numbers(scaler);
    float[] prices = batch.numbers("price");
    assertThat(batch.size()).isEqualTo(64);
    assertThat(clicks).hasSize(batch.pages().size() * 50);
    for (int slot = 0; slot < 64; slot++) {
      LoggedPage page = PAGES.get(examples.pageOf(100 + slot));
      int row = examples.rowOf(100 + slot);
      int u = batch.pageOf()[slot];
      assertThat(batch.pages().get(u)).isSameAs(page);
      assertThat(items[slot]).isEqualTo(page.features().indices("item")[row]);
      assertThat(prices[slot]).isEqualTo(page.features().numbers("price")[row]);
      int width = scaler.width();
      float[] scaled = scaler.scale(page.features());
      for (int c = 0; c < width; c++) {
        assertThat(numbers[slot * width + c]).isEqualTo(scaled[row * width + c]);
      }
      for (int l = 0; l < 50; l++) {
        assertThat(clicks[u * 50 + l]).isEqualTo(page.features().indices("clicks")[l]);
      }
      assertThat(batch.clicked()[slot]).isEqualTo(page.clicked(row) ? 1 : 0);
      assertThat(batch.ordered()[slot]).isEqualTo(page.ordered(row) ? 1 : 0);
      assertThat(batch.exposed()[slot]).isEqualTo(row < 8 ? 1 : 0);
      assertThat(batch.positions()[slot]).isEqualTo(row < 8 ? row + 1 : 0);
      assertThat(batch.propensities()[slot]).isEqualTo(row < 8 ? 1 / 8f : 0);
      assertThat(batch.weights()[slot]).isEqualTo(1);
    }
  }

  @Test
  void listsArePaddedAndMasked() {
    List<LoggedPage> two = PAGES.subList(0, 2);
    RowBatch lists = RowBatch.lists(two, 20);
    assertThat(lists.size()).isEqualTo(40);
    float[] mask = lists.mask();
    int[] items = lists.indices("item");
    float[] numbers = lists.numbers(NumericScaler.fit(PAGES, List.of("price")));
    for (int slot = 0; slot < 40; slot++) {
      int row = slot % 20;
      assertThat(lists.pageOf()[slot]).isEqualTo(slot / 20);
      assertThat(mask[slot]).isEqualTo(row < 16 ? 1 : 0);
      assertThat(lists.weights()[slot]).isEqualTo(mask[slot]);
      if (row < 16) {
        assertThat(items[slot]).isEqualTo(two.get(slot / 20).features().indices("item")[row]);
      } else {
        assertThat(items[slot]).isZero();
        assertThat(numbers[slot]).isZero();
        assertThat(lists.rowOf()[slot]).isEqualTo(-1);
      }
    }
    RowBatch shown = RowBatch.lists(two, 20, false);
    assertThat(sum(shown.mask())).isEqualTo(16);
    assertThat(sum(RowBatch.lists(two, 5).mask())).isEqualTo(10);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  private static int pagesIn(Examples examples, int from, int to) {
    return examples.batch(from, to).pages().size();
  }

  private static Set<String> keys(Examples examples) {
    Set<String> keys = new HashSet<>();
    for (int e = 0; e < examples.size(); e++) {
      keys.add(examples.pageOf(e) + "/" + examples.rowOf(e));
    }
    return keys;
  }
}
