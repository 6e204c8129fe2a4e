package dev.aisle.core.cascade;

import static dev.aisle.core.cascade.TestCascades.SHOP;
import static dev.aisle.core.cascade.TestCascades.ids;
import static dev.aisle.core.cascade.TestCascades.request;
import static dev.aisle.core.cascade.TestCascades.search;
import static dev.aisle.core.cascade.TestCascades.slate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aisle.core.cascade.MerchandisingRules.Action;
import dev.aisle.core.cascade.MerchandisingRules.Condition;
import dev.aisle.core.cascade.MerchandisingRules.Rule;
import dev.aisle.core.cascade.MerchandisingRules.Target;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MerchandisingRulesTest {
  private static List<String> after(Slate slate, Action... actions) {
    return ids(rules(actions).apply(search("red shoe"), SHOP, slate));
  }

  private static MerchandisingRules rules(Action... actions) {
    List<Rule> rules = new ArrayList<>();
    for (Action action : actions) {
      rules.add(new Rule("rule" + rules.size(), Condition.ALWAYS, action));
    }
    return new MerchandisingRules(rules);
  }

  private static Action pin(int item, int position) {
    return new Action.Pin(new ItemId("i" + item), position);
  }

  private static Target brand(int number) {
    return new Target.Brand("brand" + number);
  }

  @Test
  void aPinnedItemStandsAtItsPosition() {
    assertThat(after(slate(5), pin(4, 2))).containsExactly("i0", "i4", "i1", "i2", "i3");
    assertThat(after(slate(5), pin(0, 4))).containsExactly("i1", "i2", "i3", "i0", "i4");
    assertThat(after(slate(3), pin(0, 99))).containsExactly("i1", "i2", "i0");
  }

  @Test
  void aPinOfWhatWasNotFoundChangesNothing() {
    assertThat(after(slate(3), pin(7, 1))).containsExactly("i0", "i1", "i2");
  }

  @Test
  void severalPinsAllHoldAndTheLaterRuleWinsATie() {
    assertThat(after(slate(5), pin(3, 3), pin(4, 1))).containsExactly("i4", "i0", "i3", "i1", "i2");
    assertThat(after(slate(4), pin(2, 1), pin(3, 1))).containsExactly("i3", "i2", "i0", "i1");
    assertThat(after(slate(4), pin(2, 1), pin(2, 3))).containsExactly("i0", "i1", "i2", "i3");
  }

  @Test
  void aBoostDividesThePlaceAndKeepsTheOrderAmongTheBoosted() {
    // Brand 2 is i2, i5, i8 at places 3, 6, 9: they compete as 1, 2 and 3 and lose ties.
    assertThat(after(slate(9), new Action.Boost(brand(2), 3)))
        .containsExactly("i0", "i2", "i1", "i5", "i8", "i3", "i4", "i6", "i7");
  }

  @Test
  void boostsMultiply() {
    assertThat(
            after(
                slate(9),
                new Action.Boost(new Target.One(new ItemId("i8")), 3),
                new Action.Boost(brand(2), 4)))
        .startsWith("i2", "i8");
  }

  @Test
  void buriedItemsComeLastInTheirOrder() {
    assertThat(after(slate(6), new Action.Bury(brand(0))))
        .containsExactly("i1", "i2", "i4", "i5", "i0", "i3");
  }

  @Test
  void blockedItemsAreGoneEvenWherePinned() {
    assertThat(after(slate(4), pin(3, 1), new Action.Block(brand(0)))).containsExactly("i1", "i2");
    assertThat(after(slate(6), new Action.Block(new Target.Category("category0"))))
        .containsExactly("i1", "i2", "i3", "i4");
  }

  @Test
  void aConditionHoldsForItsWordsInAnyOrderAndCase() {
    MerchandisingRules rules =
        new MerchandisingRules(
            List.of(new Rule("shoes", new Condition("Shoe RED", null), pin(2, 1))));
    assertThat(ids(rules.apply(search("cheap red shoe"), SHOP, slate(3)))).startsWith("i2");
    assertThat(ids(rules.apply(search("red shoes"), SHOP, slate(3)))).startsWith("i0");
  }

  @Test
  void aCategoryConditionNeedsTheFilter() {
    MerchandisingRules rules =
        new MerchandisingRules(
            List.of(new Rule("all", new Condition(null, "category1"), pin(2, 1))));
    assertThat(ids(rules.apply(search("red shoe"), SHOP, slate(3)))).startsWith("i0");
  }

  @Test
  void underAnotherSortOrderOnlyBlocksApply() {
    Request byPrice = request("q", SortOrder.PRICE_ASCENDING, 0, 20, Duration.ofSeconds(10));
    assertThat(
            ids(
                rules(pin(3, 1), new Action.Bury(brand(1)), new Action.Block(brand(2)))
                    .apply(byPrice, SHOP, slate(5))))
        .containsExactly("i0", "i1", "i3", "i4");
  }

  @Test
  void whatRulesDidIsExplained() {
    MerchandisingRules rules = rules(pin(3, 1), new Action.Boost(brand(0), 2));
    assertThat(rules.effects(search("q"), SHOP, new ItemId("i3")))
        .extracting(RuleEffect::effect)
        .containsExactly("pinned to place 1", "boosted by 2.0");
    assertThat(rules.explain(search("q"), SHOP, slate(4), new ItemId("i1")).text())
        .isEqualTo("no rule names it");
  }

  @Test
  void senselessRulesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pin(1, 0))
        .withMessage("pin of i1 at position 0, but positions start at 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Action.Boost(brand(1), 0.5))
        .withMessage("boost by 0.5, but factors are above 1");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void rulesNeverRepeatOrLoseWhatTheyDoNotBlock(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Slate slate = slate(random.nextInt(25));
      List<Action> actions = new ArrayList<>();
      Integer blocked = null;
      for (int i = random.nextInt(6); i > 0; i--) {
        switch (random.nextInt(4)) {
          case 0 -> actions.add(pin(random.nextInt(25), 1 + random.nextInt(30)));
          case 1 -> actions.add(new Action.Boost(brand(random.nextInt(3)), 1.5));
          case 2 -> actions.add(new Action.Bury(brand(random.nextInt(3))));
          default -> {
            blocked = blocked == null ? random.nextInt(3) : blocked;
            actions.add(new Action.Block(brand(blocked)));
          }
        }
      }
      List<String> expected = new ArrayList<>(ids(slate));
      Integer gone = blocked;
      expected.removeIf(id -> gone != null && Integer.parseInt(id.substring(1)) % 3 == gone);
      List<String> actual = after(slate, actions.toArray(Action[]::new));
      assertThat(actual).hasSameSizeAs(new HashSet<>(actual));
      assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
