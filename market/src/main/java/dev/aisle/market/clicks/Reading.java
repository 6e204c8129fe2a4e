package dev.aisle.market.clicks;

import java.util.Arrays;

/// What one shopper did on one page. [ClickLaw#read] fills it anew each time, so that one thread
/// can draw millions of pages with one reading. Places are counted from 0.
public final class Reading {
  private final boolean[] looked;
  private final boolean[] clicked;
  private final boolean[] ordered;
  private int size;
  private int clicks;
  private int orders;
  private int abandonedAt;

  /// An empty reading with room for pages of so many places.
  public Reading(int places) {
    this.looked = new boolean[places];
    this.clicked = new boolean[places];
    this.ordered = new boolean[places];
    this.abandonedAt = -1;
  }

  /// The number of places on the page that was read.
  public int size() {
    return size;
  }

  /// Whether this place was looked at. No log of a real shop knows.
  public boolean looked(int place) {
    return looked[checked(place)];
  }

  /// Whether this place was clicked, which only places looked at are.
  public boolean clicked(int place) {
    return clicked[checked(place)];
  }

  /// Whether the click at this place ended in an order.
  public boolean ordered(int place) {
    return ordered[checked(place)];
  }

  /// How many places were clicked.
  public int clicks() {
    return clicks;
  }

  /// How many clicks ended in an order.
  public int orders() {
    return orders;
  }

  /// The last place looked at by a shopper who went away without an order there and without
  /// reading on, or -1 where the reading ended with an order or with the page. Only the cascade
  /// knows of going away.
  public int abandonedAt() {
    return abandonedAt;
  }

  void begin(int n) {
    if (n > looked.length) {
      throw new IllegalArgumentException(
          "a page of " + n + " places is read into a reading for " + looked.length);
    }
    Arrays.fill(looked, 0, n, false);
    Arrays.fill(clicked, 0, n, false);
    Arrays.fill(ordered, 0, n, false);
    size = n;
    clicks = 0;
    orders = 0;
    abandonedAt = -1;
  }

  void look(int place) {
    looked[place] = true;
  }

  void click(int place) {
    clicked[place] = true;
    clicks++;
  }

  void order(int place) {
    ordered[place] = true;
    orders++;
  }

  void abandon(int place) {
    abandonedAt = place;
  }

  private int checked(int place) {
    if (place >= size) {
      throw new IndexOutOfBoundsException("place " + place + " of a page of " + size);
    }
    return place;
  }
}
