package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.store.LogFollower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowersTest {
  @TempDir Path dir;

  /// Notes what it is told; its durable form is a number that tests set.
  private static final class Notebook implements LogFollower {
    final List<Long> offsets = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    long durable;
    boolean failing;

    @Override
    public String name() {
      return "notebook";
    }

    @Override
    public long nextOffset() {
      return durable;
    }

    @Override
    public void apply(long offset, Event event) {
      if (failing) {
        throw new IllegalStateException("the pencil broke");
      }
      offsets.add(offset);
      events.add(event);
    }

    @Override
    public void publish() {
      calls.add("publish");
    }

    @Override
    public void checkpoint(long nextOffset) {
      calls.add("checkpoint " + nextOffset);
      durable = nextOffset;
    }

    @Override
    public void reset() {
      calls.add("reset");
      offsets.clear();
      durable = 0;
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }

  private void ingest(int events) throws IOException {
    try (EmbeddedShop shop = TestShops.open(dir)) {
      shop.ingest(EmbeddedShopTest.mixed("a", events));
    }
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  @Test
  void aFollowerIsToldEachBatchAndSavedAtTheEnd() throws IOException {
    Notebook notebook = new Notebook();
    try (EmbeddedShop shop = TestShops.open(dir, notebook)) {
      shop.ingest(EmbeddedShopTest.mixed("a", 3));
      shop.ingest(EmbeddedShopTest.mixed("a", 5));
    }
    assertThat(notebook.offsets).isEqualTo(range(0, 5));
    assertThat(notebook.calls)
        .containsExactly("publish", "publish", "publish", "checkpoint 5", "close");
  }

  @Test
  void aFollowerThatLiesBehindIsCaughtUpFromWhereItStands() throws IOException {
    ingest(20);
    Notebook notebook = new Notebook();
    notebook.durable = 12;
    try (EmbeddedShop shop = TestShops.open(dir, notebook)) {
      assertThat(notebook.offsets).isEqualTo(range(12, 20));
      assertThat(shop.notices()).isEmpty();
    }
  }

  @Test
  void aFollowerAheadOfTheLogIsRebuiltAndThatIsSaid() throws IOException {
    ingest(20);
    Notebook notebook = new Notebook();
    notebook.durable = 99;
    try (EmbeddedShop shop = TestShops.open(dir, notebook)) {
      assertThat(notebook.calls).startsWith("reset", "publish");
      assertThat(notebook.offsets).isEqualTo(range(0, 20));
      assertThat(shop.notices())
          .containsExactly(
              "notebook: rebuilt, it held the events before offset 99 but the log ends at 20; the log"
                  + " seems to come from an older backup.");
    }
  }

  @Test
  void aFollowerThatFailsIsLeftBehindAndNamedAndCaughtUpAtTheNextOpening() throws IOException {
    Notebook notebook = new Notebook();
    try (EmbeddedShop shop = TestShops.open(dir, notebook)) {
      shop.ingest(EmbeddedShopTest.mixed("a", 3));
      assertThat(shop.troubles()).isEmpty();
      notebook.failing = true;
      assertThat(shop.ingest(EmbeddedShopTest.mixed("b", 3)).accepted()).isEqualTo(3);
      assertThat(shop.troubles())
          .containsExactly(
              "notebook could not take in the event at offset 3 (the pencil broke); it stands at"
                  + " offset 3 until the shop is opened again");
    }
    assertThat(notebook.calls).doesNotContain("checkpoint 6");
    Notebook next = new Notebook();
    try (EmbeddedShop shop = TestShops.open(dir, next)) {
      assertThat(next.offsets).isEqualTo(range(0, 6));
      assertThat(shop.troubles()).isEmpty();
    }
  }

  @Test
  void aFollowerWhoseEventsTheLogDroppedStartsFromTheItemsOfTheSnapshot() throws IOException {
    ShopLimits limits = ShopLimits.DEFAULTS.withFiles(4096, 20_000, 8192);
    long end;
    try (EmbeddedShop shop = EmbeddedShop.openOrCreate(dir, () -> List.of(), limits)) {
      for (int n = 0; n < 60; n++) {
        shop.ingest(EmbeddedShopTest.mixed("b" + n + "-", 10));
        shop.checkpoint();
      }
      assertThat(shop.sizes().firstOffset()).isPositive();
      end = shop.log().nextOffset();
    }
    Notebook notebook = new Notebook();
    try (EmbeddedShop shop = EmbeddedShop.open(dir, () -> List.of(notebook), limits)) {
      assertThat(notebook.events)
          .allMatch(
              event -> event instanceof ItemChanged && event.id().equals(new EventId("snapshot")))
          .hasSize(shop.itemCount());
      assertThat(notebook.offsets).containsOnly(end - 1);
      shop.ingest(List.of(TestShops.item("late", 3)));
      assertThat(notebook.offsets).endsWith(end);
    }
  }

  @Test
  void aSnapshotThatCannotBeReadCostsAReplayFromTheOneBefore() throws IOException {
    ingest(20);
    try (EmbeddedShop shop = TestShops.open(dir)) {
      shop.ingest(EmbeddedShopTest.mixed("b", 20));
    }
    List<Path> snapshots;
    try (var files = Files.list(dir.resolve("state"))) {
      snapshots = files.filter(file -> file.toString().endsWith(".snapshot")).sorted().toList();
    }
    assertThat(snapshots).hasSize(2);
    byte[] bytes = Files.readAllBytes(snapshots.getLast());
    bytes[bytes.length / 2] ^= 4;
    Files.write(snapshots.getLast(), bytes);
    try (EmbeddedShop shop = TestShops.open(dir)) {
      assertThat(shop.notices())
          .containsExactly(
              snapshots.getLast()
                  + ": ignored, it cannot be read: its checksum differs from the manifest's.");
      assertThat(shop.log().nextOffset()).isEqualTo(40);
      assertThat(shop.ingest(EmbeddedShopTest.mixed("b", 20)).accepted()).isZero();
      assertThat(shop.verifyState().difference()).isNull();
    }
  }

  @Test
  void aSnapshotAheadOfTheLogIsIgnoredAndThatIsSaid() throws IOException {
    ingest(4);
    Path segment = dir.resolve("events").resolve("00000000000000000000.seg");
    byte[] backup = Files.readAllBytes(segment);
    try (EmbeddedShop shop = TestShops.open(dir)) {
      shop.ingest(EmbeddedShopTest.mixed("b", 2));
    }
    Path previous = dir.resolve("state").resolve("MANIFEST.json");
    assertThat(previous).content().contains("\"offset\":4").contains("\"offset\":6");
    Files.write(segment, backup);
    try (EmbeddedShop shop = TestShops.open(dir)) {
      assertThat(shop.notices())
          .singleElement()
          .asString()
          .contains("ignored, it holds the events before 6 but the log ends at 4")
          .contains("the log seems to come from an older backup.");
      assertThat(shop.verifyState().difference()).isNull();
    }
  }
}
