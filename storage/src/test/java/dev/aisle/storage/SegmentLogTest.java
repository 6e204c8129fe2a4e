package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentLogTest {
  @TempDir Path dir;
  private final List<String> notices = new ArrayList<>();
  private Path only;

  @BeforeEach
  void nameTheFirstSegment() {
    only = dir.resolve("00000000000000000000.seg");
  }

  private SegmentLog open() throws IOException {
    return open(0);
  }

  private SegmentLog open(long acknowledged) throws IOException {
    return SegmentLog.open(dir, SegmentFiles.DISK, 1 << 20, acknowledged, notices::add);
  }

  private static List<byte[]> payloads(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static List<String> read(SegmentLog log) throws IOException {
    List<String> texts = new ArrayList<>();
    log.read(
        0,
        Long.MAX_VALUE,
        (offset, kind, payload) ->
            texts.add(
                kind == SegmentFormat.TOMBSTONE
                    ? "tombstone"
                    : new String(payload, StandardCharsets.UTF_8)));
    return texts;
  }

  /// Three batches: `a b`, `c`, `d e f`; returns where each ends in the file.
  private List<Long> writeThreeBatches() throws IOException {
    List<Long> ends = new ArrayList<>();
    try (SegmentLog log = open()) {
      log.append(payloads("alpha", "beta"));
      ends.add(log.bytes());
      log.append(payloads("gamma"));
      ends.add(log.bytes());
      log.append(payloads("delta", "epsilon", "zeta"));
      ends.add(log.bytes());
    }
    return ends;
  }

  @Test
  void segmentsRollAndEveryRecordIsReadBackInOrder() throws IOException {
    List<String> written = new ArrayList<>();
    try (SegmentLog log = SegmentLog.open(dir, SegmentFiles.DISK, 200, 0, notices::add)) {
      for (int i = 0; i < 50; i++) {
        log.append(payloads("record-" + i, "and " + "x".repeat(i)));
        written.add("record-" + i);
        written.add("and " + "x".repeat(i));
      }
      assertThat(log.segments()).isGreaterThan(10);
      assertThat(read(log)).isEqualTo(written);
    }
    try (SegmentLog log = open()) {
      assertThat(log.nextOffset()).isEqualTo(100);
      assertThat(read(log)).isEqualTo(written);
      assertThat(notices).isEmpty();
    }
  }

  @Test
  void aPayloadLargerThanAnyBufferIsReadBack() throws IOException {
    String large = "0123456789".repeat(300_000);
    try (SegmentLog log = open()) {
      log.append(payloads("small", large, "after"));
      assertThat(read(log)).containsExactly("small", large, "after");
    }
  }

  @Test
  void aTailCutAtAnyByteLosesOnlyWhatTheLastBatchDidNotFinish() throws IOException {
    List<Long> ends = writeThreeBatches();
    byte[] whole = Files.readAllBytes(only);
    for (int length = ends.get(1).intValue(); length <= whole.length; length++) {
      notices.clear();
      Files.write(only, Arrays.copyOf(whole, length));
      try (SegmentLog log = open()) {
        assertThat(read(log)).as("cut to %d bytes", length).startsWith("alpha", "beta", "gamma");
        assertThat(log.bytes()).isEqualTo(Files.size(only));
        boolean torn = log.bytes() < length;
        assertThat(notices).hasSize(torn ? 1 : 0);
        if (torn) {
          assertThat(notices.getFirst())
              .startsWith(only + ": cut the last " + (length - log.bytes()) + " bytes, from byte ")
              .contains("They were never acknowledged; the next offset is " + log.nextOffset());
        }
        long next = log.nextOffset();
        log.append(payloads("again"));
        assertThat(read(log)).hasSize((int) next + 1).endsWith("again");
      }
    }
  }

  @Test
  void aTailWithAnyByteGarbledKeepsAllBatchesBeforeIt() throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> ends = writeThreeBatches();
    byte[] whole = Files.readAllBytes(only);
    for (int at = ends.get(1).intValue(); at < whole.length; at++) {
      byte[] garbled = whole.clone();
      int until = Math.min(whole.length, at + 1 + random.nextInt(20));
      for (int i = at; i < until; i++) {
        garbled[i] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(only, garbled);
      try (SegmentLog log = open()) {
        List<String> read = read(log);
        assertThat(read).as("garbled at %d", at).startsWith("alpha", "beta", "gamma");
        assertThat(read).hasSizeLessThan(6);
        assertThat(read.subList(3, read.size()))
            .isEqualTo(List.of("delta", "epsilon", "zeta").subList(0, read.size() - 3));
      }
    }
  }

  @Test
  void zerosBehindTheLastBatchAreCut() throws IOException {
    List<Long> ends = writeThreeBatches();
    byte[] whole = Files.readAllBytes(only);
    Files.write(only, Arrays.copyOf(whole, whole.length + 5000));
    try (SegmentLog log = open()) {
      assertThat(log.nextOffset()).isEqualTo(6);
      assertThat(log.bytes()).isEqualTo(ends.getLast());
      assertThat(notices).singleElement().asString().contains("cut the last 5000 bytes");
    }
  }

  @Test
  void aFlippedBitBeforeTheLastBatchIsNamedAndNothingIsCut() throws IOException {
    List<Long> ends = writeThreeBatches();
    byte[] whole = Files.readAllBytes(only);
    for (int at = SegmentFormat.FILE_HEADER; at < ends.get(1); at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x10;
      Files.write(only, flipped);
      assertThatThrownBy(this::open)
          .as("bit flipped in byte %d", at)
          .isInstanceOf(CorruptLogException.class)
          .hasMessageStartingWith(only + " at byte ")
          .hasMessageContaining("Nothing was cut. Restore this file from a backup and run")
          .hasMessageContaining("`aisle verify state`");
      assertThat(Files.readAllBytes(only)).isEqualTo(flipped);
    }
  }

  @Test
  void damageInTheLastBatchIsNamedWhereASnapshotProvesItWasAcknowledged() throws IOException {
    writeThreeBatches();
    byte[] whole = Files.readAllBytes(only);
    whole[whole.length - 1] ^= 1;
    Files.write(only, whole);
    assertThatThrownBy(() -> open(6))
        .isInstanceOf(CorruptLogException.class)
        .hasMessageContaining("the checksum of a record does not match");
    assertThat(Files.readAllBytes(only)).isEqualTo(whole);
  }

  @Test
  void damageInACompleteSegmentIsFoundWhenItIsRead() throws IOException {
    try (SegmentLog log = SegmentLog.open(dir, SegmentFiles.DISK, 100, 0, notices::add)) {
      for (int i = 0; i < 10; i++) {
        log.append(payloads("a record of some length " + i));
      }
    }
    byte[] shorter = Files.readAllBytes(only);
    Files.write(only, Arrays.copyOf(shorter, SegmentFormat.FILE_HEADER));
    try (SegmentLog log = open()) {
      assertThatThrownBy(() -> read(log))
          .isInstanceOf(CorruptLogException.class)
          .hasMessageContaining("the segment ends before offset 0, which was stored");
    }
  }

  @Test
  void aSegmentWhoseCreationWasInterruptedIsRemoved() throws IOException {
    writeThreeBatches();
    for (int length = 0; length < SegmentFormat.FILE_HEADER; length++) {
      notices.clear();
      Path stillborn = dir.resolve(SegmentFormat.name(6));
      Files.write(stillborn, Arrays.copyOf(SegmentFormat.fileHeader(6).array(), length));
      try (SegmentLog log = open()) {
        assertThat(log.nextOffset()).isEqualTo(6);
        assertThat(notices).singleElement().asString().contains("a crash interrupted its creation");
        assertThat(stillborn).doesNotExist();
      }
    }
  }

  @Test
  void aNewerFormatIsRefused() throws IOException {
    writeThreeBatches();
    byte[] header = Files.readAllBytes(only);
    ByteBuffer.wrap(header).putInt(8, 2);
    CRC32C crc = new CRC32C();
    crc.update(header, 0, SegmentFormat.FILE_HEADER - 4);
    ByteBuffer.wrap(header).putInt(SegmentFormat.FILE_HEADER - 4, (int) crc.getValue());
    Files.write(only, header);
    assertThatThrownBy(this::open)
        .hasMessageContaining("the segment has format 2, this version of Aisle reads up to 1");
  }

  @Test
  void erasedRecordsBecomeTombstonesAndOffsetsStay() throws IOException {
    try (SegmentLog log = SegmentLog.open(dir, SegmentFiles.DISK, 100, 0, notices::add)) {
      for (int i = 0; i < 10; i++) {
        log.append(payloads("a secret of some length " + i));
      }
      TreeMap<Long, byte[]> tombstones = new TreeMap<>();
      tombstones.put(3L, new byte[8]);
      tombstones.put(9L, new byte[8]);
      assertThat(log.erase(tombstones)).isEqualTo(2);
      log.append(payloads("a record after it"));
      List<String> read = read(log);
      assertThat(read).hasSize(11);
      assertThat(read.get(3)).isEqualTo("tombstone");
      assertThat(read.get(9)).isEqualTo("tombstone");
      assertThat(read.get(4)).isEqualTo("a secret of some length 4");
      assertThat(read.get(10)).isEqualTo("a record after it");
    }
    try (SegmentLog log = open()) {
      assertThat(read(log)).hasSize(11).element(9).isEqualTo("tombstone");
    }
    try (var files = Files.list(dir)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("secret of some length 3")
            .doesNotContain("secret of some length 9");
      }
    }
  }
}
