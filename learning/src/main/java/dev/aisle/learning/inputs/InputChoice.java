package dev.aisle.learning.inputs;

import java.util.List;

/// Which columns of a shop a model reads, and how wide it reads them. Part of a model's
/// configuration.
///
/// @param leaveOut names of columns that are not read; default none
/// @param histories item sequences that are read, as many as the shop has of them; sequences that
///     are aligned with one (its categories, its brands) come with it. Default `clicks` and
///     `orderedItems`
/// @param leastOccurrences examples of a word in training for an embedding of its own, see
///     [Vocabulary]; default 5
/// @param widest numbers in the widest embedding; default 16
/// @param vectors whether the vectors that encoders make of the candidates are read as plain
///     numbers, zeros where there is none; default not. Sequences of vectors never are
public record InputChoice(
    List<String> leaveOut,
    List<String> histories,
    int leastOccurrences,
    int widest,
    boolean vectors) {
  /// The defaults.
  public static final InputChoice DEFAULT =
      new InputChoice(List.of(), List.of("clicks", "orderedItems"), 5, 16, false);

  /// @throws IllegalArgumentException where a number is out of range
  public InputChoice {
    leaveOut = List.copyOf(leaveOut);
    histories = List.copyOf(histories);
    if (leastOccurrences < 1 || widest < 1) {
      throw new IllegalArgumentException(
          "leastOccurrences is " + leastOccurrences + ", widest " + widest + "; both at least 1");
    }
  }

  /// The same without some columns more.
  public InputChoice without(String... columns) {
    List<String> all = new java.util.ArrayList<>(leaveOut);
    all.addAll(List.of(columns));
    return new InputChoice(all, histories, leastOccurrences, widest, vectors);
  }

  /// The same with other histories.
  public InputChoice withHistories(String... names) {
    return new InputChoice(leaveOut, List.of(names), leastOccurrences, widest, vectors);
  }

  /// The same with another threshold for embeddings.
  public InputChoice withLeastOccurrences(int least) {
    return new InputChoice(leaveOut, histories, least, widest, vectors);
  }

  /// The same with another greatest width.
  public InputChoice withWidest(int width) {
    return new InputChoice(leaveOut, histories, leastOccurrences, width, vectors);
  }

  /// The same with the candidates' vectors as plain numbers.
  public InputChoice withVectors() {
    return new InputChoice(leaveOut, histories, leastOccurrences, widest, true);
  }

  /// Numbers in the embedding of a word among `rows`: `2 · rows^¼`, as a multiple of 4, at most
  /// [#widest].
  public int width(int rows) {
    int rule = 4 * (int) Math.ceil(2 * Math.sqrt(Math.sqrt(rows)) / 4);
    return Math.min(widest, rule);
  }
}
