package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Finds what to read in the files and folders that a user names. Whether a file is gzip, zip or
/// plain is told by its first bytes, not by its name. One per run; for one thread.
final class Sources {
  private static final int FOLDER_DEPTH = 8;

  private final ImportLimits limits;
  private final AtomicLong packedRead = new AtomicLong();
  private final AtomicLong unpacked = new AtomicLong();
  private long packedTotal;

  Sources(ImportLimits limits) {
    this.limits = limits;
  }

  /// Packed bytes read so far.
  long packedRead() {
    return packedRead.get();
  }

  /// Packed bytes of all that [#find] returned.
  long packedTotal() {
    return packedTotal;
  }

  /// The sources for a reader, in the order to read them. Archives are looked through here, so a
  /// hostile one is refused before anything is ingested.
  ///
  /// @throws InvalidInputException where a path is missing, a folder or archive has nothing for
  ///     the reader, or an archive is broken or names files outside itself
  List<Source> find(List<Path> paths, FormatReader reader) throws IOException {
    List<Source> found = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        folder(path, reader, found);
      } else if (Files.isRegularFile(path)) {
        file(path, path.getFileName().toString(), true, reader, found);
      } else {
        throw new InvalidInputException(
            path.toString(),
            "there is no such file or folder",
            "Check the path; it is relative to " + Path.of("").toAbsolutePath() + ".");
      }
    }
    found.sort(Comparator.comparingInt(source -> reader.rank(source.kind())));
    return found;
  }

  private void folder(Path folder, FormatReader reader, List<Source> found) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder, FOLDER_DEPTH)) {
      files =
          walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .limit(limits.entries() + 1L)
              .sorted()
              .toList();
    }
    if (files.size() > limits.entries()) {
      throw tooMany(folder.toString(), "files", limits);
    }
    int before = found.size();
    for (Path file : files) {
      file(file, folder.relativize(file).toString(), false, reader, found);
    }
    if (found.size() == before) {
      throw new InvalidInputException(
          folder.toString(),
          "has none of the files that were looked for: " + reader.lookedFor(),
          "Name the folder that has them, or the files themselves.");
    }
  }

  private void file(Path file, String name, boolean named, FormatReader reader, List<Source> found)
      throws IOException {
    Packing packing = Packing.of(file);
    String kind = kind(name);
    if (packing == Packing.ZIP) {
      archive(file, name, named, reader, found);
    } else if (named || reader.wants(kind)) {
      packedTotal += Files.size(file);
      found.add(new Source(name, kind, file, () -> open(file, name, packing)));
    }
  }

  private InputStream open(Path file, String name, Packing packing) throws IOException {
    InputStream counted = new Counted(Files.newInputStream(file));
    if (packing == Packing.PLAIN) {
      return new BufferedInputStream(counted);
    }
    long before = packedRead.get();
    try {
      return new BoundedInput(
          new GZIPInputStream(counted, 1 << 16),
          name,
          limits,
          () -> packedRead.get() - before,
          unpacked);
    } catch (IOException e) {
      counted.close();
      throw e;
    }
  }

  private void archive(
      Path file, String name, boolean named, FormatReader reader, List<Source> found)
      throws IOException {
    int before = found.size();
    try (ZipFile zip = openArchive(file, name, limits)) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String inside = entry.getName();
        refuseOutside(name, inside);
        if (entry.isDirectory() || inside.startsWith("__MACOSX/") || !reader.wants(kind(inside))) {
          continue;
        }
        packedTotal += entry.getCompressedSize();
        found.add(
            new Source(
                name + "!" + inside,
                kind(inside),
                file,
                () -> openEntry(file, name + "!" + inside, inside)));
      }
    }
    if (named && found.size() == before) {
      throw new InvalidInputException(
          name,
          "has none of the files that were looked for: " + reader.lookedFor(),
          "Check that it is the right archive for this format.");
    }
  }

  /// Opens an archive.
  ///
  /// @throws InvalidInputException where it is cut off or has too many entries
  static ZipFile openArchive(Path file, String name, ImportLimits limits) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | EOFException e) {
      throw new InvalidInputException(
          name,
          "is not a whole zip archive (" + e.getMessage() + ")",
          "Copy it again; it was probably cut off.",
          e);
    }
    if (zip.size() > limits.entries()) {
      zip.close();
      throw tooMany(name, "entries", limits);
    }
    return zip;
  }

  /// Refuses names that an unpacking tool would write outside the folder it unpacks into.
  static void refuseOutside(String archive, String inside) {
    String unix = inside.replace('\\', '/');
    boolean climbs = List.of(unix.split("/", -1)).contains("..");
    if (climbs || unix.startsWith("/") || unix.matches("[A-Za-z]:.*")) {
      throw new InvalidInputException(
          archive,
          "has an entry named \"" + inside + "\", which lies outside the archive",
          "Do not trust this archive; get it from its source again.");
    }
  }

  private InputStream openEntry(Path file, String name, String inside) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    ZipEntry entry = zip.getEntry(inside);
    if (entry == null) {
      zip.close();
      throw new InvalidInputException(
          name, "has vanished while it was imported", "Import it again once it is complete.");
    }
    long size = entry.getCompressedSize();
    InputStream bounded =
        new BoundedInput(zip.getInputStream(entry), name, limits, () -> size, unpacked);
    return new FilterInputStream(bounded) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return in.read(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        packedRead.addAndGet(size);
        super.close();
        zip.close();
      }
    };
  }

  private static InvalidInputException tooMany(String name, String what, ImportLimits limits) {
    return new InvalidInputException(
        name,
        "has more than " + limits.entries() + " " + what,
        "Import it in parts, or raise the limit if it is what it should be.");
  }

  private static String kind(String name) {
    String kind = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return kind.endsWith(".gz") ? kind.substring(0, kind.length() - 3) : kind;
  }

  /// How a file is packed, by its first bytes.
  private enum Packing {
    PLAIN,
    GZIP,
    ZIP;

    static Packing of(Path file) throws IOException {
      byte[] head;
      try (InputStream in = Files.newInputStream(file)) {
        head = in.readNBytes(4);
      }
      if (head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
        return GZIP;
      }
      boolean zip =
          head.length == 4
              && head[0] == 'P'
              && head[1] == 'K'
              && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
      return zip ? ZIP : PLAIN;
    }
  }

  /// Counts the packed bytes read of a file.
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      if (b >= 0) {
        packedRead.incrementAndGet();
      }
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      if (n > 0) {
        packedRead.addAndGet(n);
      }
      return n;
    }
  }
}
