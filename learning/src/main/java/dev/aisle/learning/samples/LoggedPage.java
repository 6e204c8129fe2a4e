package dev.aisle.learning.samples;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import java.util.List;

/// One page of the log as models see it: what was asked, the items that were exposed and a sample
/// of those that were not, their features as of the moment before the page, and what the shopper
/// then did.
///
/// Rows: first the exposed items in the order of their positions, then the dropped ones in the
/// order of the log. Safe for use by several threads once the replay that makes it has ended.
public final class LoggedPage {
  private static final int CLICKED = 1;
  private static final int CARTED = 2;
  private static final int ORDERED = 4;

  private final long offset;
  private final Impression impression;
  private final FeatureRequest request;
  private final List<ItemId> items;
  private final FeatureBatch features;
  private final byte[] actions;

  /// @param offset of the impression in the log
  /// @param items one for each row of `features`; the exposed ones first
  /// @throws IllegalArgumentException where rows and items differ in number, or there are fewer
  ///     items than exposures
  public LoggedPage(long offset, Impression impression, List<ItemId> items, FeatureBatch features) {
    if (items.size() != features.size() || items.size() < impression.exposures().size()) {
      throw new IllegalArgumentException(
          items.size() + " items, " + features.size() + " rows, of the page " + impression.id());
    }
    this.offset = offset;
    this.impression = impression;
    this.request = FeatureRequest.of(impression);
    this.items = List.copyOf(items);
    this.features = features;
    this.actions = new byte[items.size()];
  }

  /// Where the impression stands in the log.
  public long offset() {
    return offset;
  }

  /// The page as it was logged.
  public Impression impression() {
    return impression;
  }

  /// What was asked.
  public FeatureRequest request() {
    return request;
  }

  /// The items of all rows.
  public List<ItemId> items() {
    return items;
  }

  /// The features of all rows, in the order of [#items].
  public FeatureBatch features() {
    return features;
  }

  /// Rows of exposed items; those after them were dropped by a stage.
  public int exposed() {
    return impression.exposures().size();
  }

  /// The 1-based position of an exposed row.
  public int position(int row) {
    return impression.exposures().get(row).position();
  }

  /// The probability with which the logging policy showed an exposed row where it was.
  public double propensity(int row) {
    return impression.exposures().get(row).propensity();
  }

  /// Whether the shopper clicked the row's item on this page.
  public boolean clicked(int row) {
    return (actions[row] & CLICKED) != 0;
  }

  /// Whether the shopper put the row's item into the cart from this page.
  public boolean carted(int row) {
    return (actions[row] & CARTED) != 0;
  }

  /// Whether the shopper ordered the row's item from this page.
  public boolean ordered(int row) {
    return (actions[row] & ORDERED) != 0;
  }

  /// Takes in what the shopper did with an item of the page, while the log is replayed.
  void did(ItemId item, Interaction.Kind kind) {
    int row = items.indexOf(item);
    if (row < 0 || row >= exposed()) {
      return;
    }
    int action =
        switch (kind) {
          case CLICK -> CLICKED;
          case ADD_TO_CART -> CARTED;
          case ORDER -> ORDERED;
          case SKIP, DWELL -> 0;
        };
    actions[row] = (byte) (actions[row] | action);
  }
}
