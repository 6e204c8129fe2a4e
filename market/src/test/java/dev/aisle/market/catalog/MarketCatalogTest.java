package dev.aisle.market.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.Brands;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.Form;
import dev.aisle.market.goods.Material;
import dev.aisle.market.goods.Pattern;
import dev.aisle.market.goods.Taxonomy;
import dev.aisle.market.goods.TrueItem;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarketCatalogTest {
  private static final int ITEMS = 8_000;
  private static final long SEED = 20_260_101;
  private static final MarketCatalog CATALOG = MarketCatalog.generate(MarketConfig.of(ITEMS, SEED));
  private static final List<MarketItem> ALL = CATALOG.items().toList();

  @Test
  void equalSeedsGiveEqualItemsInParallelToo() {
    List<MarketItem> again =
        MarketCatalog.generate(MarketConfig.of(ITEMS, SEED)).items().parallel().toList();

    assertThat(again).isEqualTo(ALL);
  }

  @Test
  void anItemDoesNotDependOnHowManyThereAre() {
    MarketCatalog larger = MarketCatalog.generate(MarketConfig.of(10 * ITEMS, SEED));

    assertThat(larger.item(17)).isEqualTo(ALL.get(17));
    assertThat(larger.item(ITEMS - 1)).isEqualTo(ALL.getLast());
  }

  @Test
  void anotherSeedGivesAnotherMarket() {
    MarketCatalog other = MarketCatalog.generate(MarketConfig.of(ITEMS, SEED + 1));

    long equal = 0;
    for (int i = 0; i < 500; i++) {
      equal += other.item(i).item().title().equals(ALL.get(i).item().title()) ? 1 : 0;
    }
    assertThat(equal).isLessThan(10);
  }

  @Test
  void everyCategoryHasItemsWithinItsSchema() {
    Set<Category> seen = new HashSet<>();
    for (MarketItem item : ALL) {
      TrueItem truth = item.truth();
      Category category = truth.category();
      seen.add(category);
      assertThat(category.colours().values()).contains(truth.look().colour());
      assertThat(category.patterns().values()).contains(truth.look().pattern());
      assertThat(category.materials().values()).contains(truth.look().material());
      for (Attribute attribute : category.attributes()) {
        assertThat(attribute.allows(truth.value(attribute.name())))
            .as("%s of %s is legal", attribute.name(), category)
            .isTrue();
      }
      assertThat(item.item().categories()).isEqualTo(category.path());
    }
    assertThat(seen).hasSameElementsAs(Taxonomy.categories());
  }

  @Test
  void theTaxonomyIsAsLargeAsPromised() {
    assertThat(Taxonomy.categories()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(Taxonomy.categories().stream().map(Category::form).collect(Collectors.toSet()))
        .hasSameElementsAs(EnumSet.allOf(Form.class));
    assertThat(Brands.all()).hasSizeGreaterThanOrEqualTo(120).doesNotHaveDuplicates();
    assertThat(CATALOG.sellers()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(CATALOG.sellers().stream().map(seller -> seller.name()).distinct().count())
        .isEqualTo(CATALOG.sellers().size());
  }

  @Test
  void theItemStatesTheTruthUnlessHiddenOrMisstated() {
    for (MarketItem item : ALL) {
      TrueItem truth = item.truth();
      for (Map.Entry<String, AttributeValue> entry : truth.attributes().entrySet()) {
        String name = entry.getKey();
        AttributeValue stated = item.item().attributes().get(name);
        if (truth.listing().hidden().contains(name)) {
          assertThat(stated).isNull();
        } else if (truth.listing().misstated().containsKey(name)) {
          assertThat(stated).isNotNull().isNotEqualTo(entry.getValue());
        } else {
          assertThat(stated).isEqualTo(entry.getValue());
        }
      }
    }
  }

  @Test
  void ratesOfHidingAndMisstatingLieInTheirBands() {
    double attributes = 0;
    double hidden = 0;
    double misstated = 0;
    double colourInTitle = 0;
    for (MarketItem item : ALL) {
      attributes += item.truth().attributes().size();
      hidden += item.truth().listing().hidden().size();
      misstated += item.truth().listing().misstated().size();
      colourInTitle += item.truth().listing().inTitle().contains("colour") ? 1 : 0;
    }
    assertThat(hidden / attributes).isBetween(0.12, 0.3);
    assertThat(misstated / attributes).isBetween(0.005, 0.05);
    assertThat(colourInTitle / ALL.size()).isBetween(0.3, 0.7);
  }

  @Test
  void aHiddenColourIsNotInTheText() {
    int hidden = 0;
    for (MarketItem item : ALL) {
      if (!item.truth().listing().hidden().contains("colour")) {
        continue;
      }
      hidden++;
      String colour = item.truth().look().colour().label();
      assertThat(item.item().description()).doesNotContain("colour " + colour);
      if (List.of("red", "navy blue", "turquoise", "mustard", "hot pink").contains(colour)
          && !item.truth().category().name().equals("wine glass")) {
        assertThat(" " + item.item().title().toLowerCase(Locale.ROOT) + " ")
            .doesNotContain(" " + colour + " ");
      }
    }
    assertThat(hidden).isGreaterThan(500);
  }

  @Test
  void mostTitlesDiffer() {
    long distinct = ALL.stream().map(item -> item.item().title()).distinct().count();

    assertThat(distinct).isGreaterThan((long) (0.9 * ITEMS));
  }

  @Test
  void pricesAreSaneAndFollowTheTier() {
    for (MarketItem item : ALL) {
      double price = java.util.Objects.requireNonNull(item.item().offer().price()).amount();
      assertThat(price)
          .as(item.item().title())
          .isBetween(0.9, 60 * item.truth().category().medianPrice());
    }
    assertThat(meanRelativePrice("LUXURY")).isGreaterThan(2 * meanRelativePrice("BUDGET"));
  }

  private static double meanRelativePrice(String tier) {
    return ALL.stream()
        .filter(item -> item.truth().brand().tier().name().equals(tier))
        .mapToDouble(
            item ->
                java.util.Objects.requireNonNull(item.item().offer().price()).amount()
                    / item.truth().category().medianPrice())
        .average()
        .orElseThrow();
  }

  @Test
  void ratingsFollowQualityWhereThereAreManyReviews() {
    double good = 0;
    double goods = 0;
    double bad = 0;
    double bads = 0;
    for (MarketItem item : ALL) {
      Double rating = item.item().rating();
      if (rating == null || item.item().ratingCount() < 20) {
        continue;
      }
      if (item.truth().quality() > 0.75) {
        good += rating;
        goods++;
      } else if (item.truth().quality() < 0.5) {
        bad += rating;
        bads++;
      }
    }
    assertThat(good / goods).isGreaterThan(bad / bads + 0.7);
  }

  @Test
  void accessoriesOfModelledProductsSayWhatTheyFit() {
    List<MarketItem> cases =
        ALL.stream().filter(item -> item.truth().category().name().equals("phone case")).toList();

    assertThat(cases).isNotEmpty();
    assertThat(cases)
        .allSatisfy(
            item ->
                assertThat(item.item().title())
                    .endsWith("for " + java.util.Objects.requireNonNull(item.truth().fits())));
  }

  @Test
  void queriesAreRepeatableAndVaried() {
    List<String> queries = CATALOG.queries(3, 400);

    assertThat(queries).isEqualTo(CATALOG.queries(3, 400)).noneMatch(String::isBlank);
    assertThat(queries.stream().distinct().count()).isGreaterThan(300);
    assertThat(CATALOG.queries(4, 400)).isNotEqualTo(queries);
    assertThat(CATALOG.queries(3, 500).subList(0, 400)).isEqualTo(queries);
  }

  @Test
  void everyPatternAndMaterialOccurs() {
    assertThat(ALL.stream().map(item -> item.truth().look().pattern()).collect(Collectors.toSet()))
        .hasSameElementsAs(EnumSet.allOf(Pattern.class));
    assertThat(ALL.stream().map(item -> item.truth().look().material()).collect(Collectors.toSet()))
        .hasSizeGreaterThan(Material.values().length - 6);
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThatThrownBy(() -> MarketConfig.of(0, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "items: is 0 but a market has 1 to 100000000. Start with 20000, the usual market.");
    assertThatThrownBy(() -> CATALOG.item(ITEMS)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void omissionIsWhatListingsLeaveOut() {
    double[] titled = new double[3];
    double[] hidden = new double[3];
    for (int omission = 0; omission <= 2; omission++) {
      MarketCatalog catalog =
          MarketCatalog.generate(MarketConfig.of(1_000, SEED).withOmission(omission));
      double attributes = 0;
      for (MarketItem item : catalog.items().toList()) {
        titled[omission] += item.truth().listing().inTitle().size();
        hidden[omission] += item.truth().listing().hidden().size();
        attributes += item.truth().attributes().size();
      }
      titled[omission] /= attributes;
      hidden[omission] /= attributes;
    }

    assertThat(titled[0]).isEqualTo(1);
    assertThat(titled[1]).isBetween(0.3, 0.55);
    assertThat(titled[2]).isBetween(0.02, 0.25);
    assertThat(hidden[0]).isZero();
    assertThat(hidden[2]).isBetween(1.7 * hidden[1], 2.3 * hidden[1]);
    assertThat(MarketCatalog.generate(MarketConfig.of(50, SEED).withOmission(1)).items())
        .isEqualTo(ALL.subList(0, 50));
    assertThatThrownBy(() -> MarketConfig.of(1, 1).withOmission(2.1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("omission: is 2.1 but lies in [0, 2]. 1 is usual.");
  }
}
