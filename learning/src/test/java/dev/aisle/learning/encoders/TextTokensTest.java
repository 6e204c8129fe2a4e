package dev.aisle.learning.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.TestItems;
import dev.aisle.core.TestTexts;
import dev.aisle.core.catalog.Item;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextTokensTest {
  private static final TextTokens TOKENS = new TextTokens(1 << 16);

  @Test
  void wordsAreFoldedAndKeepDecimals() {
    assertThat(TextTokens.words("Crème BRÛLÉE, 15.6-inch Größe ｆｕｌｌ 1,5 l.", 48))
        .containsExactly("creme", "brulee", "15.6", "inch", "große", "full", "1.5", "l");
  }

  /// Saved models hold a row for each bucket: these must never change. Computed apart from the
  /// code, with FNV-1a over `w` + word, `p` + pair and `t` + trigram.
  @Test
  void bucketsAreThoseOfTheFirstVersion() {
    TokenBag bag = TOKENS.query("red shoe");
    assertThat(part(bag, TextPart.QUERY_WORD)).containsExactly(GOLDEN_WORDS);
    assertThat(part(bag, TextPart.QUERY_PAIR)).containsExactly(GOLDEN_PAIR);
    assertThat(part(bag, TextPart.QUERY_TRIGRAM)).containsExactly(GOLDEN_TRIGRAMS);
  }

  private static final int[] GOLDEN_WORDS = {35088, 45332};
  private static final int[] GOLDEN_PAIR = {37463};
  private static final int[] GOLDEN_TRIGRAMS = {34122, 64835, 55036, 49875, 18055, 58925, 29024};

  @Test
  void equalWordsOfQueryAndTitleHaveEqualBuckets() {
    TokenBag query = TOKENS.query("Blue Suède boots");
    TokenBag item = TOKENS.item(TestItems.item("a", "BLUE suede Boots", "9.99", "Shoes"));
    assertThat(part(query, TextPart.QUERY_WORD)).isEqualTo(part(item, TextPart.TITLE_WORD));
    assertThat(part(query, TextPart.QUERY_PAIR)).isEqualTo(part(item, TextPart.TITLE_PAIR));
    assertThat(part(query, TextPart.QUERY_TRIGRAM)).isEqualTo(part(item, TextPart.TITLE_TRIGRAM));
  }

  @Test
  void misspelledWordsShareMostTrigrams() {
    List<Integer> right =
        Arrays.stream(part(TOKENS.query("headphones"), TextPart.QUERY_TRIGRAM)).boxed().toList();
    List<Integer> wrong =
        Arrays.stream(part(TOKENS.query("headphnoes"), TextPart.QUERY_TRIGRAM)).boxed().toList();
    assertThat(wrong.stream().filter(right::contains).count()).isGreaterThanOrEqualTo(6);
  }

  @Test
  void hostileTextsCostABoundedNumberOfTokensInRange() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 300; i++) {
      Item item = TestItems.random(random);
      String query = TestTexts.hostile(random).repeat(1 + random.nextInt(200));
      for (TokenBag bag : List.of(TOKENS.item(item), TOKENS.query(query))) {
        assertThat(Arrays.stream(bag.buckets()).allMatch(bucket -> bucket >= 1 && bucket < 1 << 16))
            .isTrue();
        assertThat(bag.size()).isLessThan(20_000);
        assertThat(bag.to(TextPart.COUNT - 1)).isEqualTo(bag.size());
      }
      assertThat(TOKENS.query(query).size()).isLessThanOrEqualTo(24 + 23 + 24 * 24);
    }
    assertThat(TOKENS.query("?!… —").size()).isZero();
  }

  private static int[] part(TokenBag bag, TextPart part) {
    return Arrays.copyOfRange(bag.buckets(), bag.from(part.index()), bag.to(part.index()));
  }
}
