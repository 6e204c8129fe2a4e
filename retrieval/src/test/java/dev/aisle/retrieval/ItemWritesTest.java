package dev.aisle.retrieval;

import static dev.aisle.retrieval.TestShop.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.catalog.ItemId;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemWritesTest {
  private static final int ITEMS = 3_000;
  private static final int CHANGES = 9_000;
  private static final int REVISIONS = 10;

  @Test
  void manyChangesInOneBatchLeaveTheLastOfEachItem() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (TestShop shop = TestShop.empty()) {
      for (int batch = 0; batch < 3; batch++) {
        for (int i = 0; i < CHANGES; i++) {
          String id = "i" + random.nextInt(ITEMS);
          if (random.nextInt(4) == 0) {
            shop.remove(new ItemId(id));
          } else {
            shop.put(TestShop.item(id, "shoe revision" + random.nextInt(REVISIONS)));
          }
        }
        shop.publish();
        assertThat(shop.index.size()).isEqualTo(shop.items.size());
        for (int revision = 0; revision < REVISIONS; revision++) {
          String word = "revision" + revision;
          List<String> expected =
              shop.items.values().stream()
                  .filter(item -> item.title().endsWith(word))
                  .map(item -> item.id().value())
                  .toList();
          assertThat(shop.find(search(word), ITEMS)).containsExactlyInAnyOrderElementsOf(expected);
        }
      }
    }
  }

  @Test
  void theSameItemsIndexedInParallelOrOneByOneAreRankedTheSame() {
    try (TestShop parallel = TestShop.empty();
        TestShop oneByOne = TestShop.empty()) {
      Random random = new Random(1);
      for (int i = 0; i < ITEMS; i++) {
        var item = TestShop.item("i" + i, "w%d w%d shoe".formatted(random.nextInt(9), i % 7));
        parallel.put(item);
        oneByOne.put(item);
        oneByOne.publish();
      }
      parallel.publish();
      for (String query : List.of("w1", "w2 w3", "shoe", "w5 shoe", "")) {
        assertThat(parallel.index.retrieve(search(query), parallel, ITEMS))
            .isEqualTo(oneByOne.index.retrieve(search(query), oneByOne, ITEMS));
      }
    }
  }

  @Test
  void aCheckpointAndAResetIncludeWhatWaits(@TempDir Path folder) throws Exception {
    try (TestShop shop = new TestShop(LuceneCatalogIndex.open(folder, RetrievalConfig.DEFAULT))) {
      shop.put(TestShop.item("1", "red shoe"));
      shop.index.checkpoint(shop.offset());
    }
    try (TestShop shop = new TestShop(LuceneCatalogIndex.open(folder, RetrievalConfig.DEFAULT))) {
      assertThat(shop.find("shoe")).containsExactly("1");
      shop.put(TestShop.item("2", "blue shoe"));
      shop.index.reset();
      shop.publish();
      assertThat(shop.index.size()).isZero();
    }
  }
}
