package dev.aisle.storage;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.ReceiptStore;
import dev.aisle.wire.ReceiptJson;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Receipts of answered requests, as JSON Lines in a few files of bounded size; the oldest file
/// goes when a new one would exceed the bound.
///
/// Receipts say how a page came about and are no truth of the shop: they are written without
/// waiting for the disk, and a torn last line after a crash is skipped. Reading needs no lock, so
/// `aisle receipt` works beside a running server. Safe for use by several threads.
public final class ReceiptFiles implements ReceiptStore {
  private static final String PREFIX = "receipts-";
  private static final String SUFFIX = ".jsonl";

  private final Path dir;
  private final long fileBytes;
  private final int files;
  private long number;
  private long written;

  private ReceiptFiles(Path dir, long fileBytes, int files) throws IOException {
    this.dir = dir;
    this.fileBytes = fileBytes;
    this.files = files;
    List<Path> present = present();
    // Never append behind a line that a crash may have torn.
    this.number = present.isEmpty() ? 1 : number(present.getLast()) + 1;
  }

  /// Opens the receipts of a folder, which is made where it is missing: 8 files of 16 MiB.
  public static ReceiptFiles open(Path dir) throws IOException {
    return open(dir, 16L << 20, 8);
  }

  static ReceiptFiles open(Path dir, long fileBytes, int files) throws IOException {
    Files.createDirectories(dir);
    return new ReceiptFiles(dir, fileBytes, files);
  }

  @Override
  public synchronized void add(Collection<Receipt> receipts) throws IOException {
    if (receipts.isEmpty()) {
      return;
    }
    if (written >= fileBytes) {
      number++;
      written = 0;
      List<Path> present = present();
      for (Path old : present.subList(0, Math.max(0, present.size() - files + 1))) {
        Files.deleteIfExists(old);
      }
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Receipt receipt : receipts) {
      lines.write(ReceiptJson.write(receipt));
      lines.write('\n');
    }
    try (OutputStream out =
        Files.newOutputStream(file(number), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      lines.writeTo(out);
    }
    written += lines.size();
  }

  /// Reads the files from the newest on, back to the one with the first page: some 100 ms in the
  /// worst case.
  @Override
  public List<Receipt> pages(RequestId request) throws IOException {
    // An id that JSON writes as it is can be looked for before a line is parsed.
    boolean plain = request.value().matches("[\\w.:-]+");
    SortedMap<Integer, Receipt> pages = new TreeMap<>();
    for (Path file : present().reversed()) {
      try (Stream<Receipt> receipts =
          read(file, line -> !plain || line.contains(request.value()))) {
        receipts
            .filter(receipt -> receipt.request().id().equals(request))
            .forEach(receipt -> pages.putIfAbsent(receipt.request().offset(), receipt));
      }
      if (pages.containsKey(0)) {
        break; // pages after the first were asked for later
      }
    }
    return List.copyOf(pages.values());
  }

  /// All receipts, oldest first. Close the stream.
  public Stream<Receipt> all() throws IOException {
    return present().stream().flatMap(file -> read(file, line -> true));
  }

  @Override
  public synchronized long forget(ShopperId shopper) throws IOException {
    long removed = 0;
    for (Path file : present()) {
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      long here = 0;
      try (Stream<Receipt> receipts = read(file, line -> true)) {
        for (Receipt receipt : (Iterable<Receipt>) receipts::iterator) {
          if (receipt.request().shopper().equals(shopper)) {
            here++;
          } else {
            kept.write(ReceiptJson.write(receipt));
            kept.write('\n');
          }
        }
      }
      if (here > 0) {
        Path aside = DurableFiles.aside(file);
        Files.write(aside, kept.toByteArray());
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        removed += here;
      }
    }
    return removed;
  }

  private static Stream<Receipt> read(Path file, Predicate<String> wanted) {
    BufferedReader reader;
    try {
      reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return Stream.empty(); // dropped by the bound since it was listed
    }
    return reader
        .lines()
        .filter(wanted)
        .map(ReceiptFiles::parse)
        .filter(java.util.Objects::nonNull)
        .onClose(
            () -> {
              try {
                reader.close();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  /// Null for a line that a crash tore.
  private static @Nullable Receipt parse(String line) {
    try {
      return ReceiptJson.read(line.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidInputException e) {
      return null;
    }
  }

  private Path file(long of) {
    return dir.resolve(String.format("%s%09d%s", PREFIX, of, SUFFIX));
  }

  private static long number(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
  }

  private List<Path> present() throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      return all.filter(path -> path.getFileName().toString().matches("receipts-\\d{9}\\.jsonl"))
          .sorted()
          .toList();
    }
  }
}
