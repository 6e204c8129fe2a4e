package dev.aisle.market.needs;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Money;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.TrueItem;
import org.jspecify.annotations.Nullable;

/// One thing that a shopper wants of an item. Immutable; its text form is canonical and part of a
/// [Meaning]'s.
///
/// Prices are in cents. An attribute that an item does not have satisfies no [Wants] and every
/// [Shuns].
public sealed interface Wish {
  /// What it is about: an attribute's name, `brand`, `model`, `fits` or `price`. A meaning holds at
  /// most one wish about each.
  String about();

  /// How the item truly does, at this price.
  Verdict verdict(TrueItem item, long cents);

  /// Whether the item truly satisfies it at this price.
  default boolean satisfiedBy(TrueItem item, long cents) {
    return verdict(item, cents) == Verdict.SATISFIED;
  }

  /// The wish for an attribute's value. A flag that must not be set is a [Shuns] of the set one, so
  /// that equal wishes are equal.
  static OfAttribute wanted(String attribute, AttributeValue value) {
    return value.equals(new AttributeValue.Flag(false))
        ? new Shuns(attribute, new AttributeValue.Flag(true))
        : new Wants(attribute, value);
  }

  /// The wish that an attribute has any value but this one.
  static OfAttribute unwanted(String attribute, AttributeValue value) {
    return value.equals(new AttributeValue.Flag(false))
        ? new Wants(attribute, new AttributeValue.Flag(true))
        : new Shuns(attribute, value);
  }

  /// A wish about an attribute: the looks, which pictures show, or one of the category's schema.
  sealed interface OfAttribute extends Wish {
    String attribute();

    /// The value that is wanted or shunned.
    AttributeValue value();

    /// Whether the wish would be satisfied by this value; null where an item has none.
    boolean accepts(@Nullable AttributeValue other);

    @Override
    default String about() {
      return attribute();
    }

    /// Whether failing it is a major failure: a sleeve for another size of laptop (`fits screen`)
    /// is as useless as a case for another phone.
    default boolean major() {
      return attribute().startsWith("fits ");
    }

    @Override
    default Verdict verdict(TrueItem item, long cents) {
      if (accepts(item.attributes().get(attribute()))) {
        return Verdict.SATISFIED;
      }
      return major() ? Verdict.MAJOR : Verdict.MINOR;
    }
  }

  /// An attribute must have this value: `colour=teal`. Materials include their kinds: patent
  /// leather is leather.
  record Wants(String attribute, AttributeValue value) implements OfAttribute {
    public Wants {
      requireSet(value);
    }

    @Override
    public boolean accepts(@Nullable AttributeValue other) {
      return other != null && is(attribute, value, other);
    }

    @Override
    public String toString() {
      return attribute + "=" + SchemaValues.text(value);
    }
  }

  /// An attribute must have another value, or none: `!hood=true`, `!material=leather`.
  record Shuns(String attribute, AttributeValue value) implements OfAttribute {
    public Shuns {
      requireSet(value);
    }

    @Override
    public boolean accepts(@Nullable AttributeValue other) {
      return other == null || !is(attribute, value, other);
    }

    @Override
    public String toString() {
      return "!" + attribute + "=" + SchemaValues.text(value);
    }
  }

  /// The maker: `brand=Tavik`.
  record OfBrand(String brand) implements Wish {
    public OfBrand {
      requireName(brand);
    }

    @Override
    public String about() {
      return "brand";
    }

    @Override
    public Verdict verdict(TrueItem item, long cents) {
      return item.brand().name().equals(brand) ? Verdict.SATISFIED : Verdict.MAJOR;
    }

    @Override
    public String toString() {
      return "brand=" + brand;
    }
  }

  /// This very model: `model=Tavik V40`.
  record OfModel(String model) implements Wish {
    public OfModel {
      requireName(model);
    }

    @Override
    public String about() {
      return "model";
    }

    @Override
    public Verdict verdict(TrueItem item, long cents) {
      return model.equals(item.model()) ? Verdict.SATISFIED : Verdict.MAJOR;
    }

    @Override
    public String toString() {
      return "model=" + model;
    }
  }

  /// An accessory that fits this model: `fits=Tavik V40`.
  record Fitting(String model) implements Wish {
    public Fitting {
      requireName(model);
    }

    @Override
    public String about() {
      return "fits";
    }

    @Override
    public Verdict verdict(TrueItem item, long cents) {
      return model.equals(item.fits()) ? Verdict.SATISFIED : Verdict.MAJOR;
    }

    @Override
    public String toString() {
      return "fits=" + model;
    }
  }

  /// A wish about the price, which every page shows.
  sealed interface OfPrice extends Wish {
    @Override
    default String about() {
      return "price";
    }

    /// How a price does for an item of the category.
    Verdict verdict(Category category, long price);

    @Override
    default Verdict verdict(TrueItem item, long price) {
      return verdict(item.category(), price);
    }
  }

  /// A limit: `price<=4000`. A price up to a quarter above it is a minor failure.
  record AtMost(long cents) implements OfPrice {
    public AtMost {
      requirePrice(cents);
    }

    @Override
    public Verdict verdict(Category category, long price) {
      if (price <= cents) {
        return Verdict.SATISFIED;
      }
      return 4 * price <= 5 * cents ? Verdict.MINOR : Verdict.MAJOR;
    }

    @Override
    public String toString() {
      return "price<=" + cents;
    }
  }

  /// About a price: `price~4000`, satisfied within a fifth. Being cheaper is a minor failure, and
  /// so is being up to half dearer.
  record Around(long cents) implements OfPrice {
    public Around {
      requirePrice(cents);
    }

    @Override
    public Verdict verdict(Category category, long price) {
      if (5 * Math.abs(price - cents) <= cents) {
        return Verdict.SATISFIED;
      }
      return 2 * price <= 3 * cents ? Verdict.MINOR : Verdict.MAJOR;
    }

    @Override
    public String toString() {
      return "price~" + cents;
    }
  }

  /// Cheap or luxurious for what it is: `price=cheap`.
  record PricedAs(PriceLevel level) implements OfPrice {
    @Override
    public Verdict verdict(Category category, long price) {
      return level.verdict(category, price);
    }

    @Override
    public String toString() {
      return "price=" + level.word();
    }
  }

  private static boolean is(String attribute, AttributeValue named, AttributeValue actual) {
    if (named instanceof AttributeValue.Text name && actual instanceof AttributeValue.Text word) {
      String wanted = name.values().getFirst();
      String found = word.values().getFirst();
      return found.equals(wanted) || (attribute.equals("material") && kindOf(found, wanted));
    }
    return named.equals(actual);
  }

  /// `patent leather` is a kind of `leather`: it ends with that word.
  private static boolean kindOf(String narrow, String broad) {
    int start = narrow.length() - broad.length();
    return start > 0 && narrow.charAt(start - 1) == ' ' && narrow.endsWith(broad);
  }

  private static void requireSet(AttributeValue value) {
    if (value.equals(new AttributeValue.Flag(false))) {
      throw new IllegalArgumentException(
          "a flag that is not set is no value to wish for; use Wish.wanted or Wish.unwanted");
    }
  }

  /// Names must not break the canonical text of a meaning.
  private static void requireName(String name) {
    if (name.isBlank() || name.indexOf('|') >= 0 || name.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("\"" + name + "\" is no name to wish for");
    }
  }

  private static void requirePrice(long cents) {
    if (cents < 1 || cents > Money.MAX_CENTS) {
      throw new IllegalArgumentException(
          "a price wish needs 1 to " + Money.MAX_CENTS + " cents, not " + cents);
    }
  }
}
