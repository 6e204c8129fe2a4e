package dev.aisle.app.judged;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.evaluation.Qrels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Queries whose results people graded.
///
/// @param qrels grades by query id
/// @param texts what was typed, by query id; every id of the qrels is in it
public record JudgedQueries(Qrels qrels, Map<String, String> texts) {
  private static final int MAX_GRADE = 1_000;

  public JudgedQueries {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    for (String query : qrels.grades().keySet()) {
      if (!texts.containsKey(query)) {
        throw new InvalidInputException(
            "query " + query, "has grades but no text", "Add it to the file of query texts.");
      }
    }
  }

  /// Reads grades from a file:
  /// - CSV with a header that has `query`, `docid` and `rating`, as Quepid exports it; the text is
  ///   the id of the query;
  /// - otherwise TREC qrels: `query-id 0 item-id grade`, separated by blanks.
  ///
  /// @param topics for qrels: a file of `query-id TAB text`; null where the ids are the texts
  /// @throws InvalidInputException where a line is neither, with `file:line`, and where a pair is
  ///     graded twice differently
  public static JudgedQueries read(Path file, @Nullable Path topics) throws IOException {
    String name = file.getFileName().toString();
    Map<String, Map<ItemId, Integer>> grades = new LinkedHashMap<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      in.mark(8_192);
      String first = in.readLine();
      if (first == null) {
        throw new InvalidInputException(name, "is empty", "Name a file with graded queries.");
      }
      in.reset();
      if (first.contains(",") && first.contains("query")) {
        readCsv(name, in, grades);
      } else {
        readTrec(name, in, grades);
      }
    } catch (MalformedInputException e) {
      throw new InvalidInputException(
          name, "is not UTF-8", "Convert it, for example with iconv -f LATIN1 -t UTF-8.", e);
    }
    Map<String, String> texts = new HashMap<>();
    if (topics == null) {
      grades.keySet().forEach(query -> texts.put(query, query));
    } else {
      readTopics(topics, texts);
    }
    return new JudgedQueries(new Qrels(grades), texts);
  }

  private static void readCsv(String name, Reader in, Map<String, Map<ItemId, Integer>> grades)
      throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (CSVParser parser = format.parse(in)) {
      for (String column : List.of("query", "docid", "rating")) {
        if (!parser.getHeaderMap().containsKey(column)) {
          throw new InvalidInputException(
              name + ":1",
              "the header lacks the column " + column,
              "Name the columns query, docid, rating.");
        }
      }
      for (CSVRecord row : parser) {
        String place = name + ":" + parser.getCurrentLineNumber();
        if (!row.isConsistent()) {
          throw new InvalidInputException(
              place, "has " + row.size() + " columns", "Quote texts that have commas.");
        }
        add(grades, place, row.get("query"), row.get("docid"), row.get("rating"));
      }
    } catch (java.io.UncheckedIOException e) {
      throw new InvalidInputException(
          name, "is not CSV: " + e.getMessage(), "Quote as RFC 4180 says.", e);
    }
  }

  private static void readTrec(
      String name, BufferedReader in, Map<String, Map<ItemId, Integer>> grades) throws IOException {
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] cells = line.strip().split("\\s+");
      if (cells.length != 4) {
        throw new InvalidInputException(
            name + ":" + number,
            "has " + cells.length + " columns, not 4",
            "Write query-id 0 item-id grade, or CSV with the header query,docid,rating.");
      }
      add(grades, name + ":" + number, cells[0], cells[2], cells[3]);
    }
  }

  private static void add(
      Map<String, Map<ItemId, Integer>> grades,
      String place,
      String query,
      String item,
      String grade) {
    int value;
    try {
      value = Integer.parseInt(grade.strip());
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          place, "the grade is \"" + grade + "\"", "Write a whole number; 0 is irrelevant.", e);
    }
    if (value > MAX_GRADE || value < -MAX_GRADE) {
      throw new InvalidInputException(
          place,
          "the grade is " + value,
          "Use small numbers; 0 is irrelevant, 3 is usual for best.");
    }
    ItemId id;
    try {
      id = new ItemId(item);
    } catch (InvalidInputException e) {
      throw e.at(place);
    }
    // TREC marks spam with negative grades: irrelevant.
    Integer before =
        grades.computeIfAbsent(query, q -> new LinkedHashMap<>()).put(id, Math.max(0, value));
    if (before != null && before != Math.max(0, value)) {
      throw new InvalidInputException(
          place,
          "item " + id + " was graded " + before + " for the same query before",
          "Keep one grade per query and item.");
    }
  }

  private static void readTopics(Path file, Map<String, String> texts) throws IOException {
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      int tab = line.indexOf('\t');
      if (line.isBlank()) {
        continue;
      }
      if (tab < 1) {
        throw new InvalidInputException(
            file.getFileName() + ":" + number, "has no tab", "Write query-id TAB text.");
      }
      texts.put(line.substring(0, tab), line.substring(tab + 1).strip());
    }
  }
}
