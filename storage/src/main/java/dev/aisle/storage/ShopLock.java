package dev.aisle.storage;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Holds a shop's folder for one process, and for one opener within it.
///
/// The operating system drops the lock when the process ends, however it ends. Locks of this kind
/// belong to the process: closing *any* channel of the file would drop it, so this process
/// remembers what it holds and never opens the file a second time.
final class ShopLock implements AutoCloseable {
  private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

  private final Path file;
  private final FileChannel channel;

  private ShopLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Takes the lock of a shop.
  ///
  /// @throws InvalidInputException where another holds it, or the folder cannot be written
  static ShopLock acquire(Path folder, SegmentFiles files) throws IOException {
    Path file = folder.toRealPath().resolve("LOCK");
    String holder = describeThisProcess();
    String other = HELD_HERE.putIfAbsent(file, holder);
    if (other != null) {
      throw refusal(folder, "by this process (" + other + ")");
    }
    try {
      ShopLock lock = lock(folder, file, holder, files);
      if (lock != null) {
        return lock;
      }
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(file);
      throw e;
    }
    HELD_HERE.remove(file);
    String text = Files.readString(file).strip();
    throw refusal(folder, text.isEmpty() ? "by another process" : "by " + text);
  }

  private static @Nullable ShopLock lock(Path folder, Path file, String holder, SegmentFiles files)
      throws IOException {
    FileChannel channel;
    try {
      channel =
          files.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new InvalidInputException(
          folder.toString(),
          "the folder cannot be written (" + e + ")",
          "Give this user permission to write there, or copy the shop to a folder of its own.",
          e);
    }
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return null;
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    return new ShopLock(file, channel);
  }

  private static InvalidInputException refusal(Path folder, String holder) {
    return new InvalidInputException(
        folder.toString(),
        "the shop is already open " + holder,
        "Stop that one first, or send it requests instead: one process at a time keeps a shop.");
  }

  private static String describeThisProcess() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "an unnamed host";
    }
    return "process "
        + ProcessHandle.current().pid()
        + " on "
        + host
        + " since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(file);
  }
}
