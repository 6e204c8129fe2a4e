package dev.aisle.app.reports;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/// Writes reports and plots. A file is written aside, forced to disk and renamed, so that it is
/// wholly there or not at all.
public final class ReportWriter {
  /// Names that are the same in a file system, a URL and a shell.
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private ReportWriter() {}

  /// Writes `name.html` and `name.json` into the folder, replacing those of an earlier run, and
  /// makes `index.html` of all reports there anew. Writers of one process take turns; of two
  /// processes that write at once, the later one's index wins and lists both from its next run on.
  ///
  /// @param folder is made where it is missing
  /// @param name letters, digits, `.`, `_` and `-`
  /// @return the page
  /// @throws InvalidInputException where the name cannot be one, or a file cannot be written; it
  ///     names the file
  public static synchronized Path write(Report report, Path folder, String name) {
    if (!NAME.matcher(name).matches() || name.equals(ReportIndex.NAME)) {
      throw new InvalidInputException(
          "\"" + name + "\"",
          "cannot be the name of a report",
          "Use up to 100 letters, digits, dots, dashes and underscores, and not \"index\".");
    }
    Path page = folder.resolve(name + ".html");
    replace(folder.resolve(name + ".json"), ReportJson.of(report));
    replace(page, ReportPage.html(report));
    Path index = folder.resolve(ReportIndex.NAME + ".html");
    try {
      replace(index, ReportIndex.html(folder));
    } catch (IOException e) {
      throw unwritable(index, e);
    }
    return page;
  }

  /// Writes a plot as an SVG file, for documents.
  ///
  /// @throws InvalidInputException where it cannot be written
  public static synchronized void write(Plot plot, Path file) {
    replace(file, plot.svg());
  }

  private static void replace(Path file, String text) {
    Path aside = file.resolveSibling(file.getFileName() + ".aside");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try {
        writeForced(aside, text);
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static void writeForced(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static InvalidInputException unwritable(Path file, IOException cause) {
    String reason =
        cause instanceof FileSystemException failed && failed.getReason() != null
            ? failed.getReason()
            : cause.getClass().getSimpleName()
                + (cause.getMessage() == null ? "" : " " + cause.getMessage());
    return new InvalidInputException(
        file.toString(),
        "cannot be written: " + reason,
        "Check that the disk has room and that the folder is yours to write, then run again.",
        cause);
  }
}
