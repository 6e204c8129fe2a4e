package dev.aisle.retrieval;

import dev.aisle.core.cascade.Facet;
import dev.aisle.core.catalog.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts prices in steps of 1, 2.5 and 5 times powers of ten, and joins neighbours until few bands
/// are left that each hold something.
final class PriceBands {
  private static final int MAX_BANDS = 6;
  private static final long[] LOWER = lowerBounds();

  private final long[] counts = new long[LOWER.length];

  private static long[] lowerBounds() {
    List<Long> bounds = new ArrayList<>(List.of(0L));
    for (long power = 100; power <= Money.MAX_CENTS; power *= 10) {
      bounds.add(power);
      bounds.add(power * 5 / 2);
      bounds.add(power * 5);
    }
    return bounds.stream().mapToLong(Long::longValue).toArray();
  }

  void add(long cents) {
    if (cents >= 0) {
      int at = Arrays.binarySearch(LOWER, cents);
      counts[at >= 0 ? at : -at - 2]++;
    }
  }

  /// Both counts together.
  PriceBands plus(PriceBands other) {
    PriceBands sum = new PriceBands();
    for (int i = 0; i < counts.length; i++) {
      sum.counts[i] = counts[i] + other.counts[i];
    }
    return sum;
  }

  /// The bands from cheap to dear: adjacent, not empty, the first and the last open.
  List<Facet.Value> values() {
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        bands.add(new Band(LOWER[i], counts[i]));
      }
    }
    while (bands.size() > MAX_BANDS) {
      joinSmallest(bands);
    }
    List<Facet.Value> values = new ArrayList<>();
    for (int i = 0; i < bands.size(); i++) {
      String from = i == 0 ? "" : new Money(bands.get(i).lower).toString();
      String to = i + 1 == bands.size() ? "" : new Money(bands.get(i + 1).lower).toString();
      values.add(new Facet.Value(from + "-" + to, bands.get(i).count));
    }
    return values;
  }

  private static void joinSmallest(List<Band> bands) {
    int smallest = 0;
    for (int i = 1; i + 1 < bands.size(); i++) {
      if (joined(bands, i) < joined(bands, smallest)) {
        smallest = i;
      }
    }
    Band first = bands.get(smallest);
    bands.set(smallest, new Band(first.lower, joined(bands, smallest)));
    bands.remove(smallest + 1);
  }

  private static long joined(List<Band> bands, int i) {
    return bands.get(i).count + bands.get(i + 1).count;
  }

  private record Band(long lower, long count) {}
}
