package dev.aisle.market.needs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the titles of some items of one category tell, a column for each attribute, so that a query
/// is held against hundreds of them in one pass over a small array per wish: see
/// [Yardstick#titleMatch]. Immutable and thread-safe.
public final class Titles {
  /// Code of a value that a title does not tell; those that are told lie in `[0, 63]`.
  static final byte UNTOLD = 64;

  private static final int NAMELESS = -1;

  /// By slot of the category, then by item.
  private final byte[][] told;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[] brands;
  private final int[] models;
  private final int[] fits;

  private Titles(List<Facts> items) {
    int slots = items.isEmpty() ? 0 : items.getFirst().stated.length;
    this.told = new byte[slots][items.size()];
    this.brands = new int[items.size()];
    this.models = new int[items.size()];
    this.fits = new int[items.size()];
    for (int k = 0; k < items.size(); k++) {
      Facts item = items.get(k);
      brands[k] = numbered(item.brand);
      models[k] = numbered(item.model);
      fits[k] = numbered(item.fits);
      for (int slot = 0; slot < slots; slot++) {
        told[slot][k] = item.told(slot);
      }
    }
  }

  /// The titles of items of one category, in this order.
  public static Titles of(List<Facts> items) {
    return new Titles(items);
  }

  private int numbered(@Nullable String name) {
    return name == null ? NAMELESS : numbers.computeIfAbsent(name, _ -> numbers.size());
  }

  /// How many items there are.
  public int size() {
    return brands.length;
  }

  /// What the titles tell about an attribute, by item.
  byte[] told(int slot) {
    return told[slot];
  }

  /// The numbers of the brands' names, by item.
  int[] brands() {
    return brands;
  }

  /// The numbers of the models' names, by item.
  int[] models() {
    return models;
  }

  /// The numbers of the models that the items are made for, by item.
  int[] fits() {
    return fits;
  }

  /// The number of a name, one that no item has where it is new.
  int number(String name) {
    return Objects.requireNonNullElse(numbers.get(name), numbers.size());
  }
}
