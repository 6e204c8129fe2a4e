package dev.aisle.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.cascade.Request;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the index costs on a catalogue of generated items (20,000, or `-Daisle.items`), in
/// milliseconds of thread CPU so that a loaded machine says the same. Prints the figures; the
/// limits asserted are several times what is measured, to catch a change of order and nothing
/// less.
class SpeedTest {
  private static final int ITEMS = Integer.getInteger("aisle.items", 20_000);
  private static final int QUERIES = 200;

  /// Fewer, and the slowest of the queries would be the compiler's.
  private static final int WARM_UP = 600;

  @TempDir private Path folder;

  @Test
  void aLargeCatalogueIsIndexedAndSearchedFast() throws IOException {
    Random random = new Random(42);
    List<Item> items = new ArrayList<>(ITEMS);
    for (int i = 0; i < ITEMS; i++) {
      items.add(item(i, random));
    }
    try (TestShop shop = new TestShop(LuceneCatalogIndex.open(folder, RetrievalConfig.DEFAULT))) {
      long cpu = processNanos();
      long begin = System.nanoTime();
      items.forEach(shop::put);
      shop.index.checkpoint(shop.offset());
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf(
          "build %.0f items/s wall, %.0f items per CPU second%n",
          ITEMS / seconds, ITEMS / ((processNanos() - cpu) / 1e9));
      shop.publish();
      begin = System.nanoTime();
      shop.find("shoe");
      System.out.printf("first search %.0f ms wall%n", (System.nanoTime() - begin) / 1e6);

      double[] search = cpuMillis(i -> shop.index.retrieve(request(random), shop, 100));
      print("top 100, two filters, facets", search);
      double[] words =
          cpuMillis(
              i ->
                  shop.index.retrieve(
                      TestShop.search(word(random) + " " + word(random)), shop, 100));
      print("top 100, two words, facets", words);
      double[] browse = cpuMillis(i -> shop.index.retrieve(TestShop.search(""), shop, 100));
      print("top 100 of everything, facets", browse);
      shop.index.complete("w1", 10);
      double[] complete = cpuMillis(i -> shop.index.complete("w" + i % 10, 10));
      print("completions", complete);
      double[] fuzzy = cpuMillis(i -> shop.index.complete("xw" + i + " w", 10));
      print("completions with an error", fuzzy);
      double[] offer =
          cpuMillis(
              i -> {
                shop.offer(new ItemId("item-" + random.nextInt(ITEMS)), new Offer(new Money(i), 1));
                shop.publish();
              });
      print("price change", offer);
      double[] change =
          cpuMillis(
              i -> {
                shop.put(item(random.nextInt(ITEMS), random));
                shop.publish();
                shop.index.size();
              });
      print("item change with refresh", change);
      assertThat(ITEMS / seconds).isGreaterThan(500);
      assertThat(percentile(search, 0.99)).isLessThan(50);
      assertThat(percentile(offer, 0.99)).isLessThan(10);
    }
  }

  private static Request request(Random random) {
    Filters filters =
        new Filters(
            Set.of("Category " + random.nextInt(12)),
            Set.of(),
            null,
            new Money(50_000),
            Map.of(),
            false);
    return TestShop.request(Scene.SEARCH, word(random), null, "s", filters, SortOrder.RELEVANCE);
  }

  private static double[] cpuMillis(IntConsumer body) {
    for (int i = 0; i < WARM_UP; i++) {
      body.accept(i);
    }
    double[] millis = new double[QUERIES];
    var threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < QUERIES; i++) {
      long begin = threads.getCurrentThreadCpuTime();
      body.accept(i);
      millis[i] = (threads.getCurrentThreadCpuTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  private static long processNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void print(String what, double[] millis) {
    System.out.printf(
        "%-32s p50 %.2f ms, p99 %.2f ms CPU%n",
        what, percentile(millis, 0.5), percentile(millis, 0.99));
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }

  /// Words by Zipf's law, as titles have them.
  private static String word(Random random) {
    return "w" + (int) Math.pow(5_000, random.nextDouble());
  }

  private static Item item(int number, Random random) {
    StringBuilder title = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      title.append(word(random)).append(' ');
    }
    Map<String, AttributeValue> attributes = new TreeMap<>();
    for (int i = 5 + random.nextInt(4); i > 0; i--) {
      attributes.put(
          "attribute" + random.nextInt(20), new AttributeValue.Text("v" + random.nextInt(30)));
    }
    int category = random.nextInt(60);
    return TestShop.item(
        "item-" + number,
        title.toString(),
        List.of("Category " + category % 12, "Kind " + category),
        "Brand" + random.nextInt(300),
        (long) random.nextInt(100_000),
        attributes);
  }
}
