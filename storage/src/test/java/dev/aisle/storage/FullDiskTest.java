package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  @TempDir Path dir;

  @Test
  void aBatchThatDoesNotFitIsRefusedWholeAndLaterOnesGoInWhenThereIsSpace() throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    FullDisk disk = new FullDisk(1 << 20);
    long offset = 0;
    try (EmbeddedShop shop = open(disk)) {
      for (int round = 0; round < 40; round++) {
        shop.ingest(EmbeddedShopTest.mixed("in" + round + "-", 5));
        offset += 5;
        disk.space(random.nextInt(1500));
        String refused = "refused" + round + "-";
        assertThatThrownBy(() -> shop.ingest(EmbeddedShopTest.mixed(refused, 10)))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith("The event log in " + dir.resolve("events"))
            .hasMessageContaining("No space left on device")
            .hasMessageContaining("Free space on that disk or mend it, then send the batch again.");
        assertThat(shop.log().nextOffset()).isEqualTo(offset);
        assertThat(shop.itemCount()).isPositive();
        disk.space(1 << 20);
      }
      shop.log().read(0, offset, (at, event) -> assertThat(event.id().value()).startsWith("in"));
      assertThat(shop.ingest(EmbeddedShopTest.mixed("refused0-", 10)).accepted()).isEqualTo(10);
      assertThat(shop.verifyState().difference()).isNull();
    }
    try (EmbeddedShop shop = open(disk)) {
      assertThat(shop.notices()).isEmpty();
      assertThat(shop.log().nextOffset()).isEqualTo(offset + 10);
    }
  }

  @Test
  void aSnapshotThatDoesNotFitIsNamedAndCostsNothingButAReplay() throws IOException {
    FullDisk disk = new FullDisk(1 << 20);
    EmbeddedShop shop = open(disk);
    shop.ingest(EmbeddedShopTest.mixed("a", 20));
    shop.checkpoint();
    shop.ingest(EmbeddedShopTest.mixed("b", 20));
    disk.space(300);
    assertThatThrownBy(shop::close).hasMessageContaining("No space left on device");
    disk.space(1 << 20);
    try (EmbeddedShop again = open(disk)) {
      assertThat(again.notices()).isEmpty();
      assertThat(again.log().nextOffset()).isEqualTo(40);
      assertThat(again.verifyState().difference()).isNull();
    }
  }

  private EmbeddedShop open(FullDisk disk) throws IOException {
    ShopLimits noRoll = ShopLimits.DEFAULTS;
    return EmbeddedShop.open(dir, () -> List.of(), noRoll, true, disk);
  }
}
