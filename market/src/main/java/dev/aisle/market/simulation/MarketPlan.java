package dev.aisle.market.simulation;

import dev.aisle.core.InvalidInputException;
import dev.aisle.market.worlds.World;

/// How much of a market is simulated.
///
/// @param shoppers 1 to ten million
/// @param days of the log, 1 to 720; they end where the catalogue does
/// @param exposures how many there will be, about
/// @param places on a page, 1 to 200
/// @param seed of shoppers and their doings; the catalogue has its own
public record MarketPlan(
    World world, int shoppers, int days, long exposures, int places, long seed) {
  /// Items on a page where nothing else is said.
  public static final int PLACES = 20;

  private static final int MOST_DAYS = 720;
  private static final long MOST_EXPOSURES = 10_000_000_000L;

  public MarketPlan {
    require("shoppers", shoppers, 1, 10_000_000, "10000 is usual.");
    require("days", days, 1, MOST_DAYS, "60 is usual.");
    require("exposures", exposures, 1, MOST_EXPOSURES, "100 a shopper are usual.");
    require("places", places, 1, 200, "20 is usual.");
  }

  private static void require(String name, long value, long least, long most, String remedy) {
    if (value < least || value > most) {
      throw new InvalidInputException(
          name, "is " + value + " but must be from " + least + " to " + most, remedy);
    }
  }

  /// The usual log for so many shoppers: 60 days, 100 exposures a shopper.
  public static MarketPlan of(World world, int shoppers, long seed) {
    return new MarketPlan(world, shoppers, 60, 100L * shoppers, PLACES, seed);
  }

  /// Visits of an average day.
  double visitsPerDay() {
    return exposures / (world.visits().pages() * places * days);
  }
}
