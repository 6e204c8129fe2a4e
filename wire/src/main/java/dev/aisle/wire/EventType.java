package dev.aisle.wire;

import dev.aisle.core.events.Answer;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.ShopperChanged;

/// The values of the field `type`, in lower case.
enum EventType {
  ITEM_CHANGED,
  OFFER_CHANGED,
  ITEM_REMOVED,
  SHOPPER_CHANGED,
  IMPRESSION,
  INTERACTION,
  ANSWER;

  private final String wireName = JsonFields.lowerCase(this);

  String wireName() {
    return wireName;
  }

  static EventType of(Event event) {
    return switch (event) {
      case ItemChanged _ -> ITEM_CHANGED;
      case OfferChanged _ -> OFFER_CHANGED;
      case ItemRemoved _ -> ITEM_REMOVED;
      case ShopperChanged _ -> SHOPPER_CHANGED;
      case Impression _ -> IMPRESSION;
      case Interaction _ -> INTERACTION;
      case Answer _ -> ANSWER;
    };
  }
}
