package dev.aisle.app.training;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.store.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where the log ended for the training that is under way, kept in the models' folder until it is
/// over: a training that is resumed learns from the same pages, however much the log has grown.
///
/// @param file of the offset
record LogEnd(Path file) {
  static LogEnd in(Path models) {
    return new LogEnd(models.resolve("training.end"));
  }

  /// The log up to its end of now, which is kept; or, to resume, up to the end that was kept.
  ///
  /// @throws InvalidInputException where what was kept cannot be read
  EventLog of(EventLog log, boolean resume) throws IOException {
    if (resume && Files.exists(file)) {
      return new Until(log, kept(log));
    }
    long end = log.nextOffset();
    Path aside = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(aside, Long.toString(end));
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Until(log, end);
  }

  private long kept(EventLog log) throws IOException {
    String text = Files.readString(file).strip();
    try {
      long end = Long.parseLong(text);
      if (end >= 0 && end <= log.nextOffset()) {
        return end;
      }
    } catch (NumberFormatException e) {
      // Said below, as any other text that is no offset of this log.
    }
    throw new InvalidInputException(
        file.toString(),
        "holds \"" + text + "\", which is no offset of this log",
        "Train without --resume.");
  }

  /// Forgets it: the training is over.
  void forget() throws IOException {
    try {
      Files.delete(file);
    } catch (NoSuchFileException e) {
      // Another worker was first.
    }
  }

  /// A log that ends at an offset.
  private record Until(EventLog log, long end) implements EventLog {
    @Override
    public long nextOffset() {
      return end;
    }

    @Override
    public void read(long from, long to, Reader reader) throws IOException {
      log.read(from, Math.min(to, end), reader);
    }
  }
}
