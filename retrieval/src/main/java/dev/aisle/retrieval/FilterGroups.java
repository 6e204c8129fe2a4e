package dev.aisle.retrieval;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.queries.Filters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A request's filters made ready for one search: each field that is filtered is a group with a
/// bit, and an item passes when no bit is missing. An item that misses exactly one bit still counts
/// for the facet of that field, so that shoppers see what choosing another value would bring (drill
/// sideways).
final class FilterGroups {
  private static final int MAX_GROUPS = 64;

  private final List<String> fields = new ArrayList<>();
  private final byte[] groupOf;
  private final long required;
  private final long priceBit;
  private final long stockBit;
  private final long minCents;
  private final long maxCents;

  FilterGroups(Filters filters, FacetDictionary dictionary) {
    if (filters.attributes().size() > MAX_GROUPS - 4) {
      throw new InvalidInputException(
          "filters.attributes",
          "has " + filters.attributes().size() + " attributes, at most " + (MAX_GROUPS - 4),
          "Filter by fewer attributes.");
    }
    groupOf = new byte[dictionary.snapshot().size()];
    Arrays.fill(groupOf, (byte) -1);
    if (!filters.categories().isEmpty()) {
      addValues(FacetDictionary.CATEGORY, filters.categories(), dictionary);
    }
    if (!filters.brands().isEmpty()) {
      addValues(FacetDictionary.BRAND, filters.brands(), dictionary);
    }
    filters
        .attributes()
        .forEach((name, v) -> addValues(FacetDictionary.attribute(name), v, dictionary));
    minCents = filters.minPrice() == null ? 0 : filters.minPrice().cents();
    maxCents = filters.maxPrice() == null ? Long.MAX_VALUE : filters.maxPrice().cents();
    boolean price = filters.minPrice() != null || filters.maxPrice() != null;
    priceBit = price ? addGroup(FacetDictionary.PRICE) : 0;
    stockBit = filters.inStockOnly() ? addGroup(FacetDictionary.IN_STOCK) : 0;
    required = fields.size() == MAX_GROUPS ? -1L : (1L << fields.size()) - 1;
  }

  private void addValues(String field, Set<String> values, FacetDictionary dictionary) {
    byte group = (byte) fields.size();
    addGroup(field);
    for (String value : values) {
      int code = dictionary.code(field, value);
      if (code >= 0 && code < groupOf.length) {
        groupOf[code] = group;
      }
    }
  }

  private long addGroup(String field) {
    fields.add(field);
    return 1L << (fields.size() - 1);
  }

  /// The filtered fields; a field's place is the number of its bit.
  List<String> fields() {
    return fields;
  }

  boolean isEmpty() {
    return required == 0;
  }

  /// The bits of the fields that keep the item out, 0 for one that passes.
  long missing(SegmentColumns columns, int doc, long offer) {
    if (required == 0) {
      return 0;
    }
    long passed = 0;
    int[] codes = columns.codes();
    for (int i = columns.start(doc), end = columns.start(doc + 1); i < end; i++) {
      int code = codes[i];
      byte group = code < groupOf.length ? groupOf[code] : -1;
      if (group >= 0) {
        passed |= 1L << group;
      }
    }
    long cents = ItemTable.cents(offer);
    if (cents >= minCents && cents <= maxCents) {
      passed |= priceBit;
    }
    if (ItemTable.inStock(offer)) {
      passed |= stockBit;
    }
    return required & ~passed;
  }
}
