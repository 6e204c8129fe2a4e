package dev.aisle.learning.registry;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The file `CURRENT` of a model: a line with the live version, and one with the version before.
///
/// @param previous null where there was none
record Current(int live, @Nullable Integer previous) {
  private static final String FILE = "CURRENT";
  private static final int MAX_BYTES = 64;

  /// What the file of a model's folder says, null where it is not there.
  ///
  /// @throws InvalidInputException where it says something else than versions
  static @Nullable Current read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw wrong(file, "is longer than two numbers");
      }
      return parse(file, Files.readAllLines(file));
    } catch (NoSuchFileException e) {
      return null;
    } catch (MalformedInputException e) {
      throw wrong(file, "is no text");
    }
  }

  private static Current parse(Path file, List<String> lines) {
    if (lines.isEmpty() || lines.size() > 2) {
      throw wrong(file, "has " + lines.size() + " lines, not one or two");
    }
    return new Current(
        version(file, lines.getFirst()), lines.size() < 2 ? null : version(file, lines.get(1)));
  }

  private static int version(Path file, String line) {
    try {
      int version = Integer.parseInt(line);
      if (version > 0) {
        return version;
      }
    } catch (NumberFormatException e) {
      throw wrong(file, "says \"" + line + "\", which is no version");
    }
    throw wrong(file, "says \"" + line + "\", but versions begin at 1");
  }

  private static InvalidInputException wrong(Path file, String problem) {
    return new InvalidInputException(
        file.toString(), problem, "Write the number of the version that is to be live into it.");
  }

  void write(DurableFiles files, Path folder) throws IOException {
    files.replace(folder.resolve(FILE), live + "\n" + (previous == null ? "" : previous + "\n"));
  }

  /// With another live version; the one that is live now becomes the way back.
  Current with(int version) {
    return version == live ? this : new Current(version, live);
  }
}
