package dev.aisle.market.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.goods.Taxonomy;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {
  @Test
  void canonicalTextIsReadBack() {
    long seed = 17;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (MarketItem item : Goods.ALL) {
      Meaning meaning =
          Need.around(item.truth(), Goods.cents(item), NeedStyle.USUAL.withNegation(0.3), random)
              .meaning();

      Meaning read = Meaning.parse(meaning.toString());

      assertThat(read)
          .isEqualTo(meaning)
          .hasSameHashCodeAs(meaning)
          .hasToString(meaning.toString());
      assertThat(meaning.toString()).doesNotContain("\n");
    }
  }

  @Test
  void theOrderOfWishesDoesNotMatter() {
    Wish teal = Wish.wanted("colour", new AttributeValue.Text("teal"));
    Wish noHood = Wish.wanted("hood", new AttributeValue.Flag(false));
    Wish brand = new Wish.OfBrand("Norvelle");
    Wish limit = new Wish.AtMost(4_000);

    Meaning meaning = new Meaning(Taxonomy.category("jacket"), List.of(limit, brand, noHood, teal));

    assertThat(meaning)
        .hasToString("jacket|colour=teal|!hood=true|brand=Norvelle|price<=4000")
        .isEqualTo(new Meaning(Taxonomy.category("jacket"), List.of(teal, noHood, brand, limit)))
        .isEqualTo(Meaning.parse("jacket|price<=4000|hood=false|brand=Norvelle|colour=teal"))
        .isNotEqualTo(Meaning.parse("jacket|colour=teal|hood=true|brand=Norvelle|price<=4000"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "dres; no category is called \"dres\"",
        "dress|colour=tael; no dress has colour \"tael\"",
        "dress|hood=true; no dress has hood \"true\"",
        "jacket|hood=maybe; \"maybe\" is neither true nor false",
        "mug|capacity=300 l; no mug has capacity \"300 l\"",
        "mug|price=free; no price level is called \"free\"",
        "mug|price<=0; a price wish needs 1 to 1000000000000 cents, not 0",
        "mug|colour=red|colour=blue;" + " two wishes about colour in [colour=blue, colour=red]",
        "mug|nonsense; \"nonsense\" is not a wish",
        "mug|brand=; \"\" is no name to wish for",
      })
  void otherTextsAreRefused(String text, String problem) {
    assertThatThrownBy(() -> Meaning.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "meaning \""
                + text
                + "\": "
                + problem.strip()
                + ". Write it as in \"dress|colour=teal|brand=Norvelle|price<=4000\".");
  }
}
