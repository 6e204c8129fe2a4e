package dev.aisle.market.simulation;

import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.shoppers.Shopper;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the shop knows of a shopper from the day of signing up. None of it is a taste: the member
/// level says, with errors, how active the shopper is, the device which is used more, and the
/// region nothing.
final class Profiles {
  private static final List<String> LEVELS = List.of("basic", "silver", "gold");
  private static final List<String> REGIONS = List.of("north", "east", "south", "west", "centre");
  private static final double WRONG = 0.25;

  private final int shoppers;
  private final long seed;

  /// @param shoppers of the market
  Profiles(int shoppers, long seed) {
    this.shoppers = shoppers;
    this.seed = seed ^ 0x9f0f11eL;
  }

  ShopperChanged event(Shopper shopper, Instant time) {
    return new ShopperChanged(
        new EventId(PageEvents.PREFIX + shopper.id()), time, shopper.id(), profile(shopper));
  }

  private Map<String, String> profile(Shopper shopper) {
    return Map.of(
        "device", device(shopper),
        "level", LEVELS.get(level(shopper)),
        "region", REGIONS.get((int) (REGIONS.size() * draw(shopper, 0))));
  }

  private int level(Shopper shopper) {
    if (draw(shopper, 1) < WRONG) {
      return (int) (LEVELS.size() * draw(shopper, 2));
    }
    double overMean = shopper.activity() * shoppers;
    return overMean < 0.5 ? 0 : overMean < 2 ? 1 : 2;
  }

  private String device(Shopper shopper) {
    boolean phone = shopper.phones() > 0.5;
    return phone == draw(shopper, 3) >= WRONG ? PageEvents.PHONE : PageEvents.DESKTOP;
  }

  private double draw(Shopper shopper, int what) {
    return Hash.uniform(seed + what, shopper.number());
  }
}
