package dev.aisle.market.shoppers;

import dev.aisle.core.InvalidInputException;
import dev.aisle.market.goods.Category;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.worlds.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// All shoppers of a market. Each depends only on the seed, the world and its number, but for the
/// share of activity, which depends on how many there are. Immutable and thread-safe.
public final class Population {
  /// The largest population.
  public static final int MAX_SHOPPERS = 10_000_000;

  private static final double LOOK_FASHION = 0.8;
  private static final int FAVOURITES = 6;

  /// Flattens the head of Zipf's law, so that nobody is a shop of their own (Mandelbrot).
  private static final double HEAD = 50;

  private final World world;
  private final List<Shopper> shoppers;

  private Population(World world, List<Shopper> shoppers) {
    this.world = world;
    this.shoppers = List.copyOf(shoppers);
  }

  /// Makes the shoppers.
  ///
  /// @param count 1 to [#MAX_SHOPPERS]
  public static Population of(World world, Shelf shelf, int count, long seed) {
    if (count < 1 || count > MAX_SHOPPERS) {
      throw new InvalidInputException(
          "shoppers",
          "is " + count + " but a market has 1 to " + MAX_SHOPPERS,
          "Start with 10000, the usual number.");
    }
    double[] activity = activity(count, world.visits().zipf(), seed);
    List<Shopper> shoppers = new ArrayList<>(count);
    IntStream.range(0, count)
        .parallel()
        .mapToObj(number -> shopper(world, shelf, number, activity[number], seed))
        .forEachOrdered(shoppers::add);
    return new Population(world, shoppers);
  }

  /// Zipf's law over a random order of the shoppers, as shares.
  private static double[] activity(int count, double exponent, long seed) {
    int[] ranks = IntStream.range(0, count).toArray();
    SplittableRandom random = Hash.generator(seed, 0x5a69L);
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = ranks[i];
      ranks[i] = ranks[j];
      ranks[j] = kept;
    }
    double[] activity = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      activity[i] = 1 / StrictMath.pow(ranks[i] + HEAD, exponent);
      sum += activity[i];
    }
    for (int i = 0; i < count; i++) {
      activity[i] /= sum;
    }
    return activity;
  }

  private static Shopper shopper(World world, Shelf shelf, int number, double activity, long seed) {
    SplittableRandom random = Hash.generator(seed, 0x1_0000_0000L + number);
    Archetype archetype = archetype(random);
    double shared = world.taste().shared();
    return new Shopper(
        number,
        archetype,
        activity,
        0.45 * random.nextGaussian() + (archetype == Archetype.BARGAIN_HUNTER ? -0.35 : 0.1),
        world.visits().appetite() * random.nextGaussian(),
        Math.clamp(world.attention().phones() + 0.3 * random.nextGaussian(), 0.05, 0.95),
        random.nextLong(),
        tastes(shared, LOOK_FASHION, random),
        tastes(shared, 0, random),
        interests(shelf.categories(), shared, random));
  }

  private static Archetype archetype(RandomGenerator random) {
    double point = random.nextDouble();
    for (Archetype archetype : Archetype.values()) {
      point -= archetype.share();
      if (point < 0) {
        return archetype;
      }
    }
    return Archetype.PRAGMATIST;
  }

  /// Tastes of search and feed, with the given share of variance in common, of unit length on
  /// average so that liking has about unit variance.
  ///
  /// @param fashion what all shoppers have in common
  private static float[][] tastes(double shared, double fashion, RandomGenerator random) {
    float[][] tastes = new float[2][Shelf.WIDTH];
    double scale = 1 / StrictMath.sqrt(Shelf.WIDTH);
    for (int i = 0; i < Shelf.WIDTH; i++) {
      double common = random.nextGaussian();
      for (float[] taste : tastes) {
        double own = random.nextGaussian();
        taste[i] =
            (float)
                (scale
                    * (StrictMath.sqrt(shared) * common
                        + StrictMath.sqrt(1 - shared) * own
                        + fashion * StrictMath.cos(1.7 * i)));
      }
    }
    return tastes;
  }

  /// Interests of search and feed: a few favourite categories each, some of them in common.
  private static double[][] interests(
      List<Category> categories, double shared, RandomGenerator random) {
    double[][] interests = new double[2][categories.size()];
    for (int favourite = 0; favourite < FAVOURITES; favourite++) {
      double weight = 1.0 / (favourite + 1);
      int common = drawn(categories, random);
      for (double[] interest : interests) {
        int own = drawn(categories, random);
        interest[random.nextDouble() < shared ? common : own] += weight;
      }
    }
    for (double[] interest : interests) {
      double sum = 0;
      for (int i = 0; i < interest.length; i++) {
        interest[i] += 0.01 * categories.get(i).popularity();
        sum += interest[i];
      }
      for (int i = 0; i < interest.length; i++) {
        interest[i] /= sum;
      }
    }
    return interests;
  }

  private static int drawn(List<Category> categories, RandomGenerator random) {
    double total = 0;
    for (Category category : categories) {
      total += category.popularity();
    }
    double point = random.nextDouble() * total;
    for (int i = 0; i < categories.size(); i++) {
      point -= categories.get(i).popularity();
      if (point < 0) {
        return i;
      }
    }
    return categories.size() - 1;
  }

  /// The world that they live in.
  public World world() {
    return world;
  }

  /// How many there are.
  public int size() {
    return shoppers.size();
  }

  /// The shopper of this number.
  public Shopper shopper(int number) {
    return shoppers.get(number);
  }
}
