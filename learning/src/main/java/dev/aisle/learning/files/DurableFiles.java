package dev.aisle.learning.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/// Files that are either wholly there or not at all, whenever the machine stops: written aside,
/// forced to disk, renamed into place, and the folder forced too.
///
/// @param through what bytes pass on their way to the file; tests put a full disk there
public record DurableFiles(UnaryOperator<WritableByteChannel> through) {
  /// Ends the name of what is still being written. Whatever is found of that name without a writer
  /// is left over from a crash.
  public static final String ASIDE = ".aside";

  /// Straight to the disk.
  public static final DurableFiles DIRECT = new DurableFiles(UnaryOperator.identity());

  /// Writes a file's bytes.
  @FunctionalInterface
  public interface Content {
    /// Writes all bytes to `out`, which is the caller's to close.
    void writeTo(WritableByteChannel out) throws IOException;
  }

  /// Puts `content` into `file`, replacing what it held. Where this throws, the file is as before.
  public void replace(Path file, Content content) throws IOException {
    Path aside = aside(file);
    try {
      write(aside, content);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(aside);
      throw e;
    }
    forceFolder(parent(file));
  }

  /// Puts a text into `file`, replacing what it held.
  public void replace(Path file, String text) throws IOException {
    replace(file, out -> writeAll(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  /// Writes a file and forces it to disk, where nobody reads it yet: in a folder that is itself
  /// still aside.
  public void write(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      content.writeTo(through.apply(channel));
      channel.force(true);
    }
  }

  /// Renames a folder that is wholly written, and makes that durable.
  public void publishFolder(Path aside, Path folder) throws IOException {
    forceFolder(aside);
    Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    forceFolder(parent(folder));
  }

  /// The name under which `file` is written before it is renamed.
  public static Path aside(Path file) {
    return file.resolveSibling(file.getFileName() + ASIDE);
  }

  /// Makes the creation, renaming or removal of files in a folder durable.
  public static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Writes all that is left in a buffer.
  static void writeAll(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
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
