package dev.aisle.market.shoppers;

import dev.aisle.market.worlds.World;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// When visits happen: by weekday, by hour, and more often for active shoppers. Immutable.
public final class Calendar {
  /// Traffic by hour of the day, UTC: little at night, a peak at noon, the highest in the evening.
  private static final double[] HOURS = {
    1.1, 0.6, 0.4, 0.3, 0.3, 0.5, 1.2, 2.2, 3.2, 3.9, 4.4, 4.7, 5.3, 5.0, 4.4, 4.3, 4.5, 5.0, 5.8,
    7.0, 8.2, 8.0, 5.6, 2.9
  };

  /// By how many hours a shopper's day may be shifted against the others'.
  private static final int SHIFT = 2;

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final long start;
  private final double visitsPerDay;
  private final double total = Arrays.stream(HOURS).sum();
  private final double[] week = new double[7];

  /// @param start midnight of the first day
  /// @param visitsPerDay of the whole market, on average
  public Calendar(World world, Instant start, double visitsPerDay) {
    this.start = start.toEpochMilli();
    this.visitsPerDay = visitsPerDay;
    double weekend = world.visits().weekend();
    double mean = (5 + 2 * weekend) / 7;
    for (int day = 0; day < 7; day++) {
      DayOfWeek name = start.atOffset(ZoneOffset.UTC).plusDays(day).getDayOfWeek();
      week[day] = (name.getValue() >= 6 ? weekend : 1) / mean;
    }
  }

  /// Midnight of a day, in milliseconds since the epoch.
  ///
  /// @param day from 0
  public long midnight(int day) {
    return start + day * DAY;
  }

  /// When a shopper's visits of a day start, in the order of time, so that what was clicked in the
  /// evening is not known in the morning. Their number is Poisson.
  ///
  /// @param warmth factor that grows with good visits, 1 at first
  /// @return moments in milliseconds since the epoch
  public long[] visits(Shopper shopper, int day, double warmth, RandomGenerator random) {
    long[] moments = new long[count(shopper, day, warmth, random)];
    Arrays.setAll(moments, _ -> moment(shopper, day, random));
    Arrays.sort(moments);
    return moments;
  }

  private int count(Shopper shopper, int day, double warmth, RandomGenerator random) {
    double mean = visitsPerDay * shopper.activity() * warmth * week[day % 7];
    if (mean > 30) {
      return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /// An hour by the shopper's rhythm, and any moment in it.
  private long moment(Shopper shopper, int day, RandomGenerator random) {
    double point = random.nextDouble() * total;
    int hour = 0;
    while (hour < 23 && point >= HOURS[hour]) {
      point -= HOURS[hour];
      hour++;
    }
    int shift = (int) (Hash.uniform(shopper.seed(), 0x7a) * (2 * SHIFT + 1)) - SHIFT;
    int shifted = Math.floorMod(hour + shift, 24);
    return midnight(day) + shifted * HOUR + (long) (random.nextDouble() * HOUR);
  }
}
