package dev.aisle.market.clicks;

/// One page as a log holds it: what stood where and what became of it. Places are counted from 0.
/// Immutable.
public final class ClickLogPage {
  private final int shopper;
  private final int[] items;
  private final boolean[] clicked;
  private final boolean[] ordered;
  private final Layout layout;

  /// @param shopper who saw it; intervals take pages of one shopper as alike
  /// @param items a key for each place; places with equal keys are taken to be equally attractive,
  ///     so a key may as well stand for an item and a query, or for a group of similar items
  /// @param clicked whether each place was clicked
  /// @param ordered whether each click ended in an order
  /// @param columns as in [Layout]
  /// @throws IllegalArgumentException where the arrays differ in length or a place was ordered from
  ///     without a click
  public ClickLogPage(int shopper, int[] items, boolean[] clicked, boolean[] ordered, int columns) {
    if (items.length != clicked.length || items.length != ordered.length) {
      throw new IllegalArgumentException(
          items.length
              + " items, but "
              + clicked.length
              + " clicks and "
              + ordered.length
              + " orders");
    }
    for (int k = 0; k < items.length; k++) {
      if (ordered[k] && !clicked[k]) {
        throw new IllegalArgumentException("place " + k + " was ordered from without a click");
      }
    }
    this.shopper = shopper;
    this.items = items.clone();
    this.clicked = clicked.clone();
    this.ordered = ordered.clone();
    this.layout = new Layout(columns);
  }

  /// A page of these items as it was read; `items` may be longer than the page.
  public static ClickLogPage of(int shopper, int[] items, Reading reading, Layout layout) {
    int n = reading.size();
    int[] shown = new int[n];
    boolean[] clicked = new boolean[n];
    boolean[] ordered = new boolean[n];
    for (int k = 0; k < n; k++) {
      shown[k] = items[k];
      clicked[k] = reading.clicked(k);
      ordered[k] = reading.ordered(k);
    }
    return new ClickLogPage(shopper, shown, clicked, ordered, layout.columns());
  }

  /// Who saw it.
  public int shopper() {
    return shopper;
  }

  /// The number of places.
  public int size() {
    return items.length;
  }

  /// The key of what stood here.
  public int item(int place) {
    return items[place];
  }

  /// Whether this place was clicked.
  public boolean clicked(int place) {
    return clicked[place];
  }

  /// Whether the click here ended in an order.
  public boolean ordered(int place) {
    return ordered[place];
  }

  /// How its places lay.
  public Layout layout() {
    return layout;
  }
}
