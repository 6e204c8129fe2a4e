package dev.aisle.core.catalog;

import dev.aisle.core.InvalidInputException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One item of the catalogue as its seller describes it.
///
/// Invariants: the title is not blank and at most [#MAX_TITLE] characters; the rating, where there
/// is one, lies in `[0, 5]`; attributes are sorted by name, so equal items have equal JSON.
///
/// @param title what the page shows in bold
/// @param description longer text, empty where there is none
/// @param categories the path from the broadest to the narrowest: `[Clothing, Shoes, Sneakers]`
/// @param brand null where unknown
/// @param seller null where the shop itself sells it
/// @param offer price and stock
/// @param rating mean stars in `[0, 5]`, null without reviews
/// @param ratingCount reviews behind [#rating]
/// @param attributes by name, in the sellers' words (`colour`, `material`)
/// @param picture file name below the shop's `catalog/pictures` folder, null where there is none
/// @param listedAt when the item entered the catalogue, in milliseconds
public record Item(
    ItemId id,
    String title,
    String description,
    List<String> categories,
    @Nullable String brand,
    @Nullable SellerId seller,
    Offer offer,
    @Nullable Double rating,
    int ratingCount,
    Map<String, AttributeValue> attributes,
    @Nullable String picture,
    Instant listedAt) {

  /// Characters that a title may have at most.
  public static final int MAX_TITLE = 2_000;

  public Item {
    if (title.isBlank()) {
      throw new InvalidInputException(
          "title", "of item " + id + " is blank", "Give every item a title.");
    }
    if (title.length() > MAX_TITLE) {
      throw new InvalidInputException(
          "title",
          "of item " + id + " has " + title.length() + " characters, at most " + MAX_TITLE,
          "Move long texts into the description.");
    }
    if (rating != null && !(rating >= 0 && rating <= 5)) {
      throw new InvalidInputException(
          "rating", "of item " + id + " is " + rating + ", not in 0..5", "Scale ratings to stars.");
    }
    if (ratingCount < 0) {
      throw new InvalidInputException(
          "ratingCount", "of item " + id + " is " + ratingCount, "Send 0 for no reviews.");
    }
    listedAt = listedAt.truncatedTo(ChronoUnit.MILLIS);
    categories = List.copyOf(categories);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /// The same item with another price or stock.
  public Item withOffer(Offer changed) {
    return new Item(
        id,
        title,
        description,
        categories,
        brand,
        seller,
        changed,
        rating,
        ratingCount,
        attributes,
        picture,
        listedAt);
  }

  /// The narrowest category, or null for an item without any.
  public @Nullable String category() {
    return categories.isEmpty() ? null : categories.getLast();
  }
}
