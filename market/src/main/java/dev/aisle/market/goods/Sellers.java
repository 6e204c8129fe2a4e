package dev.aisle.market.goods;

import dev.aisle.core.catalog.SellerId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The sellers of one market, the largest first.
public final class Sellers {
  /// How many sellers every market has.
  public static final int COUNT = 240;

  private static final List<String> FIRST =
      List.of(
          "Amber",
          "Birch",
          "Cobalt",
          "Dover",
          "Elm",
          "Fable",
          "Garnet",
          "Harbour",
          "Indigo",
          "Juniper",
          "Keystone",
          "Lantern",
          "Maple",
          "North",
          "Orchard",
          "Pepper",
          "Quarry",
          "River",
          "Saffron",
          "Tulip");
  private static final List<String> SECOND =
      List.of(
          "Lane Store",
          "Street Market",
          "& Daughters",
          "Trading",
          "Goods",
          "Outlet",
          "Depot",
          "Warehouse",
          "Corner",
          "Bazaar",
          "Direct",
          "Supply");
  private static final Odds<WritingStyle> WRITING =
      Odds.of(
          "CORRECT 5, TERSE 3, KEYWORDS 3, MARKETING 3, SPEC_SHEET 2, SLOPPY 3",
          WritingStyle::valueOf);

  private Sellers() {}

  /// The sellers of the market with this seed.
  public static List<Seller> of(long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5e11e45L);
    List<Integer> names = shuffled(FIRST.size() * SECOND.size(), random);
    List<Seller> sellers = new ArrayList<>(COUNT);
    for (int i = 0; i < COUNT; i++) {
      int name = names.get(i);
      sellers.add(
          seller(
              i, FIRST.get(name % FIRST.size()) + " " + SECOND.get(name / FIRST.size()), random));
    }
    return List.copyOf(sellers);
  }

  private static Seller seller(int number, String name, RandomGenerator random) {
    WritingStyle writing = WRITING.pick(random);
    Department[] all = Department.values();
    Set<Department> departments = EnumSet.of(all[number % all.length]);
    while (random.nextDouble() < 0.45) {
      departments.add(all[random.nextInt(all.length)]);
    }
    double care =
        switch (writing) {
          case CORRECT, SPEC_SHEET -> 0.4;
          case MARKETING, TERSE, KEYWORDS -> 1;
          case SLOPPY -> 2.2;
        };
    return new Seller(
        new SellerId("s" + (1000 + number)),
        name,
        Set.copyOf(departments),
        writing,
        0.06 + 0.3 * random.nextDouble(),
        care * 0.03 * random.nextDouble(),
        writing == WritingStyle.SLOPPY ? 0.02 + 0.06 * random.nextDouble() : 0.002,
        0.92 + 0.18 * random.nextDouble(),
        0.2 * (random.nextDouble() - 0.5),
        random.nextInt(8));
  }

  private static List<Integer> shuffled(int size, RandomGenerator random) {
    List<Integer> order = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      order.add(random.nextInt(i + 1), i);
    }
    return order;
  }
}
