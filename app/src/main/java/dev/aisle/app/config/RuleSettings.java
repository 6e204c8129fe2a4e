package dev.aisle.app.config;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.MerchandisingRules.Action;
import dev.aisle.core.cascade.MerchandisingRules.Condition;
import dev.aisle.core.cascade.MerchandisingRules.Rule;
import dev.aisle.core.cascade.MerchandisingRules.Target;
import dev.aisle.core.catalog.ItemId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One merchandising rule as written: when it holds (`query`, `filter`), one target (`item`,
/// `brand` or `category`) and one action (`pin`, `boost`, `bury` or `block`).
///
/// @param name how receipts call it; made up from its place in the file where left out
/// @param query only for queries with these words
/// @param filter only where the shopper filters by this category
/// @param item the target: this item
/// @param brand the target: items of this brand
/// @param category the target: items below this category
/// @param pin 1-based position to put the item at
/// @param boost factor above 1 by which targets move up
/// @param bury whether targets go behind all others
/// @param block whether targets are left out
public record RuleSettings(
    @Nullable String name,
    @Nullable String query,
    @Nullable String filter,
    @Nullable String item,
    @Nullable String brand,
    @Nullable String category,
    @Nullable Integer pin,
    @Nullable Double boost,
    @Nullable Boolean bury,
    @Nullable Boolean block) {

  /// The rule itself.
  ///
  /// @param number 1-based place in the file, for the name and for messages
  /// @throws InvalidInputException where target or action are missing, doubled or out of range
  Rule rule(int number) {
    String place = "rules." + (number - 1);
    Target target = only(place, "target (item, brand or category)", targets());
    Action action = only(place, "action (pin, boost, bury or block)", actions(place, target));
    return new Rule(name == null ? "rule " + number : name, new Condition(query, filter), action);
  }

  private List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    if (item != null) {
      targets.add(new Target.One(new ItemId(item)));
    }
    if (brand != null) {
      targets.add(new Target.Brand(brand));
    }
    if (category != null) {
      targets.add(new Target.Category(category));
    }
    return targets;
  }

  private List<Action> actions(String place, Target target) {
    List<Action> actions = new ArrayList<>();
    try {
      if (pin != null) {
        if (!(target instanceof Target.One(ItemId one))) {
          throw new InvalidInputException(place, "pins more than one item", "Pin a single item.");
        }
        actions.add(new Action.Pin(one, pin));
      }
      if (boost != null) {
        actions.add(new Action.Boost(target, boost));
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          place, String.valueOf(e.getMessage()), "Correct the number.", e);
    }
    if (bury != null && bury) {
      actions.add(new Action.Bury(target));
    }
    if (block != null && block) {
      actions.add(new Action.Block(target));
    }
    return actions;
  }

  private static <T> T only(String place, String what, List<T> found) {
    if (found.size() != 1) {
      throw new InvalidInputException(
          place,
          "has " + (found.isEmpty() ? "no " : found.size() + " times a ") + what,
          "Give each rule exactly one; write two rules for two.");
    }
    return found.getFirst();
  }
}
