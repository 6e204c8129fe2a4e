package dev.aisle.market.needs;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.TrueItem;
import org.jspecify.annotations.Nullable;

/// An item's true and stated values as small numbers, for [Yardstick]; about 200 bytes. Immutable.
/// Holds the hidden truth, as [TrueItem] does: nothing that is learned or served may see it.
public final class Facts {
  /// Code of a value that is hidden.
  static final byte HIDDEN = -1;

  /// Code of a value that the schema does not know.
  static final byte FOREIGN = 63;

  final Category category;

  /// Of [KinshipTable#number].
  final int categoryNumber;

  final String brand;
  final @Nullable String model;
  final @Nullable String fits;

  /// By slot of the category: looks first, then its schema in order.
  final byte[] truth;

  final byte[] stated;

  /// Bit s: the title says something about slot s.
  final int titled;

  private Facts(TrueItem item) {
    this.category = item.category();
    this.categoryNumber = KinshipTable.number(category);
    this.brand = item.brand().name();
    this.model = item.model();
    this.fits = item.fits();
    int slots = SchemaValues.LOOKS.size() + category.attributes().size();
    this.truth = new byte[slots];
    this.stated = new byte[slots];
    int bits = 0;
    for (int slot = 0; slot < slots; slot++) {
      String attribute = name(category, slot);
      truth[slot] = code(category, slot, item.attributes().get(attribute));
      stated[slot] = code(category, slot, item.stated(attribute));
      bits |= Perception.titled(item, attribute) ? 1 << slot : 0;
    }
    this.titled = bits;
  }

  /// The facts of an item.
  ///
  /// @throws IllegalArgumentException where its category is not of the taxonomy
  public static Facts of(TrueItem item) {
    return new Facts(item);
  }

  /// What the title tells about a slot: a code of `[0, 63]`, or [Titles#UNTOLD].
  byte told(int slot) {
    return (titled >> slot & 1) == 0 ? Titles.UNTOLD : (byte) (stated[slot] & Titles.UNTOLD - 1);
  }

  /// The category that decides what the codes mean.
  public Category category() {
    return category;
  }

  private static String name(Category category, int slot) {
    if (slot < SchemaValues.LOOKS.size()) {
      return SchemaValues.LOOKS.get(slot);
    }
    Attribute attribute = category.attributes().get(slot - SchemaValues.LOOKS.size());
    return attribute.name();
  }

  private static byte code(Category category, int slot, @Nullable AttributeValue value) {
    if (value == null) {
      return HIDDEN;
    }
    int code = SchemaValues.code(category, slot, value);
    return code < 0 ? FOREIGN : (byte) code;
  }
}
