package dev.aisle.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateSearchTest {
  private static final int ROUNDS = 300;

  /// Lucene closes its writer for good where a thread is interrupted while it flushes or deletes.
  @Test
  void interruptingLateSearchesLeavesTheIndexUsable(@TempDir Path dir)
      throws IOException, InterruptedException {
    long seed = System.nanoTime();
    System.out.println("LateSearchTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    try (TestShop shop = new TestShop(LuceneCatalogIndex.open(dir, RetrievalConfig.DEFAULT))) {
      for (int round = 0; round < ROUNDS; round++) {
        shop.put(TestShop.item(String.valueOf(round), "lamp number " + round));
        shop.publish();
        Thread late = Thread.ofPlatform().start(() -> shop.find("lamp"));
        Thread.sleep(Duration.ofNanos(random.nextLong(2_000_000)));
        late.interrupt();
        late.join();
      }

      shop.index.checkpoint(ROUNDS);
      assertThat(shop.index.retrieve(TestShop.search("lamp"), shop, 10).total()).isEqualTo(ROUNDS);
    }
  }
}
