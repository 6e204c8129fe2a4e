package dev.aisle.retrieval;

import dev.aisle.core.cascade.Facet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Counts what one search found by category, brand, price band, stock and attribute. The counts of
/// a field ignore that field's own filter. Of one thread.
final class FacetCounts {
  private static final int MAX_VALUES = 50;
  private static final int MAX_ATTRIBUTES = 8;
  private static final int MAX_ATTRIBUTE_VALUES = 20;

  private final FacetDictionary dictionary;
  private final FacetDictionary.Snapshot snapshot;
  private final FilterGroups filters;
  private final int[] counts;
  private final int[] @Nullable [] sideways;
  private final int[] groupField;
  private final PriceBands prices = new PriceBands();
  private final PriceBands sidewaysPrices = new PriceBands();
  private final long[] stock = new long[2];
  private final long[] sidewaysStock = new long[2];

  FacetCounts(FacetDictionary dictionary, FilterGroups filters) {
    this.dictionary = dictionary;
    this.snapshot = dictionary.snapshot();
    this.filters = filters;
    counts = new int[snapshot.size()];
    sideways = new int[filters.fields().size()][];
    groupField = filters.fields().stream().mapToInt(dictionary::field).toArray();
  }

  /// Counts an item that passes all filters.
  void count(SegmentColumns columns, int doc, long offer) {
    int[] codes = columns.codes();
    for (int i = columns.start(doc), end = columns.start(doc + 1); i < end; i++) {
      counts[codes[i]]++;
    }
    prices.add(ItemTable.cents(offer));
    stock[ItemTable.inStock(offer) ? 1 : 0]++;
  }

  /// Counts an item that only the filter of one field keeps out, for the facet of that field.
  ///
  /// @param group the bit's number
  void countSideways(int group, SegmentColumns columns, int doc, long offer) {
    switch (filters.fields().get(group)) {
      case FacetDictionary.PRICE -> sidewaysPrices.add(ItemTable.cents(offer));
      case FacetDictionary.IN_STOCK -> sidewaysStock[ItemTable.inStock(offer) ? 1 : 0]++;
      default -> countSidewaysCodes(group, columns, doc);
    }
  }

  private void countSidewaysCodes(int group, SegmentColumns columns, int doc) {
    int[] extra = sideways[group];
    if (extra == null) {
      extra = new int[counts.length];
      sideways[group] = extra;
    }
    int[] codes = columns.codes();
    for (int i = columns.start(doc), end = columns.start(doc + 1); i < end; i++) {
      if (snapshot.fieldOf(codes[i]) == groupField[group]) {
        extra[codes[i]]++;
      }
    }
  }

  /// All facets: categories, brands, prices, stock, then the attributes that most items have.
  List<Facet> facets() {
    addSideways();
    List<List<Facet.Value>> byField = valuesByField();
    List<Facet> facets = new ArrayList<>();
    addFacet(facets, FacetDictionary.CATEGORY, byField);
    addFacet(facets, FacetDictionary.BRAND, byField);
    List<Facet.Value> bands = prices.plus(sidewaysPrices).values();
    if (!bands.isEmpty()) {
      facets.add(new Facet(FacetDictionary.PRICE, bands));
    }
    addStock(facets);
    IntStream.range(0, byField.size())
        .filter(field -> FacetDictionary.isAttribute(snapshot.fieldName(field)))
        .filter(field -> !byField.get(field).isEmpty())
        .boxed()
        .sorted(
            Comparator.comparing((Integer field) -> !isFiltered(field))
                .thenComparingLong(field -> -total(byField.get(field)))
                .thenComparing(snapshot::fieldName))
        .limit(MAX_ATTRIBUTES)
        .forEach(
            field ->
                facets.add(
                    new Facet(
                        snapshot.fieldName(field), top(byField.get(field), MAX_ATTRIBUTE_VALUES))));
    return facets;
  }

  private void addSideways() {
    for (int[] extra : sideways) {
      for (int code = 0; extra != null && code < extra.length; code++) {
        counts[code] += extra[code];
      }
    }
    for (int i = 0; i < stock.length; i++) {
      stock[i] += sidewaysStock[i];
    }
  }

  private List<List<Facet.Value>> valuesByField() {
    List<List<Facet.Value>> byField = new ArrayList<>();
    for (int field = 0; field < snapshot.fieldCount(); field++) {
      byField.add(new ArrayList<>());
    }
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        byField
            .get(snapshot.fieldOf(code))
            .add(new Facet.Value(snapshot.value(code), counts[code]));
      }
    }
    return byField;
  }

  private void addFacet(List<Facet> facets, String name, List<List<Facet.Value>> byField) {
    int field = dictionary.field(name);
    if (field >= 0 && field < byField.size() && !byField.get(field).isEmpty()) {
      facets.add(new Facet(name, top(byField.get(field), MAX_VALUES)));
    }
  }

  private void addStock(List<Facet> facets) {
    List<Facet.Value> values = new ArrayList<>();
    for (int i = 1; i >= 0; i--) {
      if (stock[i] > 0) {
        values.add(new Facet.Value(Boolean.toString(i == 1), stock[i]));
      }
    }
    if (!values.isEmpty()) {
      facets.add(new Facet(FacetDictionary.IN_STOCK, top(values, 2)));
    }
  }

  private boolean isFiltered(int field) {
    return IntStream.of(groupField).anyMatch(f -> f == field);
  }

  private static long total(List<Facet.Value> values) {
    return values.stream().mapToLong(Facet.Value::count).sum();
  }

  private static List<Facet.Value> top(List<Facet.Value> values, int limit) {
    return values.stream()
        .sorted(
            Comparator.comparingLong(Facet.Value::count)
                .reversed()
                .thenComparing(Facet.Value::value))
        .limit(limit)
        .toList();
  }
}
