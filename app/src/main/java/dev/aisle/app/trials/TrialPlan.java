package dev.aisle.app.trials;

import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.core.InvalidInputException;

/// How an experiment is run; fixed before it starts.
///
/// @param shoppers of both arms together
/// @param days with two arms
/// @param daysBefore under the control alone, for CUPED and so that shoppers have a history
/// @param visitsPerDay of a shopper, on average
/// @param places on a page
/// @param metric the one that decides
/// @param alpha chance of ever deciding where there is no effect
/// @param lift smallest relative lift worth finding; tunes the sequential test
/// @param cuped whether what shoppers did before is taken out
/// @param seed of shoppers and visits
public record TrialPlan(
    int shoppers,
    int days,
    int daysBefore,
    double visitsPerDay,
    int places,
    OnlineMetric metric,
    double alpha,
    double lift,
    boolean cuped,
    long seed) {
  public TrialPlan {
    require("shoppers", shoppers, 2, 10_000_000);
    require("days", days, 1, 720);
    require("days before", daysBefore, 0, 720);
    require("places", places, 1, 200);
    if (!(visitsPerDay > 0 && visitsPerDay <= 20)) {
      throw new InvalidInputException(
          "visits per day", "is " + visitsPerDay + " but lies in (0, 20]", "0.2 is usual.");
    }
    if (!(alpha > 0 && alpha < 0.5) || !(lift > 0 && lift < 10)) {
      throw new InvalidInputException(
          "alpha, lift",
          "are " + alpha + ", " + lift + " but lie in (0, 0.5) and (0, 10)",
          "0.05 and 0.02 are usual.");
    }
  }

  /// A fortnight with 20,000 shoppers, decided by UCVR.
  public static TrialPlan usual(long seed) {
    return new TrialPlan(20_000, 14, 7, 0.2, 20, OnlineMetric.UCVR, 0.05, 0.02, true, seed);
  }

  /// The same with another number of shoppers.
  public TrialPlan withShoppers(int other) {
    return new TrialPlan(
        other, days, daysBefore, visitsPerDay, places, metric, alpha, lift, cuped, seed);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidInputException(
          name, "is " + value + " but must be from " + least + " to " + most, "Change it.");
    }
  }
}
