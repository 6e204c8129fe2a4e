package dev.aisle.market.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Taxonomy;
import dev.aisle.market.goods.TrueItem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShopperAnswersTest {
  private static final int SESSIONS = 4_000;
  private static final List<String> COLOURS = List.of("red", "teal", "navy blue", "black");
  private static final TrueItem TEAL = Goods.item("jacket", "colour=teal", "hood=false", "size=M");
  private static final TrueItem BLACK = Goods.item("jacket", "colour=black", "hood=true", "size=M");

  private static ShopperAnswers among(List<TrueItem> targets, AnswerStyle style, long seed) {
    return ShopperAnswers.among(targets, style, new SplittableRandom(seed));
  }

  @Test
  void clearShopperClicksExactlyWhatTheTargetIs() {
    for (long seed = 0; seed < 50; seed++) {
      ShopperAnswers answers = among(List.of(TEAL), AnswerStyle.CLEAR, seed);

      assertThat(answers.answer("colour", COLOURS).clicked()).containsExactly("teal");
      assertThat(answers.answer("colour", List.of("red", "black")))
          .isEqualTo(new GivenAnswer(List.of(), "none of these"));
      assertThat(answers.answer("hood", List.of("yes", "no")).clicked()).containsExactly("no");
      assertThat(answers.answer("hood", List.of("true", "false")).clicked())
          .containsExactly("false");
      assertThat(answers.answer("size", List.of("S", "m", "L")).clicked()).containsExactly("m");
      assertThat(answers.answer("brand", List.of("Nobody", TEAL.brand().name())).clicked())
          .containsExactly(TEAL.brand().name());
      assertThat(answers.answer("category", List.of("Outerwear", "Shoes")).clicked())
          .containsExactly("Outerwear");
      assertThat(answers.answer("sound", List.of("loud", "quiet")).text()).isEqualTo("don't care");
    }
  }

  @Test
  void quantitiesAreAnsweredByTheirCanonicalText() {
    ShopperAnswers answers =
        among(List.of(Goods.item("mug", "capacity=300 ml")), AnswerStyle.CLEAR, 1);

    assertThat(answers.answer("capacity", List.of("200 ml", "300 ml", "400 ml")).clicked())
        .containsExactly("300 ml");
  }

  @Test
  void oneClearTargetIsKeptInMindAndChangedMindsTurnToTheOther() {
    Set<List<String>> kept = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      ShopperAnswers answers = among(List.of(TEAL, BLACK), AnswerStyle.CLEAR, seed);
      List<String> first = answers.answer("colour", COLOURS).clicked();
      kept.add(first);
      for (int i = 0; i < 10; i++) {
        assertThat(answers.answer("colour", COLOURS).clicked()).isEqualTo(first);
      }
    }
    assertThat(kept).containsExactlyInAnyOrder(List.of("teal"), List.of("black"));

    ShopperAnswers fickle = among(List.of(TEAL, BLACK), new AnswerStyle(1, 0, 0, 0), 3);
    int teal = 0;
    for (int i = 0; i < SESSIONS; i++) {
      teal += fickle.answer("colour", COLOURS).clicked().equals(List.of("teal")) ? 1 : 0;
    }
    assertRate(teal, SESSIONS, 0.5);
  }

  @Test
  void ratesOfMissesAndFalseClicksAreAsAsked() {
    long seed = 29;
    System.out.println("seed " + seed);
    AnswerStyle style = new AnswerStyle(0, 0.3, 0.15, 0);
    int hits = 0;
    int falseClicks = 0;
    for (int i = 0; i < SESSIONS; i++) {
      List<String> clicked =
          among(List.of(TEAL), style, seed + 31L * i).answer("colour", COLOURS).clicked();
      hits += clicked.contains("teal") ? 1 : 0;
      falseClicks += clicked.size() - (clicked.contains("teal") ? 1 : 0);
    }
    assertRate(hits, SESSIONS, 0.7);
    assertRate(falseClicks, 3 * SESSIONS, 0.15);
  }

  @Test
  void indifferenceIsDrawnOncePerAttributeAndTossesCoins() {
    long seed = 37;
    System.out.println("seed " + seed);
    AnswerStyle style = new AnswerStyle(0, 0, 0, 0.4);
    int indifferent = 0;
    int clicks = 0;
    int options = 0;
    for (int i = 0; i < SESSIONS; i++) {
      ShopperAnswers answers = among(List.of(TEAL), style, seed + 41L * i);
      boolean clear = true;
      int clicked = 0;
      for (int question = 0; question < 12; question++) {
        List<String> now = answers.answer("colour", COLOURS).clicked();
        clear &= now.equals(List.of("teal"));
        clicked += now.size();
      }
      if (!clear) {
        indifferent++;
        clicks += clicked;
        options += 12 * COLOURS.size();
      }
    }
    assertRate(indifferent, SESSIONS, 0.4);
    assertRate(clicks, options, 0.5);
  }

  private static void assertRate(int successes, int trials, double rate) {
    double sigma = Math.sqrt(trials * rate * (1 - rate));
    assertThat((double) successes).isBetween(trials * rate - 3 * sigma, trials * rate + 3 * sigma);
  }

  @Test
  void preciseNeedIsAnsweredClearlyHoweverVagueTheStyle() {
    Need need = need(1, List.of());
    for (long seed = 0; seed < 50; seed++) {
      ShopperAnswers answers =
          ShopperAnswers.about(need, AnswerStyle.VAGUE, new SplittableRandom(seed));

      assertThat(answers.answer("colour", COLOURS).clicked()).containsExactly("teal");
      assertThat(answers.answer("hood", List.of("yes", "no")).clicked()).containsExactly("no");
      assertThat(answers.answer("material", List.of("denim", "leather", "nylon")).clicked())
          .containsExactly("denim", "nylon");
      assertThat(answers.answer("size", List.of("S", "M")))
          .isEqualTo(new GivenAnswer(List.of(), "don't care"));
    }
  }

  @Test
  void vagueNeedWavesBetweenWhatWouldDo() {
    Need need = need(0, List.of(new AttributeValue.Text("navy blue")));
    Set<List<String>> given = new HashSet<>();
    ShopperAnswers answers =
        ShopperAnswers.about(need, new AnswerStyle(1, 0, 0, 0), new SplittableRandom(5));
    for (int i = 0; i < 40; i++) {
      given.add(answers.answer("colour", COLOURS).clicked());
    }
    assertThat(given).containsExactlyInAnyOrder(List.of("teal"), List.of("navy blue"));
  }

  private static Need need(double clarity, List<AttributeValue> insteadOfTeal) {
    return new Need(
        Taxonomy.category("jacket"),
        List.of(
            new Need.Held(
                Wish.wanted("colour", new AttributeValue.Text("teal")), 0.5, insteadOfTeal),
            new Need.Held(Wish.wanted("hood", new AttributeValue.Flag(false)), 0.5),
            new Need.Held(Wish.unwanted("material", new AttributeValue.Text("leather")), 0.5)),
        clarity);
  }

  @Test
  void wordsOfAnAnswerNameWhatWasClicked() {
    Set<String> texts = new HashSet<>();
    for (long seed = 0; seed < 300; seed++) {
      GivenAnswer answer =
          among(List.of(TEAL), AnswerStyle.VAGUE, seed)
              .answer("colour", List.of("teal", "navy blue"));
      texts.add(answer.text());
      answer.clicked().forEach(option -> assertThat(answer.text()).contains(option));
    }
    assertThat(texts)
        .contains(
            "teal",
            "teal, please",
            "teal or navy blue",
            "teal or navy blue, not sure",
            "none of these",
            "don't care");
  }

  @Test
  void impossibleStylesAreRefused() {
    assertThatThrownBy(() -> new AnswerStyle(0, 1.1, 0, 0))
        .hasMessage("misses is 1.1 but lies in [0, 1]");
    assertThatThrownBy(() -> among(List.of(), AnswerStyle.CLEAR, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
