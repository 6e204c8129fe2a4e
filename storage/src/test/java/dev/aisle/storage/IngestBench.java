package dev.aisle.storage;

import dev.aisle.core.events.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Durable ingest and opening, by hand: `java … dev.aisle.storage.IngestBench DIR [EVENTS]`. One
/// caller, batches of 500, one force per batch; impressions have ten exposures.
final class IngestBench {
  private static final int ITEMS = 100_000;
  private static final int SHOPPERS = 10_000;
  private static final int BATCH = 500;

  private IngestBench() {}

  public static void main(String[] args) throws IOException {
    Path dir = Path.of(args[0]);
    int events = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    SplittableRandom random = new SplittableRandom(7);
    long closing;
    try (EmbeddedShop shop = EmbeddedShop.openOrCreate(dir, () -> List.of(), ShopLimits.DEFAULTS)) {
      long start = System.nanoTime();
      for (int from = 0; from < ITEMS; from += BATCH) {
        shop.ingest(IntStream.range(from, from + BATCH).mapToObj(TestShops::item).toList());
      }
      print("items", ITEMS, start, shop);
      for (int round = 0; round < 4; round++) {
        List<List<Event>> batches = batches(random, round, events / 4);
        start = System.nanoTime();
        for (List<Event> batch : batches) {
          shop.ingest(batch);
        }
        print("mixed events, round " + round, events / 4, start, shop);
      }
      closing = System.nanoTime();
    }
    System.out.printf("close with snapshot %.2f s%n", (System.nanoTime() - closing) / 1e9);
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      try (EmbeddedShop shop = EmbeddedShop.open(dir, () -> List.of(), ShopLimits.DEFAULTS)) {
        System.out.printf("open %.2f s: %s%n", (System.nanoTime() - start) / 1e9, shop.sizes());
      }
    }
    try (EmbeddedShop shop = EmbeddedShop.open(dir, () -> List.of(), ShopLimits.DEFAULTS)) {
      long start = System.nanoTime();
      StateCheck check = shop.verifyState();
      System.out.printf("verify %.2f s: %s%n", (System.nanoTime() - start) / 1e9, check);
    }
  }

  private static void print(String what, int events, long start, EmbeddedShop shop) {
    double seconds = (System.nanoTime() - start) / 1e9;
    long cpu =
        ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .map(java.time.Duration::toMillis)
            .orElse(0L);
    System.out.printf(
        "%s: %d in %.2f s, %.0f/s, log %d MB, CPU of the process so far %d ms%n",
        what, events, seconds, events / seconds, shop.sizes().logBytes() >> 20, cpu);
  }

  private static List<List<Event>> batches(SplittableRandom random, int round, int events) {
    List<List<Event>> batches = new ArrayList<>();
    for (int from = 0; from < events; from += BATCH) {
      List<Event> batch = new ArrayList<>();
      for (int n = from; n < from + BATCH; n++) {
        batch.add(event(random, "e" + round + "-" + n));
      }
      batches.add(batch);
    }
    return batches;
  }

  private static Event event(SplittableRandom random, String id) {
    String shopper = "shopper-" + random.nextInt(SHOPPERS);
    return switch (random.nextInt(10)) {
      case 0, 1, 2 ->
          TestShops.impression(
              id, shopper, IntStream.range(0, 10).map(i -> random.nextInt(ITEMS)).toArray());
      case 3 -> TestShops.offer(id, random.nextInt(ITEMS), random.nextInt(10_000));
      default -> TestShops.click(id, shopper, random.nextInt(ITEMS));
    };
  }
}
