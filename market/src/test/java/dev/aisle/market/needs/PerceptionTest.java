package dev.aisle.market.needs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.goods.Listing;
import dev.aisle.market.goods.TrueItem;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PerceptionTest {
  private static final TrueItem DRESS =
      Goods.item("dress", "colour=teal", "pattern=solid", "size=M", "length=midi");
  private static final Wish TEAL = wanted("colour", "teal");
  private static final Wish RED = wanted("colour", "red");
  private static final Wish SIZE = wanted("size", "M");

  private static Wish wanted(String attribute, String word) {
    return Wish.wanted(attribute, new AttributeValue.Text(word));
  }

  private static TrueItem stating(Set<String> inTitle, Set<String> hidden, String colour) {
    return Goods.listed(
        DRESS, new Listing(inTitle, hidden, Map.of("colour", new AttributeValue.Text(colour))));
  }

  @Test
  void silentTitleTellsNothingButThePictureShowsLooks() {
    assertThat(Perception.onCard(TEAL, DRESS, 1, false)).isEqualTo(Perceived.UNKNOWN);
    assertThat(Perception.onCard(TEAL, DRESS, 1, true)).isEqualTo(Perceived.SATISFIED);
    assertThat(Perception.onCard(RED, DRESS, 1, true)).isEqualTo(Perceived.VIOLATED);
    assertThat(Perception.onCard(SIZE, DRESS, 1, true)).isEqualTo(Perceived.UNKNOWN);
    assertThat(Perception.onPage(SIZE, DRESS, 1)).isEqualTo(Perceived.SATISFIED);
  }

  @Test
  void wrongTitleIsBelievedUntilThePictureIsSeen() {
    TrueItem wrong = stating(Set.of("colour"), Set.of(), "red");

    assertThat(Perception.onCard(RED, wrong, 1, false)).isEqualTo(Perceived.SATISFIED);
    assertThat(Perception.onCard(TEAL, wrong, 1, false)).isEqualTo(Perceived.VIOLATED);
    assertThat(Perception.onCard(RED, wrong, 1, true)).isEqualTo(Perceived.VIOLATED);
    assertThat(Perception.onPage(TEAL, wrong, 1)).isEqualTo(Perceived.SATISFIED);
  }

  @Test
  void wrongPageIsBelievedWherePicturesDoNotTell() {
    TrueItem wrong =
        Goods.listed(
            DRESS, new Listing(Set.of(), Set.of(), Map.of("size", new AttributeValue.Text("S"))));

    assertThat(Perception.onPage(SIZE, wrong, 1)).isEqualTo(Perceived.VIOLATED);
    assertThat(SIZE.satisfiedBy(wrong, 1)).isTrue();
  }

  @Test
  void whatTheSellerHidesStaysUnknownOnThePage() {
    TrueItem hiding = Goods.listed(DRESS, new Listing(Set.of(), Set.of("size"), Map.of()));

    assertThat(Perception.onPage(SIZE, hiding, 1)).isEqualTo(Perceived.UNKNOWN);
    assertThat(SIZE.satisfiedBy(hiding, 1)).isTrue();
  }

  @Test
  void titlesPassOverPlainPatternsAndSingleItems() {
    TrueItem stated =
        Goods.listed(DRESS, new Listing(Set.of("pattern", "size"), Set.of(), Map.of()));
    TrueItem single =
        Goods.listed(
            Goods.item("plate", "pack=1 pieces"), new Listing(Set.of("pack"), Set.of(), Map.of()));

    assertThat(Perception.inTitle(wanted("pattern", "solid"), stated)).isFalse();
    assertThat(Perception.inTitle(SIZE, stated)).isTrue();
    Wish one = Wish.wanted("pack", new AttributeValue.Quantity(1, "pieces"));
    assertThat(Perception.onCard(one, single, 1, false)).isEqualTo(Perceived.UNKNOWN);
  }

  @Test
  void brandModelAndPriceStandOnTheCard() {
    TrueItem item = Goods.fitting(Goods.of(Goods.item("phone case"), "Tavik"), "Kyotron M10");

    for (Wish satisfied :
        List.of(
            new Wish.OfBrand("Tavik"), new Wish.Fitting("Kyotron M10"), new Wish.AtMost(1_000))) {
      assertThat(Perception.onCard(satisfied, item, 1_000, false)).isEqualTo(Perceived.SATISFIED);
    }
    for (Wish violated :
        List.of(new Wish.OfBrand("Kyotron"), new Wish.Fitting("Tavik V40"), new Wish.AtMost(999))) {
      assertThat(Perception.onCard(violated, item, 1_000, false)).isEqualTo(Perceived.VIOLATED);
    }
  }

  @Test
  void perceivedIsTrueWhereNothingIsHiddenOrMisstated() {
    long seed = 19;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 3_000; round++) {
      MarketItem item = Goods.ALL.get(round);
      TrueItem honest =
          Goods.listed(
              item.truth(), new Listing(item.truth().attributes().keySet(), Set.of(), Map.of()));
      long cents = Goods.cents(item);
      for (Wish wish : wishesOfItsCategory(item, random)) {
        Perceived truth = Perceived.of(wish.satisfiedBy(honest, cents));
        assertThat(Perception.onPage(wish, honest, cents)).as("%s", wish).isEqualTo(truth);
        if (Perception.inTitle(wish, honest)) {
          assertThat(Perception.onCard(wish, honest, cents, false)).as("%s", wish).isEqualTo(truth);
        }
      }
    }
  }

  @Test
  void yardstickPerceivesTheSame() {
    long seed = 23;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Set<Perceived> seen = EnumSet.noneOf(Perceived.class);
    for (MarketItem item : Goods.ALL) {
      long cents = Goods.cents(item);
      Facts facts = Facts.of(item.truth());
      List<Wish> wishes = wishesOfItsCategory(item, random);
      Yardstick asked = Yardstick.of(new Meaning(item.truth().category(), wishes));
      for (int i = 0; i < asked.size(); i++) {
        Wish wish = asked.wish(i);
        for (boolean picture : new boolean[] {true, false}) {
          Perceived card = Perception.onCard(wish, item.truth(), cents, picture);
          seen.add(card);
          assertThat(asked.onCard(i, facts, cents, picture)).isEqualTo(card);
        }
        assertThat(asked.onPage(i, facts, cents))
            .as("%s of %s", wish, item)
            .isEqualTo(Perception.onPage(wish, item.truth(), cents));
        assertThat(asked.verdict(i, facts, cents)).isEqualTo(wish.verdict(item.truth(), cents));
      }
    }
    assertThat(seen).hasSize(3);
  }

  /// The wishes of a need around another item of the category.
  private static List<Wish> wishesOfItsCategory(MarketItem item, SplittableRandom random) {
    List<MarketItem> same =
        Goods.ALL.stream()
            .filter(other -> other.truth().category().equals(item.truth().category()))
            .toList();
    MarketItem other = same.get(random.nextInt(same.size()));
    return Need.around(other.truth(), Goods.cents(other), NeedStyle.USUAL.withNegation(0.3), random)
        .meaning()
        .wishes();
  }
}
