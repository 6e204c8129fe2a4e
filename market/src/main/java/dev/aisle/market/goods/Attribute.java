package dev.aisle.market.goods;

import dev.aisle.core.catalog.AttributeValue;
import java.util.random.RandomGenerator;

/// One attribute of a category's schema: its legal values with their odds and how a seller writes
/// them.
public sealed interface Attribute {
  /// Name in the public item: `sleeve`.
  String name();

  /// Draws a true value.
  AttributeValue draw(RandomGenerator random);

  /// Draws a legal value other than `value`, or `value` itself where there is no other.
  AttributeValue drawOther(RandomGenerator random, AttributeValue value);

  /// Whether a value may occur.
  boolean allows(AttributeValue value);

  /// How a seller writes the value inside a title: `long sleeve`, `1.7 l`, `fragrance-free`; empty
  /// where a value is usually passed over in silence.
  String phrase(AttributeValue value);

  /// Factor on the price, 1 where the value does not matter for it.
  default double priceFactor(AttributeValue value) {
    return 1;
  }

  /// One of several words.
  ///
  /// @param phrase with `%s` for the value
  record Choice(String name, String phrase, Odds<String> odds) implements Attribute {
    @Override
    public AttributeValue draw(RandomGenerator random) {
      return new AttributeValue.Text(odds.pick(random));
    }

    @Override
    public AttributeValue drawOther(RandomGenerator random, AttributeValue value) {
      return value instanceof AttributeValue.Text text
          ? new AttributeValue.Text(odds.pickOther(random, text.values().getFirst()))
          : value;
    }

    @Override
    public boolean allows(AttributeValue value) {
      return value instanceof AttributeValue.Text text
          && text.values().size() == 1
          && odds.values().contains(text.values().getFirst());
    }

    @Override
    public String phrase(AttributeValue value) {
      return value instanceof AttributeValue.Text text
          ? phrase.replace("%s", text.values().getFirst())
          : "";
    }
  }

  /// A measured quantity out of the sizes in trade.
  ///
  /// @param phrase with `%s` for number and unit
  /// @param elasticity the price grows as `(value / first value)^elasticity`
  record Measure(String name, String phrase, String unit, double elasticity, Odds<Double> odds)
      implements Attribute {
    @Override
    public AttributeValue draw(RandomGenerator random) {
      return new AttributeValue.Quantity(odds.pick(random), unit);
    }

    @Override
    public AttributeValue drawOther(RandomGenerator random, AttributeValue value) {
      return value instanceof AttributeValue.Quantity quantity
          ? new AttributeValue.Quantity(odds.pickOther(random, quantity.value()), unit)
          : value;
    }

    @Override
    public boolean allows(AttributeValue value) {
      return value instanceof AttributeValue.Quantity quantity
          && quantity.unit().equals(unit)
          && odds.values().contains(quantity.value());
    }

    @Override
    public String phrase(AttributeValue value) {
      if (!(value instanceof AttributeValue.Quantity quantity)) {
        return "";
      }
      boolean single = quantity.value() == 1 && name.equals("pack");
      return single ? "" : phrase.replace("%s", number(quantity.value()) + " " + unit);
    }

    @Override
    public double priceFactor(AttributeValue value) {
      return value instanceof AttributeValue.Quantity quantity
          ? StrictMath.pow(quantity.value() / odds.values().getFirst(), elasticity)
          : 1;
    }

    private static String number(double value) {
      return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
  }

  /// A property that an item has or lacks.
  ///
  /// @param probability of having it, in `(0, 1)`
  /// @param having how sellers write it: `with hood`
  /// @param lacking how sellers write its absence, empty where nobody mentions that
  record Property(String name, double probability, String having, String lacking)
      implements Attribute {
    @Override
    public AttributeValue draw(RandomGenerator random) {
      return new AttributeValue.Flag(random.nextDouble() < probability);
    }

    @Override
    public AttributeValue drawOther(RandomGenerator random, AttributeValue value) {
      return value instanceof AttributeValue.Flag flag
          ? new AttributeValue.Flag(!flag.value())
          : value;
    }

    @Override
    public boolean allows(AttributeValue value) {
      return value instanceof AttributeValue.Flag;
    }

    @Override
    public String phrase(AttributeValue value) {
      return value instanceof AttributeValue.Flag flag ? (flag.value() ? having : lacking) : "";
    }
  }
}
