package dev.aisle.market.needs;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.TrueItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes one need around an item that satisfies it.
final class NeedMaker {
  /// How often colour, pattern, material and finish are what a wish about looks is about.
  private static final double[] LOOK_SHARES = {0.55, 0.17, 0.23, 0.05};

  private static final double CLARITY_SPREAD = 0.3;
  private static final double WEAKEST = 0.3;
  private static final double PRICED_AS = 0.35;
  private static final double AROUND = 0.2;
  private static final int ATTEMPTS = 12;

  /// Who is vague about anything still knows the own size.
  private static final Set<String> NEVER_VAGUE = Set.of("size", "gender", "fits screen");

  private final TrueItem seed;
  private final Category category;
  private final long cents;
  private final NeedStyle style;
  private final RandomGenerator random;
  private final List<Subject> subjects = new ArrayList<>();

  /// Something that a wish could be about.
  ///
  /// @param wanted weight among wishes for what the item has, 0 where it has nothing to wish for
  /// @param shunned weight among wishes against what it does not have
  private record Subject(String about, double wanted, double shunned) {}

  NeedMaker(TrueItem seed, long cents, NeedStyle style, RandomGenerator random) {
    this.seed = seed;
    this.category = seed.category();
    this.cents = cents;
    this.style = style;
    this.random = random;
    looks();
    details();
    subjects.add(new Subject("brand", style.brand(), 0));
    subjects.add(new Subject("price", cents > 0 ? style.price() : 0, 0));
  }

  Need make() {
    double clarity =
        Math.clamp(
            style.clarity() + CLARITY_SPREAD * (random.nextDouble() + random.nextDouble() - 1),
            0.0,
            1.0);
    List<Need.Held> held = new ArrayList<>();
    if (seed.fits() != null && random.nextDouble() < style.fits()) {
      held.add(new Need.Held(new Wish.Fitting(seed.fits()), 1));
    }
    for (int left = count(); left > 0; left--) {
      boolean negated = random.nextDouble() < style.negation();
      Subject subject = pick(negated);
      if (subject == null) {
        break;
      }
      subjects.remove(subject);
      held.add(held(subject.about(), negated, clarity));
    }
    return new Need(category, held, clarity);
  }

  private void looks() {
    int[] choices = {
      category.colours().values().size(),
      category.patterns().values().size(),
      category.materials().values().size(),
      2
    };
    double[] shunned = {0.15, 0.15, 0.5, 0};
    for (int i = 0; i < choices.length; i++) {
      boolean telling = choices[i] > 1;
      subjects.add(
          new Subject(
              SchemaValues.LOOKS.get(i),
              telling ? style.look() * LOOK_SHARES[i] : 0,
              telling ? shunned[i] : 0));
    }
  }

  private void details() {
    for (Attribute attribute : category.attributes()) {
      AttributeValue value = seed.attributes().get(attribute.name());
      if (value == null || SchemaValues.code(category, slot(attribute), value) < 0) {
        continue;
      }
      double share = style.detail() / category.attributes().size();
      switch (attribute) {
        case Attribute.Choice choice -> {
          boolean telling = choice.odds().values().size() > 1;
          subjects.add(new Subject(attribute.name(), telling ? share : 0, telling ? 0.05 : 0));
        }
        case Attribute.Measure _ ->
            subjects.add(
                new Subject(attribute.name(), attribute.phrase(value).isEmpty() ? 0 : share, 0));
        case Attribute.Property property -> {
          boolean has = seed.has(attribute.name());
          boolean spoken = !property.lacking().isEmpty();
          subjects.add(new Subject(attribute.name(), has ? share : 0, !has && spoken ? 1 : 0));
        }
      }
    }
  }

  private int slot(Attribute attribute) {
    return SchemaValues.slot(category, attribute.name());
  }

  private int count() {
    double point = random.nextDouble();
    for (int n = 0; n < style.counts().size(); n++) {
      point -= style.counts().get(n);
      if (point < 0) {
        return n;
      }
    }
    return style.counts().size() - 1;
  }

  private @Nullable Subject pick(boolean negated) {
    double total = 0;
    for (Subject subject : subjects) {
      total += negated ? subject.shunned() : subject.wanted();
    }
    double point = random.nextDouble() * total;
    for (Subject subject : subjects) {
      double weight = negated ? subject.shunned() : subject.wanted();
      point -= weight;
      if (weight > 0 && point < 0) {
        return subject;
      }
    }
    return null;
  }

  private Need.Held held(String about, boolean negated, double clarity) {
    return switch (about) {
      case "brand" ->
          new Need.Held(
              seed.model() != null && random.nextDouble() < style.model()
                  ? new Wish.OfModel(seed.model())
                  : new Wish.OfBrand(seed.brand().name()),
              1);
      case "price" -> new Need.Held(price(), 1);
      default -> negated ? shunned(about) : wanted(about, clarity);
    };
  }

  private Need.Held shunned(String attribute) {
    AttributeValue value = seed.value(attribute);
    if (value instanceof AttributeValue.Flag) {
      return new Need.Held(Wish.unwanted(attribute, new AttributeValue.Flag(true)), strength());
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Wish.OfAttribute wish = Wish.unwanted(attribute, other(attribute));
      if (wish.accepts(value)) {
        return new Need.Held(wish, strength());
      }
    }
    // All that is sold besides is a broader kind of what the seed is.
    return new Need.Held(Wish.wanted(attribute, value), strength());
  }

  private Need.Held wanted(String attribute, double clarity) {
    AttributeValue value = seed.value(attribute);
    List<AttributeValue> instead = new ArrayList<>();
    boolean vague = random.nextDouble() >= clarity && !NEVER_VAGUE.contains(attribute);
    if (vague && !(value instanceof AttributeValue.Flag)) {
      int others = 1 + random.nextInt(2);
      for (int i = 0; i < others; i++) {
        AttributeValue other = other(attribute);
        if (!other.equals(value) && !instead.contains(other)) {
          instead.add(other);
        }
      }
    }
    return new Need.Held(Wish.wanted(attribute, value), strength(), instead);
  }

  private double strength() {
    return WEAKEST + (1 - WEAKEST) * random.nextDouble();
  }

  /// A value that items of the category have, other than the seed's where there is one.
  private AttributeValue other(String attribute) {
    return switch (attribute) {
      case "colour" ->
          new AttributeValue.Text(
              category.colours().pickOther(random, seed.look().colour()).label());
      case "pattern" ->
          new AttributeValue.Text(
              category.patterns().pickOther(random, seed.look().pattern()).label());
      case "material" ->
          new AttributeValue.Text(
              category.materials().pickOther(random, seed.look().material()).label());
      default -> {
        Attribute declared = category.attribute(attribute);
        AttributeValue value = seed.value(attribute);
        yield declared == null ? value : declared.drawOther(random, value);
      }
    };
  }

  private Wish price() {
    double kind = random.nextDouble();
    if (kind < PRICED_AS) {
      for (PriceLevel level : PriceLevel.values()) {
        if (level.verdict(category, cents) == Verdict.SATISFIED) {
          return new Wish.PricedAs(level);
        }
      }
    }
    double generous = 1 + 0.4 * random.nextDouble();
    long limit = RoundPrices.notBelow((long) (cents * generous));
    if (kind > 1 - AROUND) {
      Wish around = new Wish.Around(RoundPrices.near(cents));
      return around.satisfiedBy(seed, cents) ? around : new Wish.AtMost(limit);
    }
    return new Wish.AtMost(limit);
  }
}
