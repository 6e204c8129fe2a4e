package dev.aisle.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Interaction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of bad input is told by place, problem and remedy, and the rest goes in.
class BadInputTest {
  private static final ImportOptions OPTIONS =
      ImportOptions.DEFAULTS.at(Instant.parse("2026-11-21T00:00:00Z"));

  @TempDir Path folder;

  private final MemoryShop shop = new MemoryShop();

  @Test
  void badLinesAreReportedAndTheRestGoesIn() throws IOException {
    ImportSummary summary =
        importLines(item("a", "\"1.00\""), "{\"id\":", item("b", "\"1.00\""), "[1]");

    assertThat(summary.read()).isEqualTo(4);
    assertThat(summary.accepted()).isEqualTo(2);
    assertThat(summary.rejected()).isEqualTo(2);
    assertThat(problems(summary).get(0))
        .startsWith("in.jsonl:2: is not JSON: ")
        .endsWith("Write one JSON object per line.");
    assertThat(problems(summary).get(1))
        .isEqualTo(
            "in.jsonl:4: is an array where a JSON object was expected. Write one JSON object per"
                + " line.");
    assertThat(summary.lines().getFirst()).contains("4 records of aisle", "2 accepted");
  }

  @Test
  void truncatedGzipGivesWhatCameBefore() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append(item("i" + i, "\"" + i + ".00\"")).append('\n');
    }
    byte[] whole = FormatExamples.gzip(text.toString());
    Files.write(folder.resolve("in.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));

    ImportSummary summary = run(OPTIONS);

    assertThat(summary.accepted()).isBetween(100L, 1_999L);
    assertThat(problems(summary))
        .singleElement()
        .asString()
        .matches("in.jsonl.gz:\\d+: the packed file is cut off or damaged here .*")
        .endsWith("Copy it again; what came before this line was read.");
  }

  @Test
  void truncatedZipIsRefused() throws IOException {
    byte[] whole = FormatExamples.zip("in.jsonl", item("a", "\"1\""));
    Files.write(folder.resolve("in.zip"), Arrays.copyOf(whole, whole.length - 30));

    assertThatThrownBy(() -> run(OPTIONS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("in.zip: is not a whole zip archive (")
        .hasMessageEndingWith("Copy it again; it was probably cut off.");
  }

  @Test
  void truncatedJsonArrayNamesWhereItEnds() throws IOException {
    Files.writeString(
        folder.resolve("in.json"), "[\n" + item("a", "\"1\"") + ",\n{\"id\":\"b\",\"ti");

    ImportSummary summary = run(OPTIONS);

    assertThat(summary.accepted()).isEqualTo(1);
    assertThat(problems(summary))
        .containsExactly(
            "in.json:3: the file ends inside the JSON object that begins here. Copy the file again;"
                + " it was probably cut off. What came before was read.");
  }

  @Test
  void oneBrokenElementOfAnArrayDoesNotTakeTheNextWithIt() throws IOException {
    Files.writeString(
        folder.resolve("in.json"),
        "[" + item("a", "\"1\"") + ",\n{\"id\" \"b\"},\n" + item("c", "\"1\"") + "]\n");

    ImportSummary summary = run(OPTIONS);

    assertThat(summary.accepted()).isEqualTo(2);
    assertThat(problems(summary)).singleElement().asString().startsWith("in.json:2: is not JSON");
  }

  @Test
  void bytesThatAreNotUtf8AreToldByTheirOffset() throws IOException {
    byte[] latin =
        "\n{\"id\":\"a\",\"title\":\"Caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("in.jsonl"), latin);

    assertThat(problems(run(OPTIONS)))
        .containsExactly(
            "in.jsonl:2: byte 23 of the file (0xE9) is not UTF-8. Convert the file to UTF-8, for"
                + " example with iconv -f LATIN1 -t UTF-8.");
  }

  @Test
  void archivesThatNameFilesOutsideThemselvesAreRefused() throws IOException {
    for (String name : List.of("../evil.jsonl", "/etc/evil.jsonl", "C:/evil.jsonl", "a\\..\\b")) {
      Files.write(folder.resolve("in.zip"), FormatExamples.zip(name, item("a", "\"1\"")));

      assertThatThrownBy(() -> run(OPTIONS))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "in.zip: has an entry named \""
                  + name
                  + "\", which lies outside the archive. Do not trust this archive; get it from its"
                  + " source again.");
    }
    assertThat(shop.events).isEmpty();
  }

  @Test
  void decompressionBombsStopAtTheRatio() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("bomb.jsonl.gz")))) {
      for (int i = 0; i < 64; i++) {
        out.write(new byte[1 << 20]);
      }
    }

    ImportSummary summary = run(OPTIONS);

    assertThat(summary.accepted()).isZero();
    assertThat(problems(summary))
        .containsExactly(
            "bomb.jsonl.gz: unpacks to more than 250 times its packed size, like a decompression"
                + " bomb. Raise the ratio if the archive is what it should be, or unpack it"
                + " yourself.");
  }

  @Test
  void unpackedBytesAndEntriesAreBounded() throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("in.zip")))) {
      for (int i = 0; i < 5; i++) {
        out.putNextEntry(new ZipEntry(i + ".jsonl"));
        out.write((item("i" + i, "\"1\"") + "\n").repeat(10).getBytes(StandardCharsets.UTF_8));
      }
    }
    ImportLimits fewBytes = new ImportLimits(1_000, 500, 100, 10, 64);
    ImportLimits fewEntries = new ImportLimits(1_000, 5_000, 100, 4, 64);

    assertThat(problems(run(OPTIONS.withLimits(fewBytes))).getFirst())
        .contains("the import unpacks to more than 500 bytes");
    assertThatThrownBy(() -> run(OPTIONS.withLimits(fewEntries)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("in.zip: has more than 4 entries");
  }

  @Test
  void hugeLinesAreSkippedWithoutBeingHeld() throws IOException {
    Path file = folder.resolve("in.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
      out.write(("\n" + item("a", "\"1\"")).getBytes(StandardCharsets.UTF_8));
    }

    ImportSummary summary = run(OPTIONS);

    assertThat(summary.accepted()).isEqualTo(1);
    assertThat(problems(summary))
        .containsExactly(
            "in.jsonl:1: the record has 104857600 bytes, at most 1048576 are read. Split it, or"
                + " raise the limit if such records are right.");
  }

  @Test
  void oneIdForTwoItemsIsReported() throws IOException {
    ImportSummary summary = importLines(item("a", "\"1\""), item("a", "\"2\""), item("a", "\"1\""));

    assertThat(summary.accepted()).isEqualTo(1);
    assertThat(summary.duplicates()).isEqualTo(1);
    assertThat(problems(summary))
        .containsExactly(
            "in.jsonl:2: item: the id \"a\" was used by another item at in.jsonl:1. Give every item"
                + " its own id; the first one was kept.");
  }

  @Test
  void oneIdForTwoEventsIsReported() throws IOException {
    ImportSummary summary = importLines(click("e", "a", "r"), click("e", "b", "r"));

    assertThat(summary.accepted()).isEqualTo(1);
    assertThat(problems(summary).getLast())
        .isEqualTo(
            "in.jsonl:2: id: \"e\" was used by another event at in.jsonl:1. Give every event its own"
                + " id; the first one was kept.");
  }

  @Test
  void unknownItemsAreKeptAndReportedOnce() throws IOException {
    ImportSummary summary = importLines(click("e1", "ghost", "r"), click("e2", "ghost", "r"));

    assertThat(summary.accepted()).isEqualTo(2);
    assertThat(summary.doubtful()).isEqualTo(1);
    assertThat(problems(summary))
        .containsExactly(
            "in.jsonl:1: names item \"ghost\", which the catalogue does not have. Import the"
                + " catalogue too; the event was kept.");
  }

  @Test
  void clicksOnWhatWasNeverShownAreReported() throws IOException {
    ImportSummary summary =
        importLines(
            item("a", "\"1\""),
            item("b", "\"1\""),
            "{\"type\":\"impression\",\"id\":\"e1\",\"time\":\"2026-01-31T12:00:01.000Z\","
                + "\"request\":\"r1\",\"session\":\"s\",\"shopper\":\"u\",\"scene\":\"feed\","
                + "\"exposures\":[{\"item\":\"a\",\"position\":1}],\"bundle\":\"b\"}",
            click("e2", "b", "r1"));

    assertThat(summary.accepted()).isEqualTo(4);
    assertThat(problems(summary))
        .containsExactly(
            "in.jsonl:4: a click on item \"b\", which request \"r1\" did not show. Check how the"
                + " export joins clicks to pages; the event was kept.");
  }

  @Test
  void pricesThatAreNegativeOrNoNumberAreReported() throws IOException {
    Files.writeString(
        folder.resolve("in.json"),
        "[{\"id\":\"a\",\"title\":\"A\",\"price\":-1},{\"id\":\"b\",\"title\":\"B\",\"price\":NaN}]");

    ImportSummary summary =
        Importer.run(
            ImportFormat.CHORUS_ELECTRONICS, List.of(folder), shop, OPTIONS, Progress.NONE);

    assertThat(problems(summary))
        .containsExactly(
            "in.json:1: price: is -0.01 but must be from 0 to 10000000000. Leave the price out where"
                + " the item has none.",
            "in.json:1: \"price\": is NaN, which is no number that can be used. Send a plain number"
                + " such as 12.99, or leave it out.");
  }

  @Test
  void secondsInPlaceOfMillisecondsAreRecognised() throws IOException {
    assertThat(problems(metarank("1599391467")))
        .containsExactly(
            "in.jsonl:1: time: is 1970-01-19T12:16:31.467Z: 1599391467 looks like seconds, not"
                + " milliseconds. Multiply the timestamps by 1000.");
  }

  @Test
  void timesInTheFutureAreRecognised() throws IOException {
    assertThat(problems(metarank("\"2031-01-01T00:00:00Z\"")))
        .containsExactly(
            "in.jsonl:1: time: is 2031-01-01T00:00:00Z, in the future. Check the clock and the time"
                + " zone of the machine that wrote it.");
    assertThat(problems(metarank("1599391467000000")).getFirst())
        .contains("it looks like microseconds. Divide the timestamps by 1000.");
  }

  @Test
  void emptyMissingAndForeignSourcesAreNamed() throws IOException {
    Files.writeString(folder.resolve("in.jsonl"), "");
    assertThat(problems(run(OPTIONS)))
        .containsExactly("in.jsonl: is empty. Check the export that should have written it.");

    Path missing = folder.resolve("nowhere");
    assertThatThrownBy(() -> run(OPTIONS, missing))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(missing + ": there is no such file or folder. Check the path");

    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("readme.txt"), "x");
    assertThatThrownBy(() -> run(OPTIONS, other))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has none of the files that were looked for: *.jsonl");
  }

  @Test
  void aStrictRunStopsWithNothingOfTheBatch() throws IOException {
    Files.writeString(
        folder.resolve("in.jsonl"), item("a", "\"1\"") + "\n" + item("b", "\"-1\"") + "\n");

    assertThatThrownBy(() -> run(OPTIONS.withStrict(true)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("in.jsonl:2: ")
        .hasMessageContaining("price");
    assertThat(shop.events).isEmpty();
  }

  @Test
  void aStrictRunStopsAtDoubtsToo() throws IOException {
    Files.writeString(folder.resolve("in.jsonl"), click("e1", "ghost", "r"));

    assertThatThrownBy(() -> run(OPTIONS.withStrict(true)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "in.jsonl:1: names item \"ghost\", which the catalogue does not have. Import the"
                + " catalogue too; the event was kept.");
  }

  @Test
  void halfASurrogateDoesNotFailItsBatch() throws IOException {
    ImportSummary summary =
        Importer.run(
            ImportFormat.METARANK,
            List.of(
                Files.writeString(
                    folder.resolve("in.jsonl"),
                    "{\"event\":\"user\",\"id\":\"1\",\"user\":\"u\",\"timestamp\":1599391467000,"
                        + "\"fields\":[{\"name\":\"n\",\"value\":\"\\ud800\"}]}\n"
                        + "{\"event\":\"user\",\"id\":\"2\",\"user\":\"u\","
                        + "\"timestamp\":1599391467000}\n")),
            shop,
            OPTIONS,
            Progress.NONE);

    assertThat(summary.accepted()).isEqualTo(1);
    assertThat(problems(summary)).singleElement().asString().startsWith("in.jsonl:1: ");
  }

  private ImportSummary metarank(String timestamp) throws IOException {
    Files.writeString(
        folder.resolve("in.jsonl"),
        "{\"event\":\"user\",\"id\":\"1\",\"user\":\"u\",\"timestamp\":" + timestamp + "}");
    return Importer.run(ImportFormat.METARANK, List.of(folder), shop, OPTIONS, Progress.NONE);
  }

  private static String item(String id, String price) {
    return "{\"id\":\"" + id + "\",\"title\":\"Item\",\"price\":" + price + "}";
  }

  private static String click(String event, String item, String request) {
    return "{\"type\":\"interaction\",\"id\":\""
        + event
        + "\",\"time\":\"2026-01-31T12:00:02.000Z\",\"request\":\""
        + request
        + "\",\"session\":\"s\",\"shopper\":\"u\",\"item\":\""
        + item
        + "\",\"kind\":\""
        + Interaction.Kind.CLICK.name().toLowerCase(java.util.Locale.ROOT)
        + "\"}";
  }

  private static List<String> problems(ImportSummary summary) {
    return summary.problems().stream().map(ImportProblem::toString).toList();
  }

  private ImportSummary importLines(String... lines) throws IOException {
    Files.writeString(folder.resolve("in.jsonl"), String.join("\n", lines) + "\n");
    return run(OPTIONS);
  }

  private ImportSummary run(ImportOptions options) throws IOException {
    return run(options, folder);
  }

  private ImportSummary run(ImportOptions options, Path source) throws IOException {
    return Importer.run(ImportFormat.AISLE, List.of(source), shop, options, Progress.NONE);
  }
}
