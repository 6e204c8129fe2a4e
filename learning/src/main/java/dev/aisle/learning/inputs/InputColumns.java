package dev.aisle.learning.inputs;

import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns that a model reads, by what they are to it. Immutable.
///
/// A history is an item sequence and the sequences aligned with it. Each of its parts shares the
/// embedding table of a categorical column, so that what a shopper did and what may be shown are
/// points of one space: the history `clicks` has parts in the tables `item`, `category` and `brand`
/// where the shop has such columns. The key of a candidate is its embeddings from those tables.
public final class InputColumns {
  /// What the parts of a history are: a sequence named after the history, and the categorical
  /// column whose table it shares. Beside `clicks` stand `clickCategories` and `clickBrands`.
  private static final List<Part> PARTS =
      List.of(
          new Part("s", "item"), new Part("Categories", "category"), new Part("Brands", "brand"));

  private final FeatureSet set;
  private final List<Column.Categorical> words;
  private final List<String> numbers;
  private final List<Column.ItemVector> vectors;
  private final List<History> histories;
  private final List<String> keys;

  /// A sequence and the categorical column whose table it shares. In a history, null for a part
  /// that others have and it has not: zeros.
  record Part(@Nullable String sequence, String table) {}

  /// @param parts one for each of [#keys], in their order, of which the first is there
  record History(String name, int length, List<Part> parts) {}

  private InputColumns(FeatureSet set) {
    this.set = set;
    Map<String, Column> byName = byName(set);
    List<Column.Sequence> items = itemSequences(byName);
    keys =
        PARTS.stream()
            .filter(part -> items.stream().anyMatch(of -> aligned(byName, of.name(), part) != null))
            .map(Part::table)
            .toList();
    histories = items.stream().map(of -> history(byName, of)).toList();
    List<Column.Categorical> first = new ArrayList<>();
    List<Column.Categorical> others = new ArrayList<>();
    List<String> numeric = new ArrayList<>();
    List<Column.ItemVector> wide = new ArrayList<>();
    for (Column column : set.columns()) {
      switch (column) {
        case Column.Categorical word -> (keys.contains(word.name()) ? first : others).add(word);
        case Column.Numeric number -> numeric.add(number.name());
        case Column.ItemVector vector -> wide.add(vector);
        case Column.Sequence _, Column.VectorSequence _ -> {}
      }
    }
    first.sort((a, b) -> Integer.compare(keys.indexOf(a.name()), keys.indexOf(b.name())));
    first.addAll(others);
    words = List.copyOf(first);
    numbers = List.copyOf(numeric);
    vectors = List.copyOf(wide);
  }

  /// Sequences that share the table of the items.
  private static List<Column.Sequence> itemSequences(Map<String, Column> byName) {
    List<Column.Sequence> items = new ArrayList<>();
    for (Column column : byName.values()) {
      if (column instanceof Column.Sequence sequence
          && sequence.name().equals(aligned(byName, sequence.name(), PARTS.getFirst()))) {
        items.add(sequence);
      }
    }
    return items;
  }

  private History history(Map<String, Column> byName, Column.Sequence items) {
    List<Part> parts = new ArrayList<>();
    for (Part part : PARTS) {
      if (keys.contains(part.table())) {
        parts.add(new Part(aligned(byName, items.name(), part), part.table()));
      }
    }
    return new History(items.name(), items.length(), parts);
  }

  /// The name of the part of a history; null where the shop has none, or its table cannot be
  /// shared.
  private static @Nullable String aligned(Map<String, Column> byName, String items, Part part) {
    String name = named(items, part);
    return byName.get(name) instanceof Column.Sequence of
            && byName.get(part.table()) instanceof Column.Categorical word
            && of.buckets() == word.buckets()
        ? name
        : null;
  }

  private static String named(String items, Part part) {
    if (part.equals(PARTS.getFirst())) {
      return items;
    }
    String stem = items.endsWith("s") ? items.substring(0, items.length() - 1) : items;
    return stem + part.sequence();
  }

  /// In the order of the set.
  private static Map<String, Column> byName(FeatureSet set) {
    Map<String, Column> byName = new LinkedHashMap<>();
    set.columns().forEach(column -> byName.put(column.name(), column));
    return byName;
  }

  /// What a model with this choice reads of a shop's columns.
  public static InputColumns of(FeatureSet shop, InputChoice choice) {
    Set<String> sequences = new LinkedHashSet<>();
    for (String history : choice.histories()) {
      PARTS.forEach(part -> sequences.add(named(history, part)));
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : shop.columns()) {
      boolean read =
          switch (column) {
            case Column.Categorical _, Column.Numeric _ -> true;
            case Column.Sequence _ -> sequences.contains(column.name());
            case Column.ItemVector _ -> choice.vectors();
            case Column.VectorSequence _ -> false;
          };
      if (read && !choice.leaveOut().contains(column.name())) {
        columns.add(column);
      }
    }
    return new InputColumns(new FeatureSet(columns));
  }

  /// The columns that a trained model read, of a shop that may have more.
  ///
  /// @param place the model, for messages
  /// @param declared the declaration stored beside it
  /// @throws dev.aisle.core.InvalidInputException naming the first column that the shop declares in
  ///     another way or not at all
  public static InputColumns declared(String place, FeatureSet shop, List<String> declared) {
    return new InputColumns(shop.declared(place, declared));
  }

  /// The columns alone, in the shop's order: what serving computes, and what a manifest declares.
  public FeatureSet set() {
    return set;
  }

  /// Categorical columns, those of [#keys] first and in their order.
  public List<Column.Categorical> words() {
    return words;
  }

  /// Numeric columns.
  public List<String> numbers() {
    return numbers;
  }

  /// Columns of vectors that are read as numbers of the candidates.
  List<Column.ItemVector> vectors() {
    return vectors;
  }

  /// Numbers in all vectors of a candidate.
  int vectorWidth() {
    return vectors.stream().mapToInt(Column.Vectors::width).sum();
  }

  List<History> histories() {
    return histories;
  }

  /// How many histories there are.
  public int historyCount() {
    return histories.size();
  }

  /// The categorical columns whose embeddings are a candidate's key, those that histories share.
  public List<String> keys() {
    return keys;
  }
}
