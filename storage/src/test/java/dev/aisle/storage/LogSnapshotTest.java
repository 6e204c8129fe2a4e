package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSnapshotTest {
  @TempDir Path dir;

  @Test
  void itReadsBesideAnOpenShopWhatWasThereWhenItWasMade() throws IOException {
    try (EmbeddedShop shop = TestShops.open(dir)) {
      shop.ingest(List.of(TestShops.item(1), TestShops.impression("e1", "ann", 1)));
      LogSnapshot snapshot = LogSnapshot.of(dir);
      shop.ingest(List.of(TestShops.click("e2", "ann", 1)));

      assertThat(snapshot.nextOffset()).isEqualTo(2);
      assertThat(events(snapshot)).isEqualTo(events(shop.log()).subList(0, 2));
      assertThat(events(LogSnapshot.of(dir))).isEqualTo(events(shop.log()));
    }
  }

  @Test
  void erasedEventsKeepTheirOffsetsAndAreNotRead() throws IOException {
    try (EmbeddedShop shop = TestShops.open(dir)) {
      shop.ingest(
          List.of(
              TestShops.click("e1", "ann", 1),
              TestShops.click("e2", "bob", 1),
              TestShops.click("e3", "ann", 1)));
      shop.forget(new ShopperId("ann"));
      assertThat(LogSnapshot.of(dir).nextOffset()).isEqualTo(shop.log().nextOffset());
      assertThat(events(LogSnapshot.of(dir))).isEqualTo(events(shop.log())).hasSize(1);
    }
  }

  @Test
  void aTornEndIsPassedOverAndLeftAlone() throws IOException {
    try (EmbeddedShop shop = TestShops.open(dir)) {
      shop.ingest(List.of(TestShops.click("e1", "ann", 1)));
    }
    Path segment;
    try (var files = Files.list(dir.resolve("events"))) {
      segment = files.filter(SegmentFormat::isSegment).findFirst().orElseThrow();
    }
    Files.write(segment, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    long bytes = Files.size(segment);

    LogSnapshot snapshot = LogSnapshot.of(dir);

    assertThat(snapshot.nextOffset()).isEqualTo(1);
    assertThat(events(snapshot)).hasSize(1);
    assertThat(Files.size(segment)).isEqualTo(bytes);
  }

  @Test
  void aFolderThatIsNoShopIsRefused() {
    assertThatThrownBy(() -> LogSnapshot.of(dir))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not a shop");
  }

  private static List<Event> events(EventLog log) throws IOException {
    List<Event> events = new ArrayList<>();
    log.read(0, log.nextOffset(), (offset, event) -> events.add(event));
    return events;
  }
}
