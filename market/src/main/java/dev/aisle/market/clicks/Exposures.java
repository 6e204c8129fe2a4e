package dev.aisle.market.clicks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A log place by place: where each item stood, whether it was clicked, and which group of shoppers
/// saw it. Exposures of the same item in the same context are one cell, since only their counts
/// matter.
final class Exposures {
  /// What attention depends on.
  ///
  /// @param place from 0
  /// @param lastRow the row of the last click above, from 1; 0 for none, or where it is ignored
  record Context(Layout layout, int place, int lastRow) {
    int row() {
      return layout.row(place) + 1;
    }

    /// Rows down from the last click, at least 1.
    int distance() {
      return Math.max(1, row() - lastRow);
    }

    /// How far to the right, from 0 to 1.
    double across() {
      return layout.columns() == 1 ? 0 : (double) layout.column(place) / (layout.columns() - 1);
    }
  }

  private final Map<Context, Integer> numbers = new HashMap<>();
  private final Map<Long, Integer> cells = new HashMap<>();
  private final List<Context> contexts = new ArrayList<>();
  private final Keys keys;
  private final int[] cell;
  private final int[] group;
  private final boolean[] clicked;
  private int size;

  private Exposures(Keys keys, int places) {
    this.keys = keys;
    this.cell = new int[places];
    this.group = new int[places];
    this.clicked = new boolean[places];
  }

  /// Every place of every page.
  static Exposures all(List<ClickLogPage> pages, Jackknife jackknife) {
    return of(pages, jackknife, false);
  }

  /// With the row of the last click above each place, and without places below an order.
  static Exposures followingClicks(List<ClickLogPage> pages, Jackknife jackknife) {
    return of(pages, jackknife, true);
  }

  private static Exposures of(List<ClickLogPage> pages, Jackknife jackknife, boolean following) {
    int places = pages.stream().mapToInt(ClickLogPage::size).sum();
    Exposures exposures = new Exposures(Keys.of(pages), places);
    for (int i = 0; i < pages.size(); i++) {
      exposures.add(pages.get(i), jackknife.group(i), following);
    }
    return exposures;
  }

  private void add(ClickLogPage page, int groupOfPage, boolean following) {
    int lastRow = 0;
    for (int k = 0; k < page.size(); k++) {
      int context = number(new Context(page.layout(), k, lastRow));
      long where = (long) context << 32 | keys.number(page.item(k));
      cell[size] = number(where);
      group[size] = groupOfPage;
      clicked[size] = page.clicked(k);
      size++;
      if (following && page.ordered(k)) {
        return;
      }
      if (following && page.clicked(k)) {
        lastRow = page.layout().row(k) + 1;
      }
    }
  }

  /// The contexts, numbered as they lie.
  List<Context> contexts() {
    return contexts;
  }

  /// The items.
  Keys keys() {
    return keys;
  }

  /// Exposures and clicks of each cell, without those of a group.
  Cells without(int left) {
    Cells counted = new Cells(cells.size());
    cells.forEach(
        (where, number) -> {
          counted.context[number] = (int) (where >> 32);
          counted.item[number] = where.intValue();
        });
    for (int n = 0; n < size; n++) {
      if (group[n] != left) {
        counted.views[cell[n]]++;
        counted.clicks[cell[n]] += clicked[n] ? 1 : 0;
      }
    }
    return counted;
  }

  /// Parallel arrays with an entry for each cell.
  static final class Cells {
    final int[] context;
    final int[] item;
    final int[] views;
    final int[] clicks;

    private Cells(int n) {
      this.context = new int[n];
      this.item = new int[n];
      this.views = new int[n];
      this.clicks = new int[n];
    }
  }

  private int number(long where) {
    int next = cells.size();
    Integer known = cells.putIfAbsent(where, next);
    return known == null ? next : known;
  }

  private int number(Context given) {
    Integer known = numbers.putIfAbsent(given, contexts.size());
    if (known == null) {
      contexts.add(given);
      return contexts.size() - 1;
    }
    return known;
  }
}
