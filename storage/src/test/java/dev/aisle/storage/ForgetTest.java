package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ShopperState;
import dev.aisle.core.store.Shop.Erasure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetTest {
  private static final String SECRET = "zoë-who-left";

  @TempDir Path dir;

  private static List<Event> events() {
    List<Event> events = new ArrayList<>(EmbeddedShopTest.mixed("a", 60));
    for (int n = 0; n < 40; n++) {
      events.add(TestShops.impression("p" + n, n % 2 == 0 ? SECRET : "stays", n % 5, 7));
      events.add(TestShops.click("q" + n, n % 2 == 0 ? SECRET : "stays", n % 5));
    }
    return events;
  }

  private static void ingest(EmbeddedShop shop) throws IOException {
    List<Event> events = events();
    for (int i = 0; i < events.size(); i += 10) {
      shop.ingest(events.subList(i, i + 10));
    }
  }

  private TallyFollower tally() throws IOException {
    return new TallyFollower(dir.resolve("index").resolve("tally"));
  }

  private List<Path> filesWithTheSecret() throws IOException {
    try (var files = Files.walk(dir)) {
      List<Path> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String secret =
            new String(SECRET.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (bytes.contains(secret)) {
          found.add(file);
        }
      }
      return found;
    }
  }

  @Test
  void afterAnErasureNoFileNamesTheShopperAndEverythingElseStays() throws IOException {
    TallyFollower tally = tally();
    try (EmbeddedShop shop = TestShops.open(dir, tally)) {
      ingest(shop);
      shop.checkpoint();
      assertThat(filesWithTheSecret()).hasSizeGreaterThan(3);
      long end = shop.log().nextOffset();
      int items = shop.itemCount();

      Erasure erasure = shop.forget(new ShopperId(SECRET));

      assertThat(erasure.events()).isEqualTo(40);
      assertThat(erasure.segments()).isGreaterThan(2);
      assertThat(erasure.places())
          .anyMatch(line -> line.startsWith("events: 40 erased in " + erasure.segments() + " of "))
          .contains("tally: told to forget the shopper");
      assertThat(filesWithTheSecret()).isEmpty();
      assertThat(shop.log().nextOffset()).isEqualTo(end);
      assertThat(shop.itemCount()).isEqualTo(items);
      assertThat(shop.shopper(new ShopperId(SECRET))).isEqualTo(ShopperState.INITIAL);
      assertThat(shop.shopper(new ShopperId("stays"))).isNotEqualTo(ShopperState.INITIAL);
      assertThat(shop.verifyState().difference()).isNull();
      assertThat(tally.tally().events()).isEqualTo(end - 40);
      List<Event> left = new ArrayList<>();
      shop.log().read(0, end, (offset, event) -> left.add(event));
      assertThat(left)
          .hasSize((int) end - 40)
          .noneMatch(e -> new ShopperId(SECRET).equals(e.shopper()));
      assertThat(left.stream().filter(Impression.class::isInstance)).hasSize(24 + 20);
    }
    try (EmbeddedShop shop = TestShops.open(dir, tally())) {
      assertThat(shop.notices()).isEmpty();
      assertThat(shop.verifyState().difference()).isNull();
    }
    assertThat(filesWithTheSecret()).isEmpty();
  }

  @Test
  void statisticsNoLongerCountTheErasedEvents() throws IOException {
    try (EmbeddedShop shop = TestShops.open(dir)) {
      shop.ingest(List.of(TestShops.click("a", "other", 1)));
      var before = shop.statistics(new ItemId("i1"));
      shop.ingest(List.of(TestShops.click("b", SECRET, 1), TestShops.click("c", SECRET, 1)));
      assertThat(shop.statistics(new ItemId("i1"))).isNotEqualTo(before);
      shop.forget(new ShopperId(SECRET));
      assertThat(shop.statistics(new ItemId("i1"))).isEqualTo(before);
    }
  }

  @Test
  void erasedEventsThatAreSentAgainStayErased() throws IOException {
    try (EmbeddedShop shop = TestShops.open(dir)) {
      ingest(shop);
      shop.forget(new ShopperId(SECRET));
      assertThat(shop.ingest(events()).accepted()).isZero();
    }
    try (var snapshots = Files.newDirectoryStream(dir.resolve("state"))) {
      for (Path file : snapshots) {
        Files.delete(file);
      }
    }
    try (EmbeddedShop shop = TestShops.open(dir)) {
      assertThat(shop.ingest(events()).accepted()).isZero();
      assertThat(shop.shopper(new ShopperId(SECRET))).isEqualTo(ShopperState.INITIAL);
    }
  }

  @Test
  void aShopperWhoWasNeverSeenIsErasedFromNothing() throws IOException {
    try (EmbeddedShop shop = TestShops.open(dir)) {
      ingest(shop);
      assertThat(shop.forget(new ShopperId("nobody")))
          .extracting(Erasure::events, Erasure::segments)
          .containsExactly(0L, 0);
      assertThat(shop.verifyState().difference()).isNull();
    }
  }

  @Test
  void anErasureThatADiskInterruptsAtAnyByteIsFinishedByTheNextOpening() throws IOException {
    FullDisk disk = new FullDisk(1 << 24);
    long space = 100;
    int interrupted = 0;
    while (true) {
      EmbeddedShop shop = EmbeddedShop.open(dir, () -> List.of(), TestShops.TINY, true, disk);
      ingest(shop);
      disk.space(space);
      try (shop) {
        shop.forget(new ShopperId(SECRET));
        disk.space(1 << 24);
        break;
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("No space left on device");
        interrupted++;
      }
      disk.space(1 << 24);
      boolean begun = Files.exists(dir.resolve("state").resolve("ERASING.json"));
      try (EmbeddedShop again =
          EmbeddedShop.open(dir, () -> List.of(), TestShops.TINY, false, disk)) {
        if (begun) {
          assertThat(again.notices()).anyMatch(line -> line.startsWith("finished the erasure"));
          assertThat(again.shopper(new ShopperId(SECRET))).isEqualTo(ShopperState.INITIAL);
        }
        assertThat(again.verifyState().difference()).isNull();
      }
      assertThat(filesWithTheSecret().isEmpty()).isEqualTo(begun);
      clear();
      space += 997;
    }
    assertThat(interrupted).isGreaterThan(10);
    assertThat(filesWithTheSecret()).isEmpty();
  }

  private void clear() throws IOException {
    try (var files = Files.walk(dir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void anUnreadableIntentIsNamed() throws IOException {
    TestShops.open(dir).close();
    Files.writeString(dir.resolve("state").resolve("ERASING.json"), "half of it");
    assertThatThrownBy(() -> TestShops.open(dir))
        .hasMessageContaining("says which shopper is being erased but cannot be read")
        .hasMessageContaining("Remove the file and run `aisle forget` again.");
  }
}
