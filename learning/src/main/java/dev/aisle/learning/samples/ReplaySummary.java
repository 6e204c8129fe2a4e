package dev.aisle.learning.samples;

import dev.aisle.core.provenance.DataIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a replay found.
///
/// @param data all events that were folded
/// @param from time of the first page, null without pages
/// @param to time of the last page, null without pages
/// @param parts what is in each part
/// @param goneItems exposures that have no row, since the catalogue no longer had their item
/// @param emptyPages pages left out because no exposed item had a row
/// @param youngPages pages left out because their outcomes may be on their way
/// @param olderPages pages left out because newer ones took all room, as far as they were looked at
/// @param strayInteractions interactions that name a page which is unknown, too long ago, or did
///     not show the item
public record ReplaySummary(
    DataIdentity data,
    @Nullable Instant from,
    @Nullable Instant to,
    Map<Split, Part> parts,
    long goneItems,
    long emptyPages,
    long youngPages,
    long olderPages,
    long strayInteractions) {
  public ReplaySummary {
    parts = Map.copyOf(parts);
  }

  /// What one part of the log holds.
  ///
  /// @param exposures rows of exposed items
  /// @param dropped rows of dropped candidates
  /// @param clicks exposed rows that were clicked
  /// @param carts exposed rows that were put into the cart
  /// @param orders exposed rows that were ordered
  public record Part(
      long pages,
      long shoppers,
      long exposures,
      long dropped,
      long clicks,
      long carts,
      long orders,
      long revenueCents) {
    static Part of(List<LoggedPage> pages) {
      long exposures = 0;
      long dropped = 0;
      long clicks = 0;
      long carts = 0;
      long orders = 0;
      long revenue = 0;
      for (LoggedPage page : pages) {
        exposures += page.exposed();
        dropped += page.size() - page.exposed();
        for (int row = 0; row < page.exposed(); row++) {
          clicks += page.clicked(row) ? 1 : 0;
          carts += page.carted(row) ? 1 : 0;
          orders += page.ordered(row) ? 1 : 0;
          revenue += page.revenueCents(row);
        }
      }
      long shoppers = pages.stream().map(page -> page.impression().shopper()).distinct().count();
      return new Part(pages.size(), shoppers, exposures, dropped, clicks, carts, orders, revenue);
    }
  }

  static Map<Split, Part> parts(Map<Split, List<LoggedPage>> pages) {
    Map<Split, Part> parts = new EnumMap<>(Split.class);
    pages.forEach((split, of) -> parts.put(split, Part.of(of)));
    return parts;
  }

  /// The same of other pages of the replay.
  ReplaySummary of(Map<Split, List<LoggedPage>> pages) {
    return new ReplaySummary(
        data,
        from,
        to,
        parts(pages),
        goneItems,
        emptyPages,
        youngPages,
        olderPages,
        strayInteractions);
  }

  /// What one part holds.
  public Part part(Split split) {
    Part part = parts.get(split);
    return part == null ? new Part(0, 0, 0, 0, 0, 0, 0, 0) : part;
  }

  /// Pages of all parts.
  public long pages() {
    return parts.values().stream().mapToLong(Part::pages).sum();
  }

  /// Lines for a terminal: what there is, then what was left out and why.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    String hash = data.hash().substring(0, Math.min(12, data.hash().length()));
    lines.add(
        String.format(
            Locale.ROOT, "%,d events (%s), pages from %s to %s", data.count(), hash, from, to));
    for (Split split : Split.values()) {
      Part part = part(split);
      lines.add(
          String.format(
              Locale.ROOT,
              "%-10s %,9d pages of %,d shoppers: %,d exposures, %,d dropped candidates, %,d clicks,"
                  + " %,d carts, %,d orders, %.2f revenue",
              split.name().toLowerCase(Locale.ROOT),
              part.pages,
              part.shoppers,
              part.exposures,
              part.dropped,
              part.clicks,
              part.carts,
              part.orders,
              part.revenueCents / 100.0));
    }
    leftOut(lines, goneItems, "exposures have no row: the catalogue no longer had their item");
    leftOut(lines, emptyPages, "pages are left out: none of their items is known");
    leftOut(lines, youngPages, "pages are left out: their outcomes may be on their way");
    leftOut(lines, olderPages, "older pages are left out: the newest took all room");
    leftOut(lines, strayInteractions, "interactions belong to no page that is kept");
    return lines;
  }

  private static void leftOut(List<String> lines, long count, String what) {
    if (count > 0) {
      lines.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }
}
