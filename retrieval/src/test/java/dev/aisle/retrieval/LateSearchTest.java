package dev.aisle.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateSearchTest {
  private static final int ROUNDS = 60;

  /// Lucene closes its writer for good where a thread is interrupted while it flushes.
  @Test
  void interruptingLateSearchesLeavesTheIndexUsable(@TempDir Path dir)
      throws IOException, InterruptedException {
    try (TestShop shop = new TestShop(LuceneCatalogIndex.open(dir, RetrievalConfig.DEFAULT))) {
      for (int round = 0; round < ROUNDS; round++) {
        shop.put(TestShop.item(String.valueOf(round), "lamp number " + round));
        shop.publish();
        Thread late = Thread.ofPlatform().start(() -> shop.find("lamp"));
        late.interrupt();
        late.join();
      }

      shop.index.checkpoint(ROUNDS);
      assertThat(shop.index.retrieve(TestShop.search("lamp"), shop, 10).total()).isEqualTo(ROUNDS);
    }
  }
}
