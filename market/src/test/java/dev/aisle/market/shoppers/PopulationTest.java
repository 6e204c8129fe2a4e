package dev.aisle.market.shoppers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.SmallMarket;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.Worlds;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {
  private static final int MANY = 6_000;

  private static Population population(World world) {
    return Population.of(world, SmallMarket.SHELF, MANY, 9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"position", "dependent", "mixed"})
  void tastesOfSearchAndFeedHaveTheSharedVarianceInCommon(String name) {
    World world = Worlds.named(name);
    Population population = population(world);
    double look = 0;
    double make = 0;
    for (int axis = 0; axis < Shelf.WIDTH; axis++) {
      double[][] looks = new double[2][MANY];
      double[][] makes = new double[2][MANY];
      for (int s = 0; s < MANY; s++) {
        Shopper shopper = population.shopper(s);
        looks[0][s] = shopper.look(Scene.SEARCH)[axis];
        looks[1][s] = shopper.look(Scene.FEED)[axis];
        makes[0][s] = shopper.make(Scene.SEARCH)[axis];
        makes[1][s] = shopper.make(Scene.FEED)[axis];
      }
      look += correlation(looks) / Shelf.WIDTH;
      make += correlation(makes) / Shelf.WIDTH;
    }
    double shared = world.taste().shared();
    assertThat(look).as("looks in %s", name).isCloseTo(shared, within(0.03));
    assertThat(make).as("makes in %s", name).isCloseTo(shared, within(0.03));
  }

  private static double correlation(double[][] pairs) {
    double mean0 = Arrays.stream(pairs[0]).average().orElseThrow();
    double mean1 = Arrays.stream(pairs[1]).average().orElseThrow();
    double both = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < pairs[0].length; i++) {
      both += (pairs[0][i] - mean0) * (pairs[1][i] - mean1);
      one += Math.pow(pairs[0][i] - mean0, 2);
      other += Math.pow(pairs[1][i] - mean1, 2);
    }
    return both / Math.sqrt(one * other);
  }

  @Test
  void activityFollowsZipfsLawBehindAFlattenedHead() {
    World world = Worlds.named("position");
    Population population = population(world);
    double[] activity = new double[MANY];
    Arrays.setAll(activity, s -> population.shopper(s).activity());
    assertThat(Arrays.stream(activity).sum()).isCloseTo(1, within(1e-9));
    Arrays.sort(activity);

    double first = activity[MANY - 1];
    for (int rank : new int[] {1, 100, 1_000, 5_000}) {
      double expected = Math.pow((50.0 + rank) / 50, -world.visits().zipf());
      assertThat(activity[MANY - 1 - rank] / first).isCloseTo(expected, within(1e-9));
    }
    assertThat(first).as("nobody is a shop of their own").isLessThan(0.01);
  }

  @Test
  void archetypesComeInTheirShares() {
    Population population = population(Worlds.named("position"));
    int[] counts = new int[Archetype.values().length];
    for (int s = 0; s < MANY; s++) {
      counts[Arrays.asList(Archetype.values()).indexOf(population.shopper(s).archetype())]++;
    }
    for (Archetype archetype : Archetype.values()) {
      double share = (double) counts[Arrays.asList(Archetype.values()).indexOf(archetype)] / MANY;
      assertThat(share).as("%s", archetype).isCloseTo(archetype.share(), within(0.025));
    }
  }

  @Test
  void interestsAreDistributions() {
    Population population = population(Worlds.named("position"));
    for (int s = 0; s < 200; s++) {
      for (Scene scene : new Scene[] {Scene.SEARCH, Scene.FEED}) {
        double[] interest = population.shopper(s).interest(scene);
        assertThat(Arrays.stream(interest).sum()).isCloseTo(1, within(1e-9));
        assertThat(Arrays.stream(interest).min().orElseThrow()).isNotNegative();
      }
    }
  }

  @Test
  void visitsFollowHourAndWeekday() {
    World world = Worlds.named("position");
    Population population = population(world);
    Instant monday = Instant.parse("2025-11-03T00:00:00Z");
    Calendar calendar = new Calendar(world, monday, 3_000);
    SplittableRandom random = new SplittableRandom(20_260_705);
    long[] hours = new long[24];
    long[] week = new long[7];
    long total = 0;
    int outside = 0;
    int disorder = 0;
    for (int day = 0; day < 14; day++) {
      for (int s = 0; s < MANY; s++) {
        long[] moments = calendar.visits(population.shopper(s), day, 1, random);
        long before = 0;
        for (long moment : moments) {
          outside +=
              moment < calendar.midnight(day) || moment >= calendar.midnight(day + 1) ? 1 : 0;
          disorder += moment < before ? 1 : 0;
          before = moment;
          hours[Instant.ofEpochMilli(moment).atOffset(ZoneOffset.UTC).getHour()]++;
          week[day % 7]++;
          total++;
        }
      }
    }

    assertThat(outside).isZero();
    assertThat(disorder).isZero();
    assertThat(total / 14.0).as("visits a day").isCloseTo(3_000, within(60.0));
    double weekdays = Arrays.stream(week, 0, 5).sum() / 5.0;
    double weekends = (week[5] + week[6]) / 2.0;
    assertThat(weekends / weekdays).isCloseTo(world.visits().weekend(), within(0.06));
    double night = (hours[2] + hours[3] + hours[4]) / 3.0 / total;
    double evening = (hours[19] + hours[20] + hours[21]) / 3.0 / total;
    assertThat(night).as("an hour of the night").isBetween(0.003, 0.02);
    assertThat(evening).as("an hour of the evening").isBetween(0.06, 0.11);
  }
}
