package dev.aisle.learning.samples;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.ShopperId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What a log must have for a model to learn from it. A training calls those that it needs before
/// it begins; each says what is missing and the way out.
public final class Teachable {
  private static final String LOG = "log";

  private Teachable() {}

  /// There are pages in each of the parts.
  ///
  /// @throws InvalidInputException naming the first part without pages
  public static void requirePages(LoggedPages pages, Split... parts) {
    for (Split split : parts) {
      if (pages.of(split).isEmpty()) {
        throw new InvalidInputException(
            LOG,
            "has no page for " + name(split) + ": all its pages are of one time, or too few",
            "Collect pages over a longer time, or give " + name(split) + " a larger share.");
      }
    }
  }

  /// Each of the parts has an exposed item that was clicked and one that was not.
  ///
  /// @throws InvalidInputException naming the first part that lacks one of the two
  public static void requireClicks(LoggedPages pages, Split... parts) {
    requirePages(pages, parts);
    for (Split split : parts) {
      ReplaySummary.Part part = pages.summary().part(split);
      requireBoth(part.clicks(), part.exposures(), "clicks", split);
    }
  }

  /// Each of the parts has an exposed item that was ordered and one that was not.
  ///
  /// @throws InvalidInputException naming the first part that lacks one of the two
  public static void requireOrders(LoggedPages pages, Split... parts) {
    requirePages(pages, parts);
    for (Split split : parts) {
      ReplaySummary.Part part = pages.summary().part(split);
      requireBoth(part.orders(), part.exposures(), "orders", split);
    }
  }

  /// There are rows of candidates that stages dropped.
  ///
  /// @throws InvalidInputException where no training page has one
  public static void requireDropped(LoggedPages pages) {
    if (pages.summary().part(Split.TRAIN).dropped() == 0) {
      throw new InvalidInputException(
          LOG,
          "has no candidates that stages dropped",
          "Log them with each impression (\"dropped\", docs/events.md); Aisle's own cascade does.");
    }
  }

  /// At least so many shoppers were shown a training page.
  ///
  /// @throws InvalidInputException where there are fewer
  public static void requireShoppers(LoggedPages pages, int least) {
    Set<ShopperId> shoppers = new HashSet<>();
    for (LoggedPage page : pages.of(Split.TRAIN)) {
      if (shoppers.add(page.impression().shopper()) && shoppers.size() >= least) {
        return;
      }
    }
    throw new InvalidInputException(
        LOG,
        "has pages of "
            + shoppers.size()
            + (shoppers.size() == 1 ? " shopper" : " shoppers")
            + " to learn from, at least "
            + least
            + " are needed",
        "Check that each shopper has an id of its own, or collect pages of more shoppers.");
  }

  private static void requireBoth(long acted, long exposures, String what, Split split) {
    if (acted == 0) {
      throw new InvalidInputException(
          LOG,
          "has no " + what + " on the " + exposures + " exposed items for " + name(split),
          "Check that interactions name the request of their page, and arrive within the outcome"
              + " window.");
    }
    if (acted == exposures) {
      throw new InvalidInputException(
          LOG,
          "has " + what + " on every one of the " + exposures + " exposed items for " + name(split),
          "Log all items of a page as exposures, not only those that were acted on.");
    }
  }

  private static String name(Split split) {
    return split.name().toLowerCase(Locale.ROOT);
  }
}
