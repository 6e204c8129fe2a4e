package dev.aisle.learning.registry;

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

/// A folder held by one holder at a time, within this process and among processes. The operating
/// system drops the lock when the process ends, however it ends.
///
/// Locks of this kind belong to the process: closing *any* channel of the file would drop it, so
/// this process remembers what it holds and never opens the file a second time.
final class FolderLock implements AutoCloseable {
  private static final String FILE = "LOCK";
  private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// What came of an attempt.
  sealed interface Attempt {
    /// The lock is the caller's to close.
    record Held(FolderLock lock) implements Attempt {}

    /// Another has it.
    ///
    /// @param holder `process 17 on shop-1 since 2026-11-21T08:30:00Z`
    record Taken(String holder) implements Attempt {}
  }

  /// Tries to take the lock of a folder that is there.
  static Attempt attempt(Path folder, Instant now) throws IOException {
    Path file = folder.toRealPath().resolve(FILE);
    String holder = holder(now);
    String other = HELD_HERE.putIfAbsent(file, holder);
    if (other != null) {
      return new Attempt.Taken("this " + other);
    }
    boolean held = false;
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock locked = channel.tryLock();
      if (locked == null) {
        String text = Files.readString(file).strip();
        return new Attempt.Taken(text.isEmpty() ? "another process" : text);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
      held = true;
      return new Attempt.Held(new FolderLock(file, channel));
    } finally {
      if (!held) {
        if (channel != null) {
          channel.close();
        }
        HELD_HERE.remove(file);
      }
    }
  }

  private static String holder(Instant now) {
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
        + now.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(file);
  }
}
