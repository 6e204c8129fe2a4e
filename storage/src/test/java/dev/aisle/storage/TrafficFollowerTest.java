package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.events.Event;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.traffic.Traffic;
import dev.aisle.core.traffic.TrafficReport;
import dev.aisle.core.traffic.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficFollowerTest {
  private static final InstantSource CLOCK = InstantSource.fixed(TestShops.NOON);

  @TempDir Path dir;

  private TrafficFollower follower() throws IOException {
    return TrafficFollower.open(file(), CLOCK);
  }

  private Path file() {
    return dir.resolve("state").resolve("traffic");
  }

  private static List<Event> pages(String shopper, int from, int to) {
    List<Event> events = new ArrayList<>();
    for (int n = from; n < to; n++) {
      events.add(TestShops.impression(shopper + n, shopper, 1, 2, 3));
    }
    return events;
  }

  private static TrafficReport report(Traffic traffic) {
    return traffic.report(Window.DAY, TestShops.NOON);
  }

  /// What a follower says that was given the whole log.
  private static TrafficReport replayed(EmbeddedShop shop) throws IOException {
    Traffic traffic = new Traffic();
    shop.log().read(0, shop.log().nextOffset(), (_, event) -> traffic.add(event, TestShops.NOON));
    return report(traffic);
  }

  @Test
  void aReopenedShopKnowsItsTrafficWithoutReadingTheLogAgain() throws IOException {
    TrafficReport before;
    try (EmbeddedShop shop = TestShops.open(dir)) {
      shop.ingest(List.of(TestShops.item(1), TestShops.item(2), TestShops.item(3)));
    }
    TrafficFollower first = follower();
    try (EmbeddedShop shop = TestShops.open(dir, first)) {
      shop.ingest(pages("p", 0, 50));
      before = report(first.traffic());
      assertThat(before).isEqualTo(replayed(shop));
      assertThat(before.totals().pages()).isEqualTo(50);
    }

    TrafficFollower second = follower();
    assertThat(second.nextOffset()).isEqualTo(53);
    try (EmbeddedShop shop = TestShops.open(dir, second)) {
      assertThat(report(second.traffic())).isEqualTo(before);
      shop.ingest(pages("p", 50, 60));
      assertThat(report(second.traffic())).isEqualTo(replayed(shop));
    }
  }

  @Test
  void whatCameAfterTheLastCheckpointIsReplayed() throws IOException {
    TrafficFollower first = follower();
    byte[] old;
    try (EmbeddedShop shop = TestShops.open(dir, first)) {
      shop.ingest(pages("p", 0, 5));
      shop.checkpoint();
      old = Files.readAllBytes(file());
      shop.ingest(pages("p", 5, 9));
    }
    Files.write(file(), old); // as a crash would have left it

    TrafficFollower second = follower();
    assertThat(second.nextOffset()).isEqualTo(5);
    try (EmbeddedShop shop = TestShops.open(dir, second)) {
      assertThat(report(second.traffic()).totals().pages()).isEqualTo(9);
      assertThat(report(second.traffic())).isEqualTo(replayed(shop));
    }
  }

  @Test
  void aDamagedFileIsMadeAnewFromTheLog() throws IOException {
    try (EmbeddedShop shop = TestShops.open(dir, follower())) {
      shop.ingest(pages("p", 0, 5));
    }
    byte[] bytes = Files.readAllBytes(file());
    for (int place : new int[] {7, 11, bytes.length / 2, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[place] ^= 1;
      Files.write(file(), damaged);
      assertThat(follower().nextOffset()).as("damaged at %d", place).isZero();
    }

    TrafficFollower again = follower();
    try (EmbeddedShop _ = TestShops.open(dir, again)) {
      assertThat(report(again.traffic()).totals().pages()).isEqualTo(5);
    }
  }

  @Test
  void anErasureLeavesNothingOfTheShopper() throws IOException {
    TrafficFollower follower = follower();
    try (EmbeddedShop shop = TestShops.open(dir, follower)) {
      shop.ingest(pages("leaves", 0, 7));
      shop.ingest(pages("stays", 0, 5));
      shop.checkpoint();

      shop.forget(new ShopperId("leaves"));

      assertThat(report(follower.traffic()).totals().pages()).isEqualTo(5);
      assertThat(report(follower.traffic())).isEqualTo(replayed(shop));
      assertThat(new String(Files.readAllBytes(file()), java.nio.charset.StandardCharsets.UTF_8))
          .contains("r-stays")
          .doesNotContain("r-leaves");
      shop.ingest(pages("stays", 5, 6));
      assertThat(report(follower.traffic()).totals().pages()).isEqualTo(6);
    }
  }
}
