package dev.aisle.storage;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The snapshots in a shop's `state` folder. `MANIFEST.json` names the live one and the one before
/// it, each with offset, size and checksum; both files stay until the next is durable, so that a
/// snapshot that cannot be read costs a longer replay and nothing else.
///
/// Not thread-safe: one thread at a time saves.
final class Snapshots {
  /// A snapshot file that the manifest names.
  record Entry(String file, long offset, long bytes, long crc32c) {}

  private record Manifest(int format, Entry live, @Nullable Entry previous) {}

  private static final String SUFFIX = ".snapshot";

  private final Path folder;
  private final SegmentFiles files;
  private volatile @Nullable Manifest manifest;

  private Snapshots(Path folder, SegmentFiles files, @Nullable Manifest manifest) {
    this.folder = folder;
    this.files = files;
    this.manifest = manifest;
  }

  /// Reads the manifest of a folder.
  ///
  /// @param notices told where it cannot be read, a line
  static Snapshots open(Path folder, SegmentFiles files, Consumer<String> notices)
      throws IOException {
    DurableFiles.removeLeftovers(folder);
    Path file = folder.resolve("MANIFEST.json");
    Manifest manifest = null;
    try {
      manifest = new JsonMapper().readValue(Files.readAllBytes(file), Manifest.class);
    } catch (NoSuchFileException e) {
      // The shop was never saved.
    } catch (JacksonException e) {
      notices.accept(
          file + ": cannot be read (" + e.getOriginalMessage() + "); rebuilding from the log.");
    }
    return new Snapshots(folder, files, manifest);
  }

  /// The live snapshot's entry, null before the first.
  @Nullable Entry live() {
    Manifest now = manifest;
    return now == null ? null : now.live;
  }

  /// Every event before this offset is held by each snapshot that is kept; 0 where none is.
  long oldestOffset() {
    Manifest now = manifest;
    if (now == null) {
      return 0;
    }
    return now.previous == null ? now.live.offset : now.previous.offset;
  }

  /// Loads the newest snapshot that is whole and not beyond the log's end.
  ///
  /// @return null where there is none: everything has to be rebuilt from the log
  @Nullable Snapshot load(long logEnd, int window, Consumer<String> notices) {
    Manifest now = manifest;
    if (now == null) {
      return null;
    }
    for (Entry entry : Stream.of(now.live, now.previous).filter(Objects::nonNull).toList()) {
      Path file = folder.resolve(entry.file);
      if (entry.offset > logEnd) {
        notices.accept(
            file
                + ": ignored, it holds the events before "
                + entry.offset
                + " but the log ends at "
                + logEnd
                + "; the log seems to come from an older backup.");
        continue;
      }
      try {
        return read(entry, window);
      } catch (IOException | IllegalArgumentException e) {
        notices.accept(file + ": ignored, it cannot be read: " + e.getMessage() + ".");
      }
    }
    return null;
  }

  /// Loads the oldest snapshot that is kept: with the log behind it, it rebuilds the rest.
  Snapshot loadOldest(int window) throws IOException {
    Manifest now = Objects.requireNonNull(manifest, "no snapshot was ever saved");
    return read(now.previous == null ? now.live : now.previous, window);
  }

  private Snapshot read(Entry entry, int window) throws IOException {
    Path file = folder.resolve(entry.file);
    CRC32C crc = new CRC32C();
    try (FileChannel channel = files.open(file, StandardOpenOption.READ);
        var in = Channels.newInputStream(channel)) {
      byte[] block = new byte[1 << 18];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        crc.update(block, 0, read);
      }
    }
    if (crc.getValue() != entry.crc32c) {
      throw new IOException("its checksum differs from the manifest's");
    }
    try (FileChannel channel = files.open(file, StandardOpenOption.READ);
        var in =
            new DataInputStream(
                new BufferedInputStream(Channels.newInputStream(channel), 1 << 18))) {
      return Snapshot.read(in, window);
    }
  }

  /// Saves a snapshot and makes it the live one; the one that was live is kept, older ones go.
  Entry save(Snapshot snapshot) throws IOException {
    return save(snapshot, live());
  }

  /// Saves a snapshot and removes all others.
  Entry saveOnly(Snapshot snapshot) throws IOException {
    return save(snapshot, null);
  }

  private Entry save(Snapshot snapshot, @Nullable Entry previous) throws IOException {
    Entry live = write(snapshot, nameFor(snapshot.offset()));
    Manifest next = new Manifest(ShopFolder.FORMAT, live, previous);
    DurableFiles.replace(
        files, folder.resolve("MANIFEST.json"), new JsonMapper().writeValueAsBytes(next));
    manifest = next;
    removeAllBut(next);
    return live;
  }

  /// A name that no kept snapshot has: the same offset may be saved twice, after an erasure.
  private String nameFor(long offset) {
    int attempt = 0;
    while (true) {
      String name = String.format("%020d-%d", offset, attempt) + SUFFIX;
      if (!Files.exists(folder.resolve(name))) {
        return name;
      }
      attempt++;
    }
  }

  private Entry write(Snapshot snapshot, String name) throws IOException {
    Path file = folder.resolve(name);
    Path aside = DurableFiles.aside(file);
    CRC32C crc = new CRC32C();
    long bytes;
    try (FileChannel channel =
            files.open(
                aside,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        var out =
            new DataOutputStream(
                new BufferedOutputStream(
                    new CheckedOutputStream(Channels.newOutputStream(channel), crc), 1 << 18))) {
      snapshot.write(out);
      out.flush();
      channel.force(true);
      bytes = channel.size();
    } catch (IOException e) {
      Files.deleteIfExists(aside);
      throw e;
    }
    DurableFiles.publish(aside, file);
    return new Entry(name, snapshot.offset(), bytes, crc.getValue());
  }

  private void removeAllBut(Manifest kept) throws IOException {
    Set<String> names =
        Stream.of(kept.live, kept.previous)
            .filter(Objects::nonNull)
            .map(Entry::file)
            .collect(Collectors.toSet());
    List<Path> others = new ArrayList<>();
    try (var snapshots = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      snapshots.forEach(others::add);
    }
    for (Path other : others) {
      if (!names.contains(String.valueOf(other.getFileName()))) {
        Files.delete(other);
      }
    }
    DurableFiles.forceFolder(folder);
  }
}
