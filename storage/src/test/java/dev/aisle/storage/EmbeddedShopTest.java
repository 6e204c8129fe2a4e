package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ShopperState;
import dev.aisle.core.store.Shop.Ingested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedShopTest {
  @TempDir Path dir;

  @Test
  void ingestedEventsAreVisibleAtOnceAndAfterReopening() throws IOException {
    try (EmbeddedShop shop = TestShops.open(dir)) {
      Ingested ingested =
          shop.ingest(
              List.of(
                  TestShops.item(1),
                  TestShops.item(2),
                  TestShops.impression("e1", "ann", 1, 2),
                  TestShops.click("e2", "ann", 2),
                  TestShops.offer("e3", 2, 777)));
      assertThat(ingested).isEqualTo(new Ingested(5, 0, 5));
      requireFirstState(shop);
    }
    try (EmbeddedShop shop = TestShops.open(dir)) {
      assertThat(shop.notices()).isEmpty();
      requireFirstState(shop);
    }
  }

  private static void requireFirstState(EmbeddedShop shop) {
    assertThat(shop.itemCount()).isEqualTo(2);
    Item second = Objects.requireNonNull(shop.item(new ItemId("i2")));
    assertThat(second.offer().price()).isEqualTo(new Money(777));
    assertThat(shop.shopper(new ShopperId("ann"))).isNotEqualTo(ShopperState.INITIAL);
    assertThat(shop.shopper(new ShopperId("bob"))).isEqualTo(ShopperState.INITIAL);
    assertThat(shop.shoppers()).containsExactly(new ShopperId("ann"));
    assertThat(shop.statistics(new ItemId("i2")))
        .isNotEqualTo(shop.statistics(new ItemId("i1")))
        .isNotEqualTo(shop.statistics(new ItemId("i3")));
  }

  @Test
  void removedItemsLeaveTheCatalogueAndOffersOfUnknownItemsChangeNothing() throws IOException {
    try (EmbeddedShop shop = TestShops.open(dir)) {
      shop.ingest(List.of(TestShops.item(1), TestShops.offer("o", 9, 5)));
      shop.ingest(List.of(new ItemRemoved(new EventId("gone"), TestShops.NOON, new ItemId("i1"))));
      assertThat(shop.itemCount()).isZero();
      assertThat(shop.item(new ItemId("i9"))).isNull();
    }
  }

  @Test
  void theLogIsReadBackAsItWasWritten() throws IOException {
    List<Event> written = mixed("a", 300);
    try (EmbeddedShop shop = TestShops.open(dir)) {
      for (int i = 0; i < written.size(); i += 7) {
        shop.ingest(written.subList(i, Math.min(i + 7, written.size())));
      }
      assertThat(shop.sizes().segments()).isGreaterThan(5);
      List<Event> read = new ArrayList<>();
      shop.log().read(0, Long.MAX_VALUE, (offset, event) -> read.add(event));
      assertThat(read).isEqualTo(written);
      read.clear();
      shop.log().read(100, 103, (offset, event) -> read.add(event));
      assertThat(read).isEqualTo(written.subList(100, 103));
    }
  }

  @Test
  void anEventThatIsSentAgainIsADuplicateAlsoWithinOneBatchAndAfterReopening() throws IOException {
    List<Event> events = mixed("a", 50);
    try (EmbeddedShop shop = TestShops.open(dir)) {
      List<Event> twice = new ArrayList<>(events);
      twice.addAll(events);
      assertThat(shop.ingest(twice)).isEqualTo(new Ingested(50, 50, 50));
      assertThat(shop.ingest(events)).isEqualTo(new Ingested(0, 50, 50));
    }
    try (EmbeddedShop shop = TestShops.open(dir)) {
      assertThat(shop.ingest(events)).isEqualTo(new Ingested(0, 50, 50));
      assertThat(shop.sizes().eventIds()).isEqualTo(50);
      assertThat(shop.verifyState().difference()).isNull();
    }
  }

  @Test
  void concurrentBatchesAreAllKeptEachInItsOwnOrder() throws Exception {
    int threads = 8;
    try (EmbeddedShop shop = TestShops.open(dir);
        var pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Ingested>> calls = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        for (int b = 0; b < 20; b++) {
          List<Event> batch = mixed("t" + t + "b" + b + "-", 5);
          calls.add(() -> shop.ingest(batch));
        }
      }
      int accepted = 0;
      for (Future<Ingested> call : pool.invokeAll(calls)) {
        accepted += call.get().accepted();
      }
      assertThat(accepted).isEqualTo(threads * 20 * 5);
      assertThat(shop.log().nextOffset()).isEqualTo(accepted);
      List<String> ids = new ArrayList<>();
      shop.log().read(0, accepted, (offset, event) -> ids.add(event.id().value()));
      assertThat(ids).doesNotHaveDuplicates().hasSize(accepted);
      for (int i = 0; i < ids.size(); i += 5) {
        String batch = ids.get(i).substring(0, ids.get(i).indexOf('-'));
        assertThat(ids.subList(i, i + 5)).allMatch(id -> id.startsWith(batch + "-"));
      }
      assertThat(shop.verifyState().difference()).isNull();
    }
  }

  @Test
  void anItemBeyondTheLimitOfTheCatalogueIsRefusedAndTheRestGoesOn() throws IOException {
    ShopLimits limits = TestShops.TINY.withCounts(10, 100, 1000);
    try (EmbeddedShop shop = EmbeddedShop.openOrCreate(dir, () -> List.of(), limits)) {
      for (int n = 0; n < 10; n++) {
        shop.ingest(List.of(TestShops.item(n)));
      }
      assertThatThrownBy(() -> shop.ingest(List.of(TestShops.item(10))))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "events: the catalogue would have more than 10 items, its limit. Remove items that are"
                  + " no longer sold, or raise the limit of items in aisle.yaml.");
      assertThat(shop.ingest(List.of(TestShops.item("again", 3))).accepted()).isEqualTo(1);
      assertThat(shop.itemCount()).isEqualTo(10);
    }
  }

  @Test
  void shoppersBeyondTheLimitAreDroppedLongestUnseenFirstAndARebuildAgrees() throws IOException {
    ShopLimits limits = TestShops.TINY.withCounts(10, 20, 1000);
    try (EmbeddedShop shop = EmbeddedShop.openOrCreate(dir, () -> List.of(), limits)) {
      for (int n = 0; n < 100; n++) {
        shop.ingest(List.of(TestShops.click("c" + n, "shopper" + n, n % 30)));
        shop.ingest(List.of(TestShops.click("d" + n, "regular", 1)));
        assertThat(shop.sizes().shoppers()).isLessThanOrEqualTo(20);
        assertThat(shop.sizes().statistics()).isLessThanOrEqualTo(10);
      }
      assertThat(shop.shoppers())
          .contains(new ShopperId("regular"), new ShopperId("shopper99"))
          .doesNotContain(new ShopperId("shopper0"));
      assertThat(shop.verifyState().difference()).isNull();
    }
  }

  @Test
  void theOldestSegmentsGoWhereASnapshotHoldsWhatTheySaid() throws IOException {
    ShopLimits limits = ShopLimits.DEFAULTS.withFiles(4096, 40_000, 8192);
    try (EmbeddedShop shop = EmbeddedShop.openOrCreate(dir, () -> List.of(), limits)) {
      for (int n = 0; n < 100; n++) {
        shop.ingest(mixed("b" + n + "-", 10));
      }
      shop.checkpoint();
      shop.checkpoint();
      shop.ingest(mixed("last-", 10));
      ShopSizes sizes = shop.sizes();
      assertThat(sizes.firstOffset()).isPositive();
      assertThat(sizes.logBytes()).isLessThanOrEqualTo(40_000);
      assertThat(shop.shopper(new ShopperId("shopper0"))).isNotEqualTo(ShopperState.INITIAL);
      assertThat(shop.verifyState().difference()).isNull();
    }
    try (EmbeddedShop shop = EmbeddedShop.open(dir, () -> List.of(), limits)) {
      assertThat(shop.verifyState().difference()).isNull();
      assertThat(shop.log().nextOffset()).isEqualTo(1010);
    }
    deleteSnapshots();
    assertThatThrownBy(() -> EmbeddedShop.open(dir, () -> List.of(), limits))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("and no readable snapshot holds the events before it")
        .hasMessageContaining("Restore the state folder, or the missing segments, from a backup.");
  }

  private void deleteSnapshots() throws IOException {
    try (var files = Files.newDirectoryStream(dir.resolve("state"), "*.snapshot")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aClosedShopTakesNothing() throws IOException {
    EmbeddedShop shop = TestShops.open(dir);
    shop.close();
    shop.close();
    assertThatThrownBy(() -> shop.ingest(List.of(TestShops.item(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the shop in " + dir + " is closed");
  }

  /// Items, impressions, clicks and offers, `count` in all.
  static List<Event> mixed(String prefix, int count) {
    List<Event> events = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      String id = prefix + n;
      events.add(
          switch (n % 5) {
            case 0 -> TestShops.item(id, n % 17);
            case 1, 2 -> TestShops.impression(id, "shopper" + n % 7, n % 17, (n + 1) % 17);
            case 3 -> TestShops.click(id, "shopper" + n % 7, n % 17);
            default -> TestShops.offer(id, n % 17, 100 + n);
          });
    }
    return events;
  }
}
