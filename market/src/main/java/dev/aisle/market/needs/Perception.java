package dev.aisle.market.needs;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.TrueItem;
import org.jspecify.annotations.Nullable;

/// What can be seen of a wish, on the page of results and on the item's own page, beside the truth,
/// which is [Wish#satisfiedBy]. Pure functions.
///
/// Brand, model, what it fits and price stand on every card and are true. Titles state other
/// attributes as the listing decides, wrongly at times; pictures show the looks as they are, and
/// shoppers believe a picture rather than a title. The item's page adds whatever the seller does
/// not hide. [Yardstick] answers the same without looking values up.
public final class Perception {
  private Perception() {}

  /// What the card of an item in a list tells: title, price and, where the shopper looks at it, the
  /// picture.
  public static Perceived onCard(Wish wish, TrueItem item, long cents, boolean pictureSeen) {
    if (!(wish instanceof Wish.OfAttribute on)) {
      return Perceived.of(wish.satisfiedBy(item, cents));
    }
    if (pictureSeen && inPicture(wish)) {
      return Perceived.of(wish.satisfiedBy(item, cents));
    }
    return inTitle(wish, item)
        ? Perceived.of(on.accepts(item.stated(on.attribute())))
        : Perceived.UNKNOWN;
  }

  /// What the item's own page tells, which shows the picture.
  public static Perceived onPage(Wish wish, TrueItem item, long cents) {
    if (!(wish instanceof Wish.OfAttribute on) || inPicture(wish)) {
      return Perceived.of(wish.satisfiedBy(item, cents));
    }
    AttributeValue stated = item.stated(on.attribute());
    return stated == null ? Perceived.UNKNOWN : Perceived.of(on.accepts(stated));
  }

  /// Whether pictures show what the wish is about.
  public static boolean inPicture(Wish wish) {
    return SchemaValues.LOOKS.contains(wish.about());
  }

  /// Whether the item's title (or for a price its card) states what the wish is about, rightly or
  /// wrongly.
  public static boolean inTitle(Wish wish, TrueItem item) {
    return !(wish instanceof Wish.OfAttribute on) || titled(item, on.attribute());
  }

  /// Titles pass over some values in silence, such as `solid`, even where they state the attribute.
  static boolean titled(TrueItem item, String attribute) {
    AttributeValue stated = item.stated(attribute);
    return stated != null
        && item.listing().inTitle().contains(attribute)
        && !phrase(item.category().attribute(attribute), stated).isEmpty();
  }

  private static String phrase(@Nullable Attribute declared, AttributeValue stated) {
    if (declared != null) {
      return declared.phrase(stated);
    }
    String word = SchemaValues.text(stated);
    return word.equals("solid") ? "" : word;
  }
}
