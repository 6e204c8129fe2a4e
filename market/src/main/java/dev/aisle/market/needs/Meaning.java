package dev.aisle.market.needs;

import dev.aisle.core.InvalidInputException;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.Taxonomy;
import dev.aisle.market.goods.TrueItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a query asks for: a category and the wishes that were put into words. Two queries that ask
/// for the same thing in different words have equal meanings; true grades belong to meanings.
///
/// The wishes are kept in canonical order, so that equality, hash and text depend on nothing else.
/// [#toString()] is one line and [#parse(String)] reads it back:
/// `jacket|colour=teal|!hood=true|brand=Norvelle|price<=4000`.
///
/// @param wishes at most one about each thing, of values that the category knows
public record Meaning(Category category, List<Wish> wishes) {
  private static final Comparator<Wish> ORDER =
      Comparator.comparingInt(Meaning::rank).thenComparing(Wish::toString);

  public Meaning {
    wishes = wishes.stream().sorted(ORDER).toList();
    requireLegal(category, wishes);
  }

  /// @throws IllegalArgumentException where two wishes are about the same, or the category does not
  ///     know a value
  static void requireLegal(Category category, List<Wish> wishes) {
    Set<String> seen = new HashSet<>();
    for (Wish wish : wishes) {
      if (!seen.add(wish.about())) {
        throw new IllegalArgumentException("two wishes about " + wish.about() + " in " + wishes);
      }
      if (wish instanceof Wish.OfAttribute on
          && !SchemaValues.legal(category, on.attribute(), on.value())) {
        throw new IllegalArgumentException(
            "\"" + on + "\" cannot be asked of the category " + category);
      }
    }
  }

  /// Whether an item is of the category and truly satisfies every wish.
  public boolean satisfiedBy(TrueItem item, long cents) {
    return TrueGrades.grade(this, item, cents) == Grade.EXACT;
  }

  /// Reads the canonical text.
  ///
  /// @throws InvalidInputException where it is no canonical text of a meaning
  public static Meaning parse(String text) {
    String[] parts = text.split("\\|", -1);
    try {
      Category category = Taxonomy.category(parts[0]);
      List<Wish> wishes = new ArrayList<>();
      for (int i = 1; i < parts.length; i++) {
        wishes.add(wish(category, parts[i]));
      }
      return new Meaning(category, wishes);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "meaning \"" + text + "\"",
          String.valueOf(e.getMessage()),
          "Write it as in \"dress|colour=teal|brand=Norvelle|price<=4000\".",
          e);
    }
  }

  private static Wish wish(Category category, String part) {
    if (part.startsWith("price<=")) {
      return new Wish.AtMost(Long.parseLong(part.substring(7)));
    }
    if (part.startsWith("price~")) {
      return new Wish.Around(Long.parseLong(part.substring(6)));
    }
    int equals = part.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("\"" + part + "\" is not a wish");
    }
    boolean shunned = part.startsWith("!");
    String about = part.substring(shunned ? 1 : 0, equals);
    String value = part.substring(equals + 1);
    if (shunned) {
      return Wish.unwanted(about, SchemaValues.read(category, about, value));
    }
    return switch (about) {
      case "brand" -> new Wish.OfBrand(value);
      case "model" -> new Wish.OfModel(value);
      case "fits" -> new Wish.Fitting(value);
      case "price" -> new Wish.PricedAs(level(value));
      default -> Wish.wanted(about, SchemaValues.read(category, about, value));
    };
  }

  private static PriceLevel level(String word) {
    for (PriceLevel level : PriceLevel.values()) {
      if (level.word().equals(word)) {
        return level;
      }
    }
    throw new IllegalArgumentException("no price level is called \"" + word + "\"");
  }

  private static int rank(Wish wish) {
    return switch (wish) {
      case Wish.Wants _ -> 0;
      case Wish.Shuns _ -> 1;
      case Wish.OfBrand _ -> 2;
      case Wish.OfModel _ -> 3;
      case Wish.Fitting _ -> 4;
      case Wish.OfPrice _ -> 5;
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Meaning meaning
        && category.name().equals(meaning.category.name())
        && wishes.equals(meaning.wishes);
  }

  @Override
  public int hashCode() {
    return 31 * category.name().hashCode() + wishes.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(category.name());
    for (Wish wish : wishes) {
      out.append('|').append(wish);
    }
    return out.toString();
  }
}
