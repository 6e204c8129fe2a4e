package dev.aisle.learning.inputs;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.NumericScaler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What training found out about the columns of a model, and the one function from feature batches
/// to arrays, [#arrays]. Immutable and safe for use by several threads.
public final class Inputs {
  private static final String SCALER = "numbers.scaler";
  private static final String VOCABULARY = ".vocabulary";

  private final InputColumns columns;
  private final Map<String, Vocabulary> vocabularies;
  private final NumericScaler scaler;

  private Inputs(InputColumns columns, Map<String, Vocabulary> vocabularies, NumericScaler scaler) {
    this.columns = columns;
    this.vocabularies = vocabularies;
    this.scaler = scaler;
  }

  /// Counts words and measures numbers on all rows of some pages.
  ///
  /// @param leastOccurrences rows that a word needs for an embedding of its own
  /// @throws InvalidInputException where there are no pages
  public static Inputs fit(InputColumns columns, List<LoggedPage> training, int leastOccurrences) {
    Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();
    for (Column.Categorical word : columns.words()) {
      int[] counts = new int[word.buckets()];
      for (LoggedPage page : training) {
        for (int bucket : page.features().indices(word.name())) {
          counts[bucket]++;
        }
      }
      vocabularies.put(word.name(), Vocabulary.of(counts, leastOccurrences));
    }
    return new Inputs(columns, vocabularies, NumericScaler.fit(training, columns.numbers()));
  }

  /// Reads what [#saved] made.
  ///
  /// @throws InvalidInputException where a tensor is missing or not of these columns
  public static Inputs read(String place, InputColumns columns, Map<String, TensorData> saved) {
    Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();
    for (Column.Categorical word : columns.words()) {
      vocabularies.put(
          word.name(),
          Vocabulary.read(place, word.buckets(), find(place, saved, word.name() + VOCABULARY)));
    }
    return new Inputs(
        columns, vocabularies, NumericScaler.read(columns.numbers(), find(place, saved, SCALER)));
  }

  static TensorData find(String place, Map<String, TensorData> saved, String name) {
    TensorData found = saved.get(name);
    if (found == null) {
      throw new InvalidInputException(
          place,
          "lacks the tensor \"" + name + "\"",
          "It is of another model or version; train it again.");
    }
    return found;
  }

  /// All of this as tensors, to be saved with the model's.
  public Map<String, TensorData> saved() {
    Map<String, TensorData> saved = new LinkedHashMap<>();
    vocabularies.forEach((name, own) -> saved.put(name + VOCABULARY, own.saved()));
    saved.put(SCALER, scaler.saved());
    return saved;
  }

  /// How many numbers of a trained model were learned by its network: all but vocabularies and
  /// scales.
  ///
  /// @param tensors of the model
  public static long learned(Map<String, TensorData> tensors) {
    return tensors.entrySet().stream()
        .filter(tensor -> !tensor.getKey().endsWith(VOCABULARY))
        .filter(tensor -> !tensor.getKey().endsWith(SCALER))
        .mapToLong(tensor -> tensor.getValue().values().length)
        .sum();
  }

  /// The columns.
  public InputColumns columns() {
    return columns;
  }

  Vocabulary vocabulary(String table) {
    Vocabulary vocabulary = vocabularies.get(table);
    if (vocabulary == null) {
      throw new IllegalArgumentException("no table " + table);
    }
    return vocabulary;
  }

  /// M: scaled numbers of a candidate, marks of unknown ones, and its vectors.
  public int numbers() {
    return scaler.width() + columns.vectorWidth();
  }

  /// One page with all of its candidates: what a request is.
  public InputArrays arrays(FeatureBatch page) {
    return arrays(List.of(page), new int[] {page.size()});
  }

  /// Pages side by side.
  ///
  /// @param pages not empty; of any set that has the columns
  /// @param counts how many of each page's first rows are candidates
  public InputArrays arrays(List<FeatureBatch> pages, int[] counts) {
    int wide = Math.max(1, Arrays.stream(counts).max().orElse(0));
    boolean[] there = new boolean[pages.size() * wide];
    for (int p = 0; p < counts.length; p++) {
      Arrays.fill(there, p * wide, p * wide + counts[p], true);
    }
    int[][] words = new int[columns.words().size()][];
    for (int w = 0; w < words.length; w++) {
      words[w] = words(pages, counts, wide, columns.words().get(w).name());
    }
    return new InputArrays(
        pages.size(), wide, words, numbers(pages, counts, wide), there, histories(pages));
  }

  private int[] words(List<FeatureBatch> pages, int[] counts, int wide, String column) {
    Vocabulary vocabulary = vocabulary(column);
    int[] rows = new int[pages.size() * wide];
    for (int p = 0; p < counts.length; p++) {
      int[] buckets = pages.get(p).indices(column);
      for (int c = 0; c < counts[p]; c++) {
        rows[p * wide + c] = vocabulary.row(buckets[c]);
      }
    }
    return rows;
  }

  private float[] numbers(List<FeatureBatch> pages, int[] counts, int wide) {
    int own = numbers();
    float[] numbers = new float[pages.size() * wide * own];
    for (int p = 0; p < counts.length; p++) {
      float[] scaled = scaler.scale(pages.get(p));
      put(scaled, scaler.width(), numbers, p * wide * own, own, counts[p]);
      int at = scaler.width();
      for (Column.ItemVector column : columns.vectors()) {
        float[] @Nullable [] vectors = pages.get(p).vectors(column.name());
        for (int row = 0; row < counts[p]; row++) {
          float[] vector = vectors[row];
          if (vector != null) {
            System.arraycopy(vector, 0, numbers, (p * wide + row) * own + at, column.width());
          }
        }
        at += column.width();
      }
    }
    return numbers;
  }

  private static void put(float[] from, int width, float[] to, int at, int stride, int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(from, row * width, to, at + row * stride, width);
    }
  }

  private InputArrays.History[] histories(List<FeatureBatch> pages) {
    List<InputArrays.History> made = new ArrayList<>();
    for (InputColumns.History history : columns.histories()) {
      made.add(history(pages, history));
    }
    return made.toArray(InputArrays.History[]::new);
  }

  private InputArrays.History history(List<FeatureBatch> pages, InputColumns.History history) {
    // Sequences are padded in front; an entry is there where its item is.
    int longest = 1;
    for (FeatureBatch page : pages) {
      longest = Math.max(longest, used(page.indices(history.name())));
    }
    int skipped = history.length() - longest;
    boolean[] there = new boolean[pages.size() * longest];
    for (int p = 0; p < pages.size(); p++) {
      int[] items = pages.get(p).indices(history.name());
      for (int l = 0; l < longest; l++) {
        there[p * longest + l] = items[skipped + l] != 0;
      }
    }
    int[][] parts = new int[history.parts().size()][there.length];
    for (int part = 0; part < parts.length; part++) {
      InputColumns.Part own = history.parts().get(part);
      if (own.sequence() != null) {
        part(pages, own.sequence(), vocabulary(own.table()), skipped, parts[part]);
      }
    }
    return new InputArrays.History(longest, parts, there);
  }

  private static void part(
      List<FeatureBatch> pages, String sequence, Vocabulary vocabulary, int skipped, int[] rows) {
    int longest = rows.length / pages.size();
    for (int p = 0; p < pages.size(); p++) {
      int[] buckets = pages.get(p).indices(sequence);
      for (int l = 0; l < longest; l++) {
        rows[p * longest + l] = vocabulary.row(buckets[skipped + l]);
      }
    }
  }

  private static int used(int[] sequence) {
    int first = 0;
    while (first < sequence.length && sequence[first] == 0) {
      first++;
    }
    return sequence.length - first;
  }
}
