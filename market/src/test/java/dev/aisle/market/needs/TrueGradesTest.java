package dev.aisle.market.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.goods.TrueItem;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrueGradesTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final TrueItem JACKET =
      Goods.of(
          Goods.item(
              "jacket",
              "colour=navy blue",
              "pattern=solid",
              "material=patent leather",
              "hood=false",
              "size=M"),
          "Norvelle");

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource(
      delimiter = '>',
      value = {
        "jacket> 5000> EXACT> it has all that was asked for",
        "jacket|colour=navy blue|size=M> 5000> EXACT> it has all that was asked for",
        "jacket|colour=teal> 5000> SIGNIFICANT> colour is navy blue, teal was asked for",
        "jacket|size=S> 5000> SIGNIFICANT> size is M, S was asked for",
        "jacket|hood=true> 5000> SIGNIFICANT> hood was asked for but is not there",
        "jacket|!hood=true> 5000> EXACT> it has all that was asked for",
        "jacket|!colour=navy blue> 5000> SIGNIFICANT>"
            + " colour is navy blue, which was not wanted",
        "jacket|material=leather> 5000> EXACT> it has all that was asked for",
        "jacket|!material=leather> 5000> SIGNIFICANT>"
            + " material is patent leather, which was not wanted",
        "jacket|!material=suede> 5000> EXACT> it has all that was asked for",
        "jacket|colour=teal|size=S> 5000> MARGINAL>"
            + " colour is navy blue, teal was asked for; size is M, S was asked for",
        "jacket|brand=Mirovo> 5000> MARGINAL> brand is Norvelle, Mirovo was asked for",
        "jacket|brand=Norvelle> 5000> EXACT> it has all that was asked for",
        "jacket|price<=5000> 5000> EXACT> it has all that was asked for",
        "jacket|price<=5000> 5001> SIGNIFICANT>" + " price is 50.01, at most 50.00 was asked for",
        "jacket|price<=5000> 6251> MARGINAL> price is 62.51, at most 50.00 was asked for",
        "jacket|price~5000> 6000> EXACT> it has all that was asked for",
        "jacket|price~5000> 3999> SIGNIFICANT> price is 39.99, about 50.00 was asked for",
        "jacket|price~5000> 7501> MARGINAL> price is 75.01, about 50.00 was asked for",
        "jacket|price=cheap> 5600> EXACT> it has all that was asked for",
        "jacket|price=cheap> 5700> SIGNIFICANT>"
            + " price is 57.00, which is not cheap in the category jacket",
        "jacket|price=cheap> 9100> MARGINAL>"
            + " price is 91.00, which is not cheap in the category jacket",
        "jacket|price=luxury> 12000> EXACT> it has all that was asked for",
        "coat|colour=navy blue> 5000> TRIVIAL>"
            + " category is jacket, coat was asked for; both are in Clothing / Outerwear",
        "dress> 5000> IRRELEVANT> category is jacket, dress was asked for",
        "sofa> 5000> IRRELEVANT> category is jacket, sofa was asked for",
      })
  void jacketIsGradedAsDeclared(String meaning, long cents, Grade grade, String reason) {
    Judgement judgement = TrueGrades.judge(Meaning.parse(meaning), JACKET, cents);

    assertThat(judgement).isEqualTo(new Judgement(grade, reason));
    assertThat(TrueGrades.grade(Meaning.parse(meaning), JACKET, cents)).isEqualTo(grade);
  }

  @Test
  void accessoryForTheProductIsTrivial() {
    TrueItem phoneCase = Goods.fitting(Goods.item("phone case"), "Tavik V40");

    assertThat(TrueGrades.judge(Meaning.parse("smartphone|brand=Tavik"), phoneCase, 1_500))
        .isEqualTo(
            new Judgement(
                Grade.TRIVIAL,
                "category is phone case, made for the smartphone that was asked for"));
    assertThat(
            TrueGrades.judge(
                Meaning.parse("phone case|fits=Tavik V40"), Goods.item("smartphone"), 40_000))
        .isEqualTo(
            new Judgement(
                Grade.TRIVIAL,
                "category is smartphone, for which the phone case asked for is made"));
  }

  @Test
  void accessoryForAnotherModelIsMarginal() {
    TrueItem phoneCase = Goods.fitting(Goods.item("phone case"), "Tavik V40");

    assertThat(TrueGrades.judge(Meaning.parse("phone case|fits=Tavik V35"), phoneCase, 1_500))
        .isEqualTo(
            new Judgement(Grade.MARGINAL, "it fits Tavik V40, one for Tavik V35 was asked for"));
    assertThat(TrueGrades.grade(Meaning.parse("phone case|fits=Tavik V40"), phoneCase, 1_500))
        .isEqualTo(Grade.EXACT);
    TrueItem sleeve = Goods.item("laptop sleeve", "fits screen=14 inch");
    assertThat(
            TrueGrades.grade(Meaning.parse("laptop sleeve|fits screen=15.6 inch"), sleeve, 2_000))
        .isEqualTo(Grade.MARGINAL);
  }

  @Test
  void shoesAreSiblingsAlthoughTheirTreeIsFlat() {
    assertThat(TrueGrades.grade(Meaning.parse("boots"), Goods.item("sneakers"), 100))
        .isEqualTo(Grade.TRIVIAL);
  }

  @Test
  void yardstickAgreesWithThePlainGrades() {
    long seed = 7;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<Facts> facts = Goods.ALL.stream().map(item -> Facts.of(item.truth())).toList();
    Map<Grade, Integer> seen = new EnumMap<>(Grade.class);
    for (int round = 0; round < 400; round++) {
      MarketItem seeded = Goods.ALL.get(random.nextInt(Goods.ALL.size()));
      Need need =
          Need.around(
              seeded.truth(),
              Goods.cents(seeded),
              NeedStyle.USUAL.withNegation(0.3).withClarity(0.4),
              random);
      Meaning meaning = need.meaning();
      Yardstick said = Yardstick.of(meaning);
      Yardstick wanted = Yardstick.of(need);
      for (int number : somewhatAlike(seeded, random)) {
        MarketItem other = Goods.ALL.get(number);
        long cents = Goods.cents(other);
        Grade grade = TrueGrades.grade(meaning, other.truth(), cents);
        seen.merge(grade, 1, Integer::sum);
        assertThat(said.grade(facts.get(number), cents)).isEqualTo(grade);
        assertThat(wanted.fit(facts.get(number), cents)).isEqualTo(need.fit(other.truth(), cents));
      }
    }
    assertThat(seen.keySet()).containsExactlyInAnyOrder(Grade.values());
  }

  @Test
  void gradingAllocatesNothing() {
    List<Meaning> meanings = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(41);
    for (MarketItem item : Goods.ALL.subList(0, 100)) {
      meanings.add(Need.around(item.truth(), Goods.cents(item), NeedStyle.USUAL, random).meaning());
    }
    Yardstick[] asked = meanings.stream().map(Yardstick::of).toArray(Yardstick[]::new);
    TrueItem[] items = Goods.ALL.stream().map(MarketItem::truth).toArray(TrueItem[]::new);
    Facts[] facts = Goods.ALL.stream().map(item -> Facts.of(item.truth())).toArray(Facts[]::new);

    for (int warm = 0; warm < 2; warm++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      int sum = 0;
      for (int m = 0; m < asked.length; m++) {
        for (int i = 0; i < items.length; i++) {
          sum += asked[m].grade(facts[i], 5_000).value();
          sum -= TrueGrades.grade(meanings.get(m), items[i], 5_000).value();
        }
      }
      assertThat(sum).isZero();
      if (warm == 1) {
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(items.length);
      }
    }
  }

  /// Numbers of items: some of the same category, some of any.
  static List<Integer> somewhatAlike(MarketItem item, SplittableRandom random) {
    List<Integer> numbers = new ArrayList<>();
    numbers.add(item.truth().number());
    for (MarketItem other : Goods.ALL) {
      if (other.truth().category().equals(item.truth().category()) && random.nextInt(3) == 0) {
        numbers.add(other.truth().number());
      }
    }
    for (int i = 0; i < 20; i++) {
      numbers.add(random.nextInt(Goods.ALL.size()));
    }
    return numbers;
  }
}
