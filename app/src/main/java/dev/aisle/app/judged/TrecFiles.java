package dev.aisle.app.judged;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.evaluation.Qrels;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes what trec_eval reads. Its columns are separated by blanks, so blanks in ids are written
/// as `_`, and queries that are texts become one word.
public final class TrecFiles {
  private TrecFiles() {}

  /// Writes `query-id 0 item-id grade` lines, sorted.
  public static void writeQrels(Qrels qrels, Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    qrels
        .grades()
        .forEach(
            (query, judged) ->
                judged.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(
                        grade ->
                            text.append(word(query))
                                .append(" 0 ")
                                .append(word(grade.getKey().value()))
                                .append(' ')
                                .append(grade.getValue())
                                .append('\n')));
    write(file, text);
  }

  /// Writes `query-id Q0 item-id rank score run` lines; the score falls with the rank, since
  /// trec_eval sorts by it.
  public static void writeRun(Qrels.Run run, Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    run.rankings()
        .forEach(
            (query, items) -> {
              for (int i = 0; i < items.size(); i++) {
                text.append(line(query, items, i, run.name()));
              }
            });
    write(file, text);
  }

  private static String line(String query, List<ItemId> items, int index, String run) {
    return String.format(
        Locale.ROOT,
        "%s Q0 %s %d %d %s%n",
        word(query),
        word(items.get(index).value()),
        index + 1,
        items.size() - index,
        word(run));
  }

  private static String word(String text) {
    return text.strip().replaceAll("\\s", "_");
  }

  private static void write(Path file, CharSequence text) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(aside, text, StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
