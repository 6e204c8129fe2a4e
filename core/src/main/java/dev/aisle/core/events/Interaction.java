package dev.aisle.core.events;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.queries.Scene;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A shopper did something with an item.
///
/// @param request the page it happened on; null where it did not come from one of our pages
/// @param scene the scene of that page; null where unknown or outside of our pages
/// @param price per piece, for add-to-cart and order; null where unknown
/// @param quantity pieces, from 1 to [#MAX_QUANTITY]
/// @param dwell time on the item's page, for [Kind#DWELL]; null otherwise
public record Interaction(
    EventId id,
    Instant time,
    @Nullable RequestId request,
    @Nullable Scene scene,
    SessionId session,
    ShopperId shopper,
    ItemId item,
    Kind kind,
    @Nullable Money price,
    int quantity,
    @Nullable Duration dwell)
    implements Event {

  /// The most pieces of one interaction, so that sums of revenue stay exact.
  public static final int MAX_QUANTITY = 1_000_000;

  /// The longest stay on a page that is believed.
  public static final Duration MAX_DWELL = Duration.ofDays(7);

  /// What the shopper did.
  public enum Kind {
    /// Opened the item's page.
    CLICK,
    /// Put it into the cart.
    ADD_TO_CART,
    /// Bought it.
    ORDER,
    /// Said that it is not wanted.
    SKIP,
    /// Stayed on its page for [Interaction#dwell].
    DWELL
  }

  public Interaction {
    time = time.truncatedTo(ChronoUnit.MILLIS);
    if (quantity < 1) {
      throw new InvalidInputException(
          "quantity", "is " + quantity + " but must be at least 1", "Leave it out for one piece.");
    }
    if (quantity > MAX_QUANTITY) {
      throw new InvalidInputException(
          "quantity",
          "is " + quantity + " but at most " + MAX_QUANTITY + " are accepted",
          "Check the unit: pieces are counted.");
    }
    if (kind == Kind.DWELL && (dwell == null || dwell.isNegative())) {
      throw new InvalidInputException(
          "dwellMillis",
          "is " + (dwell == null ? "missing" : "negative") + " in a dwell event",
          "Send the milliseconds that the shopper stayed.");
    }
    if (dwell != null && dwell.compareTo(MAX_DWELL) > 0) {
      throw new InvalidInputException(
          "dwellMillis",
          "is more than " + MAX_DWELL.toDays() + " days",
          "Send milliseconds, and end a stay with the session.");
    }
    dwell = dwell == null ? null : dwell.truncatedTo(ChronoUnit.MILLIS);
  }

  /// An interaction of which the scene is not known.
  public Interaction(
      EventId id,
      Instant time,
      @Nullable RequestId request,
      SessionId session,
      ShopperId shopper,
      ItemId item,
      Kind kind,
      @Nullable Money price,
      int quantity,
      @Nullable Duration dwell) {
    this(id, time, request, null, session, shopper, item, kind, price, quantity, dwell);
  }

  /// The same interaction in a scene that has become known.
  public Interaction withScene(Scene known) {
    return new Interaction(
        id, time, request, known, session, shopper, item, kind, price, quantity, dwell);
  }

  @Override
  public Interaction withId(EventId other) {
    return new Interaction(
        other, time, request, scene, session, shopper, item, kind, price, quantity, dwell);
  }

  /// Price times quantity in cents for an order with a price, 0 for all else.
  public long revenueCents() {
    return kind == Kind.ORDER && price != null ? price.cents() * quantity : 0;
  }
}
