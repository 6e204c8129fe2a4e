package dev.aisle.market.needs;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.TrueItem;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a shopper truly wants: a category and wishes, each with its strength and, where it is held
/// vaguely, other values that would do as well. Hidden from everything that is learned or served; a
/// query shows the part of it that was put into words, its [Meaning].
///
/// @param wishes at most one about each thing
/// @param clarity how precisely it is held: 1 knows exactly and says so, 0 hardly knows, `[0, 1]`
public record Need(Category category, List<Held> wishes, double clarity) {
  /// Probability that even the vaguest shopper says a wish of strength 1.
  private static final double ALWAYS_SAID = 0.5;

  public Need {
    wishes = List.copyOf(wishes);
    if (!(clarity >= 0 && clarity <= 1)) {
      throw new IllegalArgumentException("clarity is " + clarity + " but lies in [0, 1]");
    }
    Meaning.requireLegal(category, wishes.stream().map(Held::wish).toList());
  }

  /// A wish that is held.
  ///
  /// @param strength how much it matters, in `(0, 1]`
  /// @param instead other values of the same attribute that would do as well; only for [Wish.Wants]
  public record Held(Wish wish, double strength, List<AttributeValue> instead) {
    public Held {
      instead = List.copyOf(instead);
      if (!(strength > 0 && strength <= 1)) {
        throw new IllegalArgumentException("strength is " + strength + " but lies in (0, 1]");
      }
      if (!instead.isEmpty() && !(wish instanceof Wish.Wants)) {
        throw new IllegalArgumentException("only a wanted value has others instead, not " + wish);
      }
    }

    /// A wish with nothing that would do instead.
    public Held(Wish wish, double strength) {
      this(wish, strength, List.of());
    }

    /// Whether the wish or one of its alternatives is truly satisfied.
    public boolean satisfiedBy(TrueItem item, long cents) {
      return wish instanceof Wish.OfAttribute on
          ? accepts(item.attributes().get(on.attribute()))
          : wish.satisfiedBy(item, cents);
    }

    /// Whether the wish about an attribute, or an alternative, is satisfied by a value.
    boolean accepts(@Nullable AttributeValue value) {
      return wish instanceof Wish.OfAttribute on
          && (on.accepts(value) || (value != null && instead.contains(value)));
    }
  }

  /// A need that an existing item satisfies wholly.
  ///
  /// @param seed an item that someone could want
  /// @param cents its price
  /// @param style what such needs are about
  public static Need around(TrueItem seed, long cents, NeedStyle style, RandomGenerator random) {
    return new NeedMaker(seed, cents, style, random).make();
  }

  /// The share of the wishes, by strength, that an item truly satisfies, in `[0, 1]`; 1 where there
  /// are no wishes, 0 in another category.
  public double fit(TrueItem item, long cents) {
    if (!category.name().equals(item.category().name())) {
      return 0;
    }
    double met = 0;
    double all = 0;
    for (Held held : wishes) {
      all += held.strength();
      met += held.satisfiedBy(item, cents) ? held.strength() : 0;
    }
    return all == 0 ? 1 : met / all;
  }

  /// Whether an item satisfies every wish.
  public boolean satisfiedBy(TrueItem item, long cents) {
    return category.name().equals(item.category().name())
        && wishes.stream().allMatch(held -> held.satisfiedBy(item, cents));
  }

  /// All of it put into words.
  public Meaning meaning() {
    return new Meaning(category, wishes.stream().map(Held::wish).toList());
  }

  /// The part that is put into words this time: each wish with probability
  /// `clarity + (1 − clarity) · strength / 2`.
  public Meaning expressed(RandomGenerator random) {
    List<Wish> said = new ArrayList<>();
    for (Held held : wishes) {
      double probability = clarity + (1 - clarity) * ALWAYS_SAID * held.strength();
      if (random.nextDouble() < probability) {
        said.add(held.wish());
      }
    }
    return new Meaning(category, said);
  }
}
