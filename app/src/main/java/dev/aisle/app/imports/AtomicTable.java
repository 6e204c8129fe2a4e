package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A RecBole atomic file: tab separated, with a header of typed names such as `user_id:token`,
/// `title:token_seq`, `timestamp:float`.
final class AtomicTable {
  private static final Set<String> TYPES = Set.of("token", "token_seq", "float", "float_seq");

  /// Takes one row.
  interface RowReader {
    void read(Row row) throws IOException;
  }

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> columns = new HashMap<>();

  private AtomicTable() {}

  /// Reads all rows; `required` names the columns without which the file makes no sense.
  static void read(Source source, Intake intake, List<String> required, RowReader reader)
      throws IOException {
    AtomicTable table = new AtomicTable();
    boolean[] headed = {false};
    Records.lines(
        source,
        intake,
        (line, text) -> {
          String[] cells = text.split("\t", -1);
          if (headed[0]) {
            reader.read(table.row(source.at(line), cells));
          } else {
            headed[0] = true;
            table.header(cells, required, source.at(line));
          }
        });
  }

  private void header(String[] cells, List<String> required, Place place) throws IOException {
    for (String cell : cells) {
      int colon = cell.lastIndexOf(':');
      String name = colon < 0 ? cell : cell.substring(0, colon);
      if (colon < 0 || !TYPES.contains(cell.substring(colon + 1).strip())) {
        throw stop(
            place,
            "the header has \"" + Fields.shortened(cell) + "\", which is no typed name",
            "The first line of an atomic file reads like user_id:token, item_id:token.");
      }
      columns.put(name, names.size());
      names.add(name);
    }
    for (String name : required) {
      if (!columns.containsKey(name)) {
        throw stop(
            place,
            "the header lacks the column " + name + "; it has " + String.join(", ", names),
            "Name the column " + name + ":token.");
      }
    }
  }

  private static UnreadableSource stop(Place place, String problem, String remedy) {
    return new UnreadableSource(new InvalidInputException(place.toString(), problem, remedy));
  }

  private Row row(Place place, String[] cells) {
    if (cells.length != names.size()) {
      throw new InvalidInputException(
          "",
          "has " + cells.length + " columns where the header has " + names.size(),
          "Check the line for stray tabs or line breaks.");
    }
    return new Row(this, place, List.of(cells));
  }

  /// One row of the table.
  record Row(AtomicTable table, Place place, List<String> cells) {
    List<String> names() {
      return table.names;
    }

    /// The cell of a column; null where the column or its content is absent.
    @Nullable String text(String name) {
      Integer column = table.columns.get(name);
      if (column == null) {
        return null;
      }
      String cell = cells.get(column).strip();
      return cell.isEmpty() ? null : cell;
    }

    /// The cell of a column, which must have content.
    String required(String name) {
      String text = text(name);
      if (text == null) {
        throw new InvalidInputException(name, "is empty", "Give every row a value in this column.");
      }
      return text;
    }

    /// The number in a column; null where absent.
    @Nullable Double number(String name) {
      String text = text(name);
      if (text == null) {
        return null;
      }
      try {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw notANumber(name, text, e);
      }
      throw notANumber(name, text, null);
    }

    private static InvalidInputException notANumber(
        String name, String text, @Nullable Exception cause) {
      InvalidInputException e =
          new InvalidInputException(
              name,
              "is \"" + Fields.shortened(text) + "\", which is no number that can be used",
              "Write a plain number, or leave the cell empty.");
      if (cause != null) {
        e.addSuppressed(cause);
      }
      return e;
    }
  }
}
