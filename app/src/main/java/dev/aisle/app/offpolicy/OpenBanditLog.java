package dev.aisle.app.offpolicy;

import dev.aisle.core.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// One policy's log of the Open Bandit Dataset (Saito, Aihara, Matsutani, Narita, NeurIPS 2021
/// datasets track, arXiv 2008.07146): single exposures with the probability at which they were
/// chosen. There are no shopper ids, so each exposure is a cluster of its own.
///
/// @param policy `random` or `bts`
public record OpenBanditLog(String policy, List<Row> rows) {
  private static final List<String> COLUMNS =
      List.of("item_id", "position", "click", "propensity_score");
  private static final int MOST_ITEMS = 100_000;
  private static final int MOST_POSITIONS = 1_000;

  /// One exposure.
  ///
  /// @param item from 0
  /// @param position from 1
  /// @param propensity probability of the item at this position under the policy, in `(0, 1]`
  public record Row(int item, int position, boolean clicked, double propensity) {}

  public OpenBanditLog {
    rows = List.copyOf(rows);
  }

  /// Reads `folder/<policy>/<campaign>/<campaign>.csv`, or the same packed as `.csv.gz`.
  ///
  /// @throws InvalidInputException where the file is missing, damaged or a line makes no sense,
  /// with
  ///     file, line and field
  public static OpenBanditLog read(Path folder, String policy, String campaign) throws IOException {
    Path dir = folder.resolve(policy).resolve(campaign);
    for (String ending : List.of(".csv.gz", ".csv")) {
      Path file = dir.resolve(campaign + ending);
      if (Files.isRegularFile(file)) {
        String name = policy + "/" + campaign + "/" + campaign + ending;
        return new OpenBanditLog(policy, rows(file, name));
      }
    }
    throw new InvalidInputException(
        dir.toString(),
        "holds no " + campaign + ".csv or " + campaign + ".csv.gz",
        "Name the folder that holds random/ and bts/ of the Open Bandit Dataset.");
  }

  private static List<Row> rows(Path file, String name) throws IOException {
    try (Reader reader = open(file);
        CSVParser parser =
            CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get()
                .parse(reader)) {
      checkHeader(name, parser);
      List<Row> rows = new ArrayList<>();
      for (CSVRecord record : parser) {
        rows.add(row(record, name + ":" + parser.getCurrentLineNumber()));
      }
      if (rows.isEmpty()) {
        throw new InvalidInputException(name, "has no rows", "Check the copy of the file.");
      }
      return rows;
    } catch (EOFException | ZipException | CSVException e) {
      throw damaged(name, e);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(name, "is not UTF-8", "Check the copy of the file.", e);
    } catch (UncheckedIOException e) {
      throw damaged(name, e);
    }
  }

  private static InvalidInputException damaged(String name, Exception cause) {
    return new InvalidInputException(
        name, "is cut off or damaged (" + cause.getMessage() + ")", "Copy the file again.", cause);
  }

  private static Reader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
      return new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder());
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static void checkHeader(String name, CSVParser parser) {
    for (String column : COLUMNS) {
      if (!parser.getHeaderMap().containsKey(column)) {
        throw new InvalidInputException(
            name + ":1",
            "the header lacks the column " + column,
            "The columns are those of the Open Bandit Dataset: "
                + String.join(", ", COLUMNS)
                + ".");
      }
    }
  }

  private static Row row(CSVRecord record, String place) {
    if (!record.isConsistent()) {
      throw new InvalidInputException(
          place,
          "has " + record.size() + " fields, not as many as the header",
          "Check the line for stray commas or a cut.");
    }
    return new Row(
        (int) whole(record, "item_id", 0, MOST_ITEMS - 1, place),
        (int) whole(record, "position", 1, MOST_POSITIONS, place),
        whole(record, "click", 0, 1, place) == 1,
        propensity(record, place));
  }

  private static long whole(CSVRecord record, String field, long least, long most, String place) {
    String text = record.get(field).strip();
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw bad(place, field, text, "a whole number", e);
    }
    throw bad(place, field, text, "between " + least + " and " + most, null);
  }

  private static double propensity(CSVRecord record, String place) {
    String text = record.get("propensity_score").strip();
    try {
      double value = Double.parseDouble(text);
      if (value > 0 && value <= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw bad(place, "propensity_score", text, "a number", e);
    }
    throw bad(place, "propensity_score", text, "above 0 and at most 1", null);
  }

  private static InvalidInputException bad(
      String place, String field, String text, String expected, @Nullable Throwable cause) {
    InvalidInputException e =
        new InvalidInputException(
            place,
            "%s is \"%s\" and must be %s"
                .formatted(field, text.substring(0, Math.min(40, text.length())), expected),
            "Correct or remove the line.");
    if (cause != null) {
      e.initCause(cause);
    }
    return e;
  }
}
