package dev.aisle.market.needs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.goods.Category;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TitlesTest {
  private static final NeedStyle STYLE = NeedStyle.USUAL.withNegation(0.3);

  @Test
  void columnsMatchAsPlainReadingOfEachTitle() {
    long seed = 29;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Map<Category, List<MarketItem>> groups =
        Goods.ALL.stream().collect(Collectors.groupingBy(item -> item.truth().category()));
    Set<Double> counted = new HashSet<>();
    Set<Class<?>> kinds = new HashSet<>();
    for (List<MarketItem> items : groups.values()) {
      Titles titles = Titles.of(items.stream().map(item -> Facts.of(item.truth())).toList());
      for (int round = 0; round < 30; round++) {
        MarketItem around = items.get(random.nextInt(items.size()));
        Meaning said =
            Need.around(around.truth(), Goods.cents(around), STYLE, random).expressed(random);
        double[] matches = new double[items.size()];

        Yardstick.of(said).titleMatch(titles, matches);

        for (int k = 0; k < matches.length; k++) {
          MarketItem item = items.get(k);
          assertThat(matches[k]).as("%s and %s", said, item).isEqualTo(plain(said, item, counted));
        }
        said.wishes().forEach(wish -> kinds.add(wish.getClass()));
      }
    }
    assertThat(counted).containsExactlyInAnyOrder(0.0, 0.4, 0.5, 1.0);
    assertThat(kinds)
        .contains(
            Wish.Wants.class,
            Wish.Shuns.class,
            Wish.OfBrand.class,
            Wish.OfModel.class,
            Wish.Fitting.class,
            Wish.AtMost.class);
  }

  private static double plain(Meaning said, MarketItem item, Set<Double> counted) {
    double sum = 0;
    for (Wish wish : said.wishes()) {
      double one = plain(wish, item);
      counted.add(one);
      sum += one;
    }
    return said.wishes().isEmpty() ? 1 : sum / said.wishes().size();
  }

  private static double plain(Wish wish, MarketItem item) {
    return switch (wish) {
      case Wish.OfPrice _ -> 0.5;
      case Wish.OfAttribute _ when !Perception.inTitle(wish, item.truth()) -> 0.4;
      case Wish.Shuns shuns -> shuns.accepts(item.truth().stated(shuns.attribute())) ? 0 : 1;
      case Wish.Wants wants -> wants.accepts(item.truth().stated(wants.attribute())) ? 1 : 0;
      case Wish.OfBrand _, Wish.OfModel _, Wish.Fitting _ ->
          wish.satisfiedBy(item.truth(), 1) ? 1 : 0;
    };
  }

  @Test
  void nameThatNoItemHasMatchesNothing() {
    List<Facts> dresses =
        List.of(Facts.of(Goods.item("dress", "size=M")), Facts.of(Goods.item("dress", "size=S")));
    double[] matches = {7, 7, 7};

    Yardstick.of(Meaning.parse("dress|model=Tavik V40")).titleMatch(Titles.of(dresses), matches);

    assertThat(matches).as("and beyond the items nothing is written").containsExactly(0, 0, 7);
  }

  @Test
  void withoutWishesEveryTitleMatchesAndWithoutItemsNothingIsWritten() {
    double[] matches = {7, 7};
    Yardstick.of(Meaning.parse("dress|colour=teal")).titleMatch(Titles.of(List.of()), matches);
    assertThat(matches).containsExactly(7, 7);

    Titles one = Titles.of(List.of(Facts.of(Goods.item("dress"))));
    Yardstick.of(Meaning.parse("dress")).titleMatch(one, matches);
    assertThat(matches).containsExactly(1, 7);
  }
}
