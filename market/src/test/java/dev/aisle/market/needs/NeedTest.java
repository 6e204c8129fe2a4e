package dev.aisle.market.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.goods.Taxonomy;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void needGradesTheItemItWasMadeAroundExact(long seed) {
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (MarketItem item : Goods.ALL) {
      long cents = Goods.cents(item);
      Need need = Need.around(item.truth(), cents, NeedStyle.USUAL.withNegation(0.25), random);

      assertThat(need.satisfiedBy(item.truth(), cents)).as(need.toString()).isTrue();
      assertThat(need.fit(item.truth(), cents)).isEqualTo(1);
      assertThat(TrueGrades.grade(need.meaning(), item.truth(), cents))
          .as("%s for %s", need.meaning(), item.truth())
          .isEqualTo(Grade.EXACT);
      assertThat(need.meaning().satisfiedBy(item.truth(), cents)).isTrue();
    }
  }

  @Test
  void equalGeneratorsMakeEqualNeeds() {
    for (MarketItem item : Goods.ALL.subList(0, 200)) {
      long cents = Goods.cents(item);
      assertThat(Need.around(item.truth(), cents, NeedStyle.USUAL, new SplittableRandom(9)))
          .isEqualTo(Need.around(item.truth(), cents, NeedStyle.USUAL, new SplittableRandom(9)));
    }
  }

  @Test
  void negationIsAsFrequentAsAsked() {
    long seed = 11;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    NeedStyle one = new NeedStyle(List.of(0.0, 1.0), 0.5, 0.3, 0.1, 0.1, 0.2, 0, 0.2, 0.8);
    int negated = 0;
    for (MarketItem item : Goods.ALL) {
      Need need = Need.around(item.truth(), Goods.cents(item), one, random);
      assertThat(need.wishes()).hasSize(1);
      negated += need.wishes().getFirst().wish() instanceof Wish.Shuns ? 1 : 0;
    }
    assertRate(negated, Goods.ALL.size(), 0.2);
  }

  private static void assertRate(int successes, int trials, double rate) {
    double sigma = Math.sqrt(trials * rate * (1 - rate));
    assertThat((double) successes).isBetween(trials * rate - 3 * sigma, trials * rate + 3 * sigma);
  }

  @Test
  void countsAndWeightsDecideWhatNeedsAreAbout() {
    long seed = 43;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    NeedStyle style = new NeedStyle(List.of(0.3, 0.5, 0.2), 0, 0, 1, 3, 0, 0.6, 0, 1);
    int[] sizes = new int[3];
    int brandFirst = 0;
    int fitting = 0;
    int fittable = 0;
    for (MarketItem item : Goods.ALL) {
      Need need = Need.around(item.truth(), Goods.cents(item), style, random);
      List<Wish> wishes =
          need.wishes().stream()
              .map(Need.Held::wish)
              .filter(wish -> !(wish instanceof Wish.Fitting))
              .toList();
      sizes[wishes.size()]++;
      brandFirst += !wishes.isEmpty() && wishes.getFirst() instanceof Wish.OfBrand ? 1 : 0;
      fittable += item.truth().fits() == null ? 0 : 1;
      fitting += need.wishes().size() - wishes.size();
    }
    int n = Goods.ALL.size();
    assertRate(sizes[0], n, 0.3);
    assertRate(sizes[1], n, 0.5);
    assertRate(sizes[2], n, 0.2);
    assertRate(brandFirst, n - sizes[0], 0.25);
    assertRate(fitting, fittable, 0.6);
  }

  @Test
  void vaguenessBringsAlternativesThatDiffer() {
    long seed = 47;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    NeedStyle looks = new NeedStyle(List.of(0.0, 1.0), 1, 0, 0, 0, 0, 0, 0, 0.5);
    int coloured = 0;
    int open = 0;
    double vagueness = 0;
    for (MarketItem item : Goods.ALL) {
      Need need = Need.around(item.truth(), Goods.cents(item), looks, random);
      Need.Held held = need.wishes().getFirst();
      if (held.wish() instanceof Wish.Wants wants && wants.attribute().equals("colour")) {
        coloured++;
        vagueness += 1 - need.clarity();
        open += held.instead().isEmpty() ? 0 : 1;
        assertThat(held.instead()).doesNotContain(wants.value()).doesNotHaveDuplicates();
      }
    }
    assertThat(coloured).isGreaterThan(1_000);
    assertRate(open, coloured, vagueness / coloured);
  }

  @Test
  void negationFlipsSatisfaction() {
    long seed = 5;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int pairs = 0;
    for (MarketItem item : Goods.ALL.subList(0, 500)) {
      for (var entry : item.truth().attributes().entrySet()) {
        MarketItem other = Goods.ALL.get(random.nextInt(Goods.ALL.size()));
        AttributeValue value = other.truth().attributes().get(entry.getKey());
        for (AttributeValue named : value == null ? List.of(entry.getValue()) : List.of(value)) {
          Wish wanted = Wish.wanted(entry.getKey(), named);
          Wish unwanted = Wish.unwanted(entry.getKey(), named);
          assertThat(wanted.satisfiedBy(item.truth(), 1))
              .as("%s and %s", wanted, unwanted)
              .isNotEqualTo(unwanted.satisfiedBy(item.truth(), 1));
          pairs++;
        }
      }
    }
    assertThat(pairs).isGreaterThan(3_000);
  }

  @Test
  void clearShoppersSayEverythingAndVagueOnesLess() {
    long seed = 13;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    double[] said = new double[2];
    double[] held = new double[2];
    for (MarketItem item : Goods.ALL) {
      long cents = Goods.cents(item);
      Need drawn = Need.around(item.truth(), cents, NeedStyle.USUAL, random);
      for (int clear = 0; clear < 2; clear++) {
        Need need = new Need(drawn.category(), drawn.wishes(), clear);
        Meaning meaning = need.expressed(random);
        assertThat(need.meaning().wishes()).containsAll(meaning.wishes());
        said[clear] += meaning.wishes().size();
        held[clear] += need.wishes().stream().mapToDouble(wish -> chance(wish, need)).sum();
      }
    }
    assertThat(said[1]).isEqualTo(held[1]);
    assertThat(said[0])
        .isBetween(held[0] - 3 * Math.sqrt(held[0]), held[0] + 3 * Math.sqrt(held[0]));
    assertThat(said[0]).isLessThan(0.5 * said[1]);
  }

  private static double chance(Need.Held held, Need need) {
    return need.clarity() + (1 - need.clarity()) * held.strength() / 2;
  }

  @Test
  void whatWouldDoInsteadSatisfiesTheNeedButNotItsMeaning() {
    Wish teal = Wish.wanted("colour", new AttributeValue.Text("teal"));
    Need need =
        new Need(
            Taxonomy.category("dress"),
            List.of(new Need.Held(teal, 0.5, List.of(new AttributeValue.Text("navy blue")))),
            0.2);

    assertThat(need.satisfiedBy(Goods.item("dress", "colour=navy blue"), 1)).isTrue();
    assertThat(need.satisfiedBy(Goods.item("dress", "colour=red"), 1)).isFalse();
    assertThat(need.meaning().satisfiedBy(Goods.item("dress", "colour=navy blue"), 1)).isFalse();
  }

  @Test
  void impossibleNeedsAreRefused() {
    Wish hood = Wish.wanted("hood", new AttributeValue.Flag(true));
    assertThatThrownBy(
            () -> new Need(Taxonomy.category("sofa"), List.of(new Need.Held(hood, 1)), 1))
        .hasMessage("\"hood=true\" cannot be asked of the category sofa");
    assertThatThrownBy(() -> new Need(Taxonomy.category("sofa"), List.of(), 1.5))
        .hasMessage("clarity is 1.5 but lies in [0, 1]");
    assertThatThrownBy(() -> new Need.Held(hood, 0))
        .hasMessage("strength is 0.0 but lies in (0, 1]");
    assertThatThrownBy(() -> new NeedStyle(List.of(0.5), 1, 1, 1, 1, 0, 0, 0, 1))
        .hasMessage("counts add up to 0.5, not to 1");
    assertThatThrownBy(() -> new NeedStyle(List.of(1.0), -1, 1, 1, 1, 0, 0, 0, 1))
        .hasMessage("look is -1.0 but must be 0 or more");
  }
}
