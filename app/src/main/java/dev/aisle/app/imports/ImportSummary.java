package dev.aisle.app.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of an import.
///
/// @param format the format's word
/// @param read records read: lines, elements of JSON arrays
/// @param accepted events that are new to the shop; a record can make several events or none
/// @param duplicates events that the shop had already
/// @param rejected records and sources that could not be read
/// @param doubtful records that went in although something about them is odd
/// @param ignored records that are fine but say nothing that a shop keeps, by reason
/// @param problems the first of the rejected and doubtful ones
/// @param items events of the catalogue that were made of the records, duplicates included
/// @param events events of shoppers that were made of the records, duplicates included
/// @param pictures pictures written
/// @param notes what a user of the data must know: `times are synthetic`
/// @param took how long it took
public record ImportSummary(
    String format,
    long read,
    long accepted,
    long duplicates,
    long rejected,
    long doubtful,
    Map<String, Long> ignored,
    List<ImportProblem> problems,
    long items,
    long events,
    long pictures,
    List<String> notes,
    Duration took) {
  public ImportSummary {
    ignored = Collections.unmodifiableMap(new TreeMap<>(ignored));
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /// The summary as lines for people: counts, then notes, then problems.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            "%,d records of %s read in %.1f s: %,d events of the catalogue and %,d of shoppers, of"
                + " these %,d accepted and %,d duplicates; %,d records rejected, %,d doubtful;"
                + " %,d pictures",
            read,
            format,
            took.toMillis() / 1000.0,
            items,
            events,
            accepted,
            duplicates,
            rejected,
            doubtful,
            pictures));
    ignored.forEach((reason, count) -> lines.add(String.format("ignored %,d: %s", count, reason)));
    notes.forEach(note -> lines.add("note: " + note));
    for (ImportProblem problem : problems) {
      lines.add((problem.kept() ? "doubtful " : "rejected ") + problem);
    }
    long unlisted = rejected + doubtful - problems.size();
    if (unlisted > 0) {
      lines.add(String.format("and %,d more problems", unlisted));
    }
    return lines;
  }
}
