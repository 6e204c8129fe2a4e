package dev.aisle.learning.samples;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.Impression;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of the log as models see it: what was asked, the items that were exposed and a sample
/// of those that were not, their features as of the moment before the page, and what the shopper
/// then did.
///
/// Rows: first the exposed items in the order of their positions, then dropped candidates. Items
/// that the catalogue no longer had have no row. Safe for use by several threads once the replay
/// that makes it has ended.
public final class LoggedPage {
  private final long offset;
  private final Impression impression;
  private final FeatureRequest request;
  private final PageRows rows;
  private final FeatureBatch features;

  LoggedPage(long offset, Impression impression, PageRows rows, FeatureBatch features) {
    if (rows.items().size() != features.size()) {
      throw new IllegalArgumentException(
          rows.items().size()
              + " items, "
              + features.size()
              + " rows, of the page "
              + impression.id());
    }
    this.offset = offset;
    this.impression = impression;
    this.request = FeatureRequest.of(impression);
    this.rows = rows;
    this.features = features;
  }

  /// A page of which nobody has done anything yet.
  ///
  /// @param offset of the impression in the log
  /// @param items one for each row of `features`: all exposed ones, then dropped ones of the
  ///     impression
  /// @throws IllegalArgumentException where rows and items differ in number, or an item is not the
  ///     impression's
  public LoggedPage(long offset, Impression impression, List<ItemId> items, FeatureBatch features) {
    this(offset, impression, rows(impression, items), features);
  }

  private static PageRows rows(Impression impression, List<ItemId> items) {
    int exposed = impression.exposures().size();
    List<DroppedCandidate> dropped = new ArrayList<>();
    for (ItemId item : items.subList(Math.min(exposed, items.size()), items.size())) {
      dropped.add(
          impression.dropped().stream()
              .filter(candidate -> candidate.item().equals(item))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException(item + " was not dropped by any stage")));
    }
    if (items.size() < exposed) {
      throw new IllegalArgumentException(items.size() + " items of " + exposed + " exposed ones");
    }
    return new PageRows(items, impression.exposures(), dropped);
  }

  /// Where the impression stands in the log.
  public long offset() {
    return offset;
  }

  /// The page as it was logged, items without a row included.
  public Impression impression() {
    return impression;
  }

  /// What was asked.
  public FeatureRequest request() {
    return request;
  }

  /// The items of all rows.
  public List<ItemId> items() {
    return rows.items();
  }

  /// The features of all rows, in the order of [#items].
  public FeatureBatch features() {
    return features;
  }

  /// Rows.
  public int size() {
    return features.size();
  }

  /// Rows of exposed items; those after them were dropped by a stage.
  public int exposed() {
    return rows.exposed();
  }

  /// The 1-based position of an exposed row.
  ///
  /// @throws IndexOutOfBoundsException for a row that was not exposed
  public int position(int row) {
    return rows.exposure(row).position();
  }

  /// The probability with which the logging policy showed an exposed row where it was.
  ///
  /// @throws IndexOutOfBoundsException for a row that was not exposed
  public double propensity(int row) {
    return rows.exposure(row).propensity();
  }

  /// By which stage, at which rank and with which score a row was dropped; null for exposed rows.
  public @Nullable DroppedCandidate dropped(int row) {
    return rows.dropped(row);
  }

  /// Whether the shopper clicked the row's item on this page.
  public boolean clicked(int row) {
    return rows.clicked(row);
  }

  /// Whether the shopper put the row's item into the cart from this page.
  public boolean carted(int row) {
    return rows.carted(row);
  }

  /// Whether the shopper ordered the row's item from this page.
  public boolean ordered(int row) {
    return rows.ordered(row);
  }

  /// What the orders of the row's item from this page brought, in cents; 0 without an order or
  /// where its price is unknown.
  public long revenueCents(int row) {
    return rows.revenueCents(row);
  }
}
