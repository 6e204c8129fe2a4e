package dev.aisle.storage;

import java.io.IOException;
import java.nio.file.Path;

/// A record of the event log that was once acknowledged can no longer be read. Nothing is cut or
/// skipped for it: the message names file and byte and says what to do.
public final class CorruptLogException extends IOException {
  private final transient Path file;
  private final long position;

  CorruptLogException(Path file, long position, String problem) {
    super(
        file
            + " at byte "
            + position
            + ": "
            + problem
            + ". Nothing was cut. Restore this file from a backup and run `aisle verify state`;"
            + " without a backup, move it and the later files of its folder away: the shop then"
            + " opens with all events before it.");
    this.file = file;
    this.position = position;
  }

  /// The segment file.
  public Path file() {
    return file;
  }

  /// Where in the file the unreadable record begins, in bytes.
  public long position() {
    return position;
  }
}
