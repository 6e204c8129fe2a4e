package dev.aisle.app.sequences;

import dev.aisle.core.InvalidInputException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Lines of tab separated cells in a gzipped file of a public data set.
public final class TabbedLines {
  private TabbedLines() {}

  /// Takes one line.
  @FunctionalInterface
  public interface Reader {
    /// @param place file and line, for messages
    void read(String place, List<String> cells);
  }

  /// Reads all lines.
  ///
  /// @param header what the first line must say, empty where the file has no header
  /// @param columns cells of every line
  /// @throws InvalidInputException where the file is missing, cut off, or a line has other cells
  public static void read(Path folder, String name, String header, int columns, Reader reader)
      throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          file.toString(), "is missing", "Name the folder that holds the data set.");
    }
    int line = 0;
    try (InputStream packed = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(packed, 1 << 16), StandardCharsets.UTF_8.newDecoder()))) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (line == 1 && !header.isEmpty()) {
          require(text.equals(header), name + ":1", "the header is not \"" + header + "\"");
          continue;
        }
        List<String> cells = List.of(text.split("\t", -1));
        require(
            cells.size() == columns,
            name + ":" + line,
            "has " + cells.size() + " cells, not " + columns);
        reader.read(name + ":" + line, cells);
      }
    } catch (EOFException | ZipException | CharacterCodingException e) {
      throw new InvalidInputException(
          name + ":" + (line + 1),
          "the file is cut off or damaged here (" + e.getMessage() + ")",
          "Copy it again.",
          e);
    }
  }

  /// @throws InvalidInputException where `holds` is false
  public static void require(boolean holds, String place, String problem) {
    if (!holds) {
      throw damaged(place, problem);
    }
  }

  /// What to throw where a file is not what its source published.
  public static InvalidInputException damaged(String place, String problem) {
    return new InvalidInputException(
        place, problem, "Get the file from its source again; see the data set's own notes.");
  }

  /// A whole number within bounds.
  public static long whole(String place, String field, String text, long least, long most) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          place, field + " is \"" + text + "\", no whole number", "Correct the line.", e);
    }
    throw new InvalidInputException(
        place,
        field + " is " + text + ", not in " + least + " to " + most,
        "Correct or remove the line.");
  }
}
