package dev.aisle.market.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.needs.Meaning;
import dev.aisle.market.needs.Need;
import dev.aisle.market.needs.NeedStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryWriterTest {
  private static final List<MarketItem> ALL =
      MarketCatalog.generate(MarketConfig.of(4_000, 31)).items().toList();

  private static Meaning meaning(MarketItem item, SplittableRandom random) {
    long cents = Objects.requireNonNull(item.item().offer().price()).cents();
    return Need.around(item.truth(), cents, NeedStyle.USUAL.withNegation(0.2), random).meaning();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "dress; dress",
        "dress|colour=teal|material=silk|pattern=solid; teal silk solid dress",
        "dress|size=M|length=midi|brand=Norvelle; norvelle midi dress size m",
        "jacket|waterproof=true|hood=true; waterproof jacket with hood",
        "dress|!sleeve=long sleeve; dress not long sleeve",
        "dress|!pattern=solid; dress patterned",
        "desk|!drawers=two drawers; desk not two drawers",
        "jacket|!waterproof=true; jacket not waterproof",
        "mug|capacity=300 ml|colour=navy blue; navy blue mug 300 ml",
        "phone case|fits=Tavik V40|colour=red; red phone case for tavik v40",
        "smartphone|model=Tavik V40|storage=128 GB; tavik v40 smartphone 128 gb",
        "shampoo|silicone-free=true; shampoo without silicone",
        "socks|pack=1 pairs; socks pack 1 pairs",
      })
  void plainStyleSaysItInCanonicalWords(String meaning, String text) {
    assertThat(QueryWriter.write(Meaning.parse(meaning), QueryStyle.PLAIN, new SplittableRandom(1)))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "jacket|!hood=true; jacket (without|no) hood",
        "jacket|!material=leather; jacket (not|no) leather",
        "jacket|price<=4000; jacket (under|below|up to|max|less than) 40",
        "jacket|price<=3999; jacket (under|below|up to|max|less than) 39\\.99",
        "jacket|price~4000; jacket (around|about) 40",
        "jacket|price=cheap|colour=red; (cheap|affordable|budget) red jacket",
        "jacket|price=luxury; (luxury|high-end|expensive) jacket",
        "table lamp|!dimmable=true; table lamp (not |non-)dimmable",
      })
  void someWishesHaveSeveralWordings(String meaning, String pattern) {
    SplittableRandom random = new SplittableRandom(2);
    List<String> texts =
        java.util.stream.Stream.generate(
                () -> QueryWriter.write(Meaning.parse(meaning), QueryStyle.PLAIN, random))
            .limit(60)
            .toList();

    assertThat(texts).allMatch(text -> text.matches(pattern));
    assertThat(texts.stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void queryHoldsItsNounOrASynonym() {
    long seed = 3;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    QueryStyle neverMisspelt = new QueryStyle(0, 0.3, 0.3, 0.3, 0.3);
    for (MarketItem item : ALL) {
      String text = " " + QueryWriter.write(meaning(item, random), neverMisspelt, random) + " ";

      assertThat(item.truth().category().nouns())
          .as(text)
          .anyMatch(noun -> text.contains(" " + noun.toLowerCase(Locale.ROOT) + " "));
    }
  }

  @Test
  void typingErrorsAreAsFrequentAsAsked() {
    long seed = 4;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int misspelt = 0;
    for (MarketItem item : ALL) {
      Meaning meaning = meaning(item, random);
      SplittableRandom typing = random.split();
      long state = typing.nextLong();
      String typed = QueryWriter.write(meaning, QueryStyle.USUAL, new SplittableRandom(state));
      String meant = QueryWriter.spelt(meaning, QueryStyle.USUAL, new SplittableRandom(state));
      if (!typed.equals(meant)) {
        misspelt++;
        assertThat(differingWords(typed, meant)).as(typed + " for " + meant).isEqualTo(1);
      }
    }
    double rate = QueryStyle.USUAL.misspelt();
    double sigma = Math.sqrt(ALL.size() * rate * (1 - rate));
    assertThat((double) misspelt)
        .isBetween(ALL.size() * rate - 3 * sigma, ALL.size() * rate + 3 * sigma);
  }

  private static int differingWords(String one, String other) {
    String[] ones = one.split(" ");
    String[] others = other.split(" ");
    assertThat(ones).hasSameSizeAs(others);
    int differ = 0;
    for (int i = 0; i < ones.length; i++) {
      differ += ones[i].equals(others[i]) ? 0 : 1;
    }
    return differ;
  }

  @Test
  void synonymsAndOrdersVary() {
    SplittableRandom random = new SplittableRandom(6);
    Meaning meaning = Meaning.parse("dress|colour=teal|material=silk|brand=Norvelle");
    List<String> texts =
        java.util.stream.Stream.generate(() -> QueryWriter.spelt(meaning, QueryStyle.USUAL, random))
            .limit(300)
            .distinct()
            .toList();

    assertThat(texts)
        .contains("norvelle teal silk dress", "norvelle petrol silk dress")
        .anyMatch(text -> text.startsWith("dress ") || text.startsWith("gown "))
        .anyMatch(text -> text.matches(".*(teal|petrol) (silk )?norvelle.*"));
  }
}
