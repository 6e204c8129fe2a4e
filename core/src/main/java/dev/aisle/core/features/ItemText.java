package dev.aisle.core.features;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The words of an item, ready to be compared with those of queries. Making it reads the item's
/// whole text, so the latest items are kept; see [#of].
///
/// @param title words of the title
/// @param names words of the brand and the categories
/// @param all words of title, brand, categories and attributes
record ItemText(Words title, Words names, Words all) {
  private static final int KEPT = 1 << 16;

  /// The texts of items lately looked at, by the items' identity: an item that was changed is
  /// another object. An entry gives way to the next item of the same place, and an item that nobody
  /// holds any more is not held here. Entries are immutable, so that races cost work and nothing
  /// else.
  private static final AtomicReferenceArray<@Nullable Kept> TEXTS =
      new AtomicReferenceArray<>(KEPT);

  private static final class Kept extends WeakReference<Item> {
    private final ItemText text;

    Kept(Item item, ItemText text) {
      super(item);
      this.text = text;
    }
  }

  /// The words of an item.
  static ItemText of(Item item) {
    int place = spread(System.identityHashCode(item)) & (KEPT - 1);
    Kept kept = TEXTS.get(place);
    if (kept != null && kept.refersTo(item)) {
      return kept.text;
    }
    ItemText text = read(item);
    TEXTS.set(place, new Kept(item, text));
    return text;
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 15);
  }

  static ItemText read(Item item) {
    StringBuilder names = new StringBuilder();
    if (item.brand() != null) {
      names.append(item.brand());
    }
    for (String category : item.categories()) {
      names.append(' ').append(category);
    }
    StringBuilder all = new StringBuilder(item.title()).append(' ').append(names);
    item.attributes().forEach((name, value) -> append(all, name, value));
    return new ItemText(
        Words.of(item.title()), Words.of(names.toString()), Words.of(all.toString()));
  }

  private static void append(StringBuilder text, String name, AttributeValue value) {
    switch (value) {
      case AttributeValue.Text(var values) -> values.forEach(one -> text.append(' ').append(one));
      case AttributeValue.Quantity(double number, String unit) ->
          text.append(' ').append(plain(number)).append(' ').append(unit);
      case AttributeValue.Flag(boolean has) -> text.append(' ').append(has ? name : "");
    }
  }

  /// `15.6` and `240`, not `240.0`.
  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
