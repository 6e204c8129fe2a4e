package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.StageTrace;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptFilesTest {
  @TempDir Path dir;

  @Test
  void aReceiptIsFoundAgainAlsoAfterReopening() throws IOException {
    Receipt receipt = receipt("r-1", "ann");
    ReceiptFiles.open(dir).add(List.of(receipt, receipt("r-2", "bob")));

    assertThat(ReceiptFiles.open(dir).find(new RequestId("r-1"))).isEqualTo(receipt);
    assertThat(ReceiptFiles.open(dir).find(new RequestId("r-3"))).isNull();
  }

  @Test
  void anIdThatJsonEscapesIsFound() throws IOException {
    ReceiptFiles files = ReceiptFiles.open(dir);
    files.add(List.of(receipt("a \"b\" \\c", "ann")));
    assertThat(files.find(new RequestId("a \"b\" \\c"))).isNotNull();
  }

  @Test
  void theOldestFilesGoWhenTheBoundIsReached() throws IOException {
    ReceiptFiles files = ReceiptFiles.open(dir, 1, 3);
    for (int i = 0; i < 10; i++) {
      files.add(List.of(receipt("r-" + i, "ann")));
    }

    try (Stream<Path> all = Files.list(dir)) {
      assertThat(all).hasSize(3);
    }
    assertThat(files.find(new RequestId("r-6"))).isNull();
    assertThat(files.find(new RequestId("r-7"))).isNotNull();
  }

  @Test
  void aTornLastLineIsSkippedAndNeverAppendedTo() throws IOException {
    ReceiptFiles.open(dir).add(List.of(receipt("r-1", "ann")));
    Path file = dir.resolve("receipts-000000001.jsonl");
    Files.writeString(file, "{\"request\":{\"id\":\"r-2\"", StandardOpenOption.APPEND);

    ReceiptFiles reopened = ReceiptFiles.open(dir);
    reopened.add(List.of(receipt("r-3", "ann")));

    assertThat(reopened.find(new RequestId("r-1"))).isNotNull();
    assertThat(reopened.find(new RequestId("r-2"))).isNull();
    assertThat(reopened.find(new RequestId("r-3"))).isNotNull();
  }

  @Test
  void aForgottenShopperLeavesNoTraceAndOthersStay() throws IOException {
    ReceiptFiles files = ReceiptFiles.open(dir);
    files.add(List.of(receipt("r-1", "ann"), receipt("r-2", "bob"), receipt("r-3", "ann")));

    assertThat(files.forget(new ShopperId("ann"))).isEqualTo(2);

    assertThat(Files.readString(dir.resolve("receipts-000000001.jsonl"))).doesNotContain("\"ann\"");
    assertThat(files.find(new RequestId("r-2"))).isNotNull();
    assertThat(files.find(new RequestId("r-1"))).isNull();
  }

  @Test
  void thePagesOfAListComeInOrderAlsoFromSeveralFiles() throws IOException {
    ReceiptFiles files = ReceiptFiles.open(dir, 1, 5);
    files.add(List.of(receipt("r-1", "ann", 0)));
    files.add(List.of(receipt("r-2", "ann", 0)));
    files.add(List.of(receipt("r-1", "ann", 40)));
    files.add(List.of(receipt("r-1", "ann", 20), receipt("r-1", "ann", 20)));

    assertThat(files.pages(new RequestId("r-1")))
        .extracting(receipt -> receipt.request().offset())
        .containsExactly(0, 20, 40);
    assertThat(files.find(new RequestId("r-1"))).isEqualTo(receipt("r-1", "ann", 0));
    assertThat(files.pages(new RequestId("r-3"))).isEmpty();
  }

  private static Receipt receipt(String request, String shopper) {
    return receipt(request, shopper, 0);
  }

  private static Receipt receipt(String request, String shopper, int offset) {
    Slate order = new Slate(List.of(new Candidate(new ItemId("i"), 1.5, List.of("bm25"))));
    return new Receipt(
        new Request(
            new RequestId(request),
            Scene.SEARCH,
            new ShopperId(shopper),
            new SessionId("s"),
            "tent",
            null,
            Filters.NONE,
            SortOrder.RELEVANCE,
            offset,
            20,
            Instant.parse("2026-01-01T00:00:00Z"),
            Map.of(),
            Duration.ofMillis(100)),
        "b1",
        7,
        1,
        null,
        List.of(
            new StageTrace(
                "retrieve", "bm25", 1, 1, 0, order, List.of(), null, null, Duration.ZERO)),
        List.of(),
        List.of(),
        Duration.ofMillis(3));
  }
}
