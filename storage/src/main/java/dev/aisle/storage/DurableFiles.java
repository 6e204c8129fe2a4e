package dev.aisle.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that are either wholly there or not at all, whenever the machine stops: written aside,
/// forced to disk, renamed into place, and the folder forced too.
final class DurableFiles {
  /// Ends the name of a file that is still being written; one that is found at open is left over
  /// from a crash and is removed.
  static final String ASIDE = ".aside";

  private DurableFiles() {}

  /// Puts `content` into `file`, replacing what it held.
  static void replace(SegmentFiles files, Path file, byte[] content) throws IOException {
    Path aside = aside(file);
    try (FileChannel channel =
        files.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    publish(aside, file);
  }

  /// The name under which `file` is written before it is renamed.
  static Path aside(Path file) {
    return file.resolveSibling(file.getFileName() + ASIDE);
  }

  /// Renames a forced file into its place and forces the folder.
  static void publish(Path aside, Path file) throws IOException {
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(parent(file));
  }

  /// Makes the creation, renaming or removal of files in a folder durable.
  static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Removes what a crash left half-written in a folder.
  static void removeLeftovers(Path folder) throws IOException {
    try (var leftovers = Files.newDirectoryStream(folder, "*" + ASIDE)) {
      for (Path leftover : leftovers) {
        Files.delete(leftover);
      }
    }
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " lies in no folder");
    }
    return parent;
  }
}
