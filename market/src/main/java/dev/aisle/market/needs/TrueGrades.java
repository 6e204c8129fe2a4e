package dev.aisle.market.needs;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Money;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.TrueItem;
import java.util.List;
import java.util.StringJoiner;

/// The true grade of every query–item pair, from what the query means and what the item truly is:
///
/// | grade | category | wishes |
/// | --- | --- | --- |
/// | exact | the same | all satisfied |
/// | significant | the same | one minor wish fails |
/// | marginal | the same | a major wish fails, or at least two minor ones |
/// | trivial | accessory of the product, product of the accessory, or sibling | |
/// | irrelevant | any other | |
///
/// Pure functions. For millions of grades of the same items compile them: [Yardstick].
public final class TrueGrades {
  private TrueGrades() {}

  /// The grade at a price; allocates nothing.
  public static Grade grade(Meaning meaning, TrueItem item, long cents) {
    Kinship kinship = Kinship.of(meaning.category(), item.category());
    if (kinship != Kinship.SAME) {
      return kinship == Kinship.NONE ? Grade.IRRELEVANT : Grade.TRIVIAL;
    }
    int minor = 0;
    List<Wish> wishes = meaning.wishes();
    for (int i = 0; i < wishes.size(); i++) {
      switch (wishes.get(i).verdict(item, cents)) {
        case SATISFIED -> {}
        case MINOR -> minor++;
        case MAJOR -> minor += 2;
      }
    }
    return ofFailures(minor);
  }

  /// @param weight minor failures, a major one counted twice
  static Grade ofFailures(int weight) {
    return weight == 0 ? Grade.EXACT : weight == 1 ? Grade.SIGNIFICANT : Grade.MARGINAL;
  }

  /// The grade at a price with its reason.
  public static Judgement judge(Meaning meaning, TrueItem item, long cents) {
    Grade grade = grade(meaning, item, cents);
    if (grade == Grade.EXACT) {
      return new Judgement(grade, "it has all that was asked for");
    }
    if (grade.value() < Grade.MARGINAL.value()) {
      return new Judgement(grade, kinship(meaning.category(), item.category()));
    }
    StringJoiner reasons = new StringJoiner("; ");
    for (Wish wish : meaning.wishes()) {
      if (!wish.satisfiedBy(item, cents)) {
        reasons.add(failure(wish, item, cents));
      }
    }
    return new Judgement(grade, reasons.toString());
  }

  private static String kinship(Category asked, Category found) {
    return switch (Kinship.of(asked, found)) {
      case SAME -> "category is " + found;
      case ACCESSORY -> "category is " + found + ", made for the " + asked + " that was asked for";
      case PRODUCT -> "category is " + found + ", for which the " + asked + " asked for is made";
      case SIBLING ->
          "category is "
              + found
              + ", "
              + asked
              + " was asked for; both are in "
              + String.join(" / ", found.path().subList(0, found.path().size() - 1));
      case NONE -> "category is " + found + ", " + asked + " was asked for";
    };
  }

  private static String failure(Wish wish, TrueItem item, long cents) {
    return switch (wish) {
      case Wish.Wants wants -> missed(wants, item);
      case Wish.Shuns shuns ->
          shuns.value() instanceof AttributeValue.Flag
              ? shuns.attribute() + " is there but was not wanted"
              : shuns.attribute() + " is " + actual(shuns, item) + ", which was not wanted";
      case Wish.OfBrand brand ->
          "brand is " + item.brand().name() + ", " + brand.brand() + " was asked for";
      case Wish.OfModel model ->
          (item.model() == null ? "it has no model" : "model is " + item.model())
              + ", "
              + model.model()
              + " was asked for";
      case Wish.Fitting fitting ->
          (item.fits() == null ? "it is made for no model" : "it fits " + item.fits())
              + ", one for "
              + fitting.model()
              + " was asked for";
      case Wish.AtMost limit ->
          "price is "
              + new Money(cents)
              + ", at most "
              + new Money(limit.cents())
              + " was asked for";
      case Wish.Around about ->
          "price is " + new Money(cents) + ", about " + new Money(about.cents()) + " was asked for";
      case Wish.PricedAs level ->
          "price is "
              + new Money(cents)
              + ", which is not "
              + level.level().word()
              + " in the category "
              + item.category();
    };
  }

  private static String missed(Wish.Wants wants, TrueItem item) {
    if (wants.value() instanceof AttributeValue.Flag) {
      return wants.attribute() + " was asked for but is not there";
    }
    return wants.attribute()
        + " is "
        + actual(wants, item)
        + ", "
        + SchemaValues.text(wants.value())
        + " was asked for";
  }

  private static String actual(Wish.OfAttribute wish, TrueItem item) {
    AttributeValue value = item.attributes().get(wish.attribute());
    return value == null ? "not there" : SchemaValues.text(value);
  }
}
