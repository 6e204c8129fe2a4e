package dev.aisle.core.cascade;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.SortOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The shop's own orders about what is shown, applied to the whole ranked list after all learned
/// stages: first what is blocked goes, then boosted and buried items move, then pinned ones take
/// their places. Personalisation stays: between items that no rule names, and among those that the
/// same rule names, the order is kept.
///
/// - A *boost* by `factor` divides the item's place: the 12th with factor 3 competes as the 4th. So
///   it means the same whatever the scale of the last stage's scores. Several boosts multiply.
/// - *Bury* puts items behind all others.
/// - *Pin* puts one item at a place, if the cascade found it for the request at all; a pin does not
///   put an item before shoppers whose filters rule it out.
/// - With a sort order other than [SortOrder#RELEVANCE] only blocks apply: the shopper asked for
///   that order.
///
/// Declared rules are few (tens to hundreds); the cost is rules that hold times candidates.
public record MerchandisingRules(List<Rule> rules) implements Stage {
  /// No orders.
  public static final MerchandisingRules NONE = new MerchandisingRules(List.of());

  public MerchandisingRules {
    rules = List.copyOf(rules);
  }

  /// One order of the shop.
  ///
  /// @param name how receipts call it: `summer-sale`
  public record Rule(String name, Condition when, Action then) {}

  /// When a rule holds; all that is given must.
  ///
  /// @param query words that the typed query must contain, in any order and case; null for any
  /// @param category a category that the request must be filtered by; null for any
  public record Condition(@Nullable String query, @Nullable String category) {
    /// Holds always.
    public static final Condition ALWAYS = new Condition(null, null);

    /// Whether the rule holds for the request.
    public boolean holds(Request request) {
      return (query == null
              || (request.query() != null && words(request.query()).containsAll(words(query))))
          && (category == null || request.filters().categories().contains(category));
    }

    private static List<String> words(String text) {
      return List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    }
  }

  /// What a rule does.
  public sealed interface Action {
    /// Puts the item at a 1-based position of the list.
    record Pin(ItemId item, int position) implements Action {
      public Pin {
        if (position < 1) {
          throw new IllegalArgumentException(
              "pin of " + item + " at position " + position + ", but positions start at 1");
        }
      }
    }

    /// Divides the place of matching items by a factor of more than 1.
    record Boost(Target target, double factor) implements Action {
      public Boost {
        if (!(factor > 1 && factor < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("boost by " + factor + ", but factors are above 1");
        }
      }
    }

    /// Puts matching items behind all others.
    record Bury(Target target) implements Action {}

    /// Takes matching items out.
    record Block(Target target) implements Action {}
  }

  /// The items that a rule is about.
  public sealed interface Target {
    /// Whether the item is meant; `item` is null where the catalogue no longer has it.
    boolean covers(ItemId id, @Nullable Item item);

    /// One item.
    record One(ItemId target) implements Target {
      @Override
      public boolean covers(ItemId id, @Nullable Item item) {
        return target.equals(id);
      }
    }

    /// All items of a brand.
    record Brand(String brand) implements Target {
      @Override
      public boolean covers(ItemId id, @Nullable Item item) {
        return item != null && brand.equals(item.brand());
      }
    }

    /// All items with a category anywhere in their path.
    record Category(String category) implements Target {
      @Override
      public boolean covers(ItemId id, @Nullable Item item) {
        return item != null && item.categories().contains(category);
      }
    }
  }

  @Override
  public Slot slot() {
    return Slot.RULES;
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Slate apply(Request request, ShopView shop, Slate slate) {
    List<Rule> holding = rules.stream().filter(rule -> rule.when().holds(request)).toList();
    if (holding.isEmpty()) {
      return slate;
    }
    boolean mayMove = request.sort() == SortOrder.RELEVANCE;
    List<Placed> placed = new ArrayList<>(slate.size());
    for (Candidate candidate : slate.candidates()) {
      @Nullable Placed at = place(candidate, placed.size() + 1, holding, shop);
      if (at != null) {
        placed.add(at);
      }
    }
    if (mayMove) {
      placed.sort(Comparator.comparing(Placed::buried).thenComparingDouble(Placed::key));
    }
    List<Candidate> ordered = new ArrayList<>(placed.stream().map(Placed::candidate).toList());
    if (mayMove) {
      pin(ordered, holding);
    }
    return new Slate(ordered);
  }

  /// Where a candidate goes before pins.
  private record Placed(Candidate candidate, boolean buried, double key) {}

  private static @Nullable Placed place(
      Candidate candidate, int rank, List<Rule> holding, ShopView shop) {
    ItemId id = candidate.item();
    Item item = shop.item(id);
    boolean buried = false;
    double factor = 1;
    for (Rule rule : holding) {
      switch (rule.then()) {
        case Action.Block(Target target) when target.covers(id, item) -> {
          return null;
        }
        case Action.Bury(Target target) -> buried |= target.covers(id, item);
        case Action.Boost(Target target, double by) -> factor *= target.covers(id, item) ? by : 1;
        case Action.Block _, Action.Pin _ -> {}
      }
    }
    return new Placed(candidate, buried, rank / factor);
  }

  /// Pinned items leave their places and enter at their positions, lowest position first. Where two
  /// rules pin different items to one position the later rule's comes first.
  private static void pin(List<Candidate> ordered, List<Rule> holding) {
    Map<Integer, List<ItemId>> pins = new TreeMap<>();
    for (Rule rule : holding) {
      if (rule.then() instanceof Action.Pin(ItemId item, int position)) {
        pins.values().forEach(items -> items.remove(item));
        pins.computeIfAbsent(position, _ -> new ArrayList<>()).addFirst(item);
      }
    }
    Map<Integer, List<Candidate>> taken = new TreeMap<>();
    pins.forEach(
        (position, items) -> {
          for (ItemId item : items) {
            ordered.stream()
                .filter(candidate -> candidate.item().equals(item))
                .findFirst()
                .ifPresent(
                    candidate ->
                        taken.computeIfAbsent(position, _ -> new ArrayList<>()).add(candidate));
          }
        });
    taken.values().forEach(ordered::removeAll);
    taken.forEach(
        (position, candidates) ->
            ordered.addAll(Math.min(position - 1, ordered.size()), candidates));
  }

  /// What the rules that hold for the request do to the item.
  public List<RuleEffect> effects(Request request, ShopView shop, ItemId id) {
    Item item = shop.item(id);
    boolean mayMove = request.sort() == SortOrder.RELEVANCE;
    List<RuleEffect> effects = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.when().holds(request)) {
        @Nullable String effect =
            switch (rule.then()) {
              case Action.Block(Target target) -> target.covers(id, item) ? "blocked" : null;
              case Action.Bury(Target target) ->
                  mayMove && target.covers(id, item) ? "buried" : null;
              case Action.Boost(Target target, double factor) ->
                  mayMove && target.covers(id, item) ? "boosted by " + factor : null;
              case Action.Pin(ItemId pinned, int position) ->
                  mayMove && pinned.equals(id) ? "pinned to place " + position : null;
            };
        if (effect != null) {
          effects.add(new RuleEffect(rule.name(), id, effect));
        }
      }
    }
    return effects;
  }

  @Override
  public Explanation explain(Request request, ShopView shop, Slate slate, ItemId item) {
    List<Explanation> parts =
        effects(request, shop, item).stream()
            .map(effect -> new Explanation(1, effect.effect() + " by " + effect.rule()))
            .toList();
    return new Explanation(
        parts.size(), parts.isEmpty() ? "no rule names it" : "rules that name it", parts);
  }
}
