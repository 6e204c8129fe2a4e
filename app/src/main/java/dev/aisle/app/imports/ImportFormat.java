package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import java.util.Arrays;
import java.util.List;

/// The formats that `aisle import` reads.
public enum ImportFormat {
  /// See [AisleReader].
  AISLE(
      "aisle",
      "Aisle's own JSON Lines: events, or bare items",
      "aisle import aisle events.jsonl.gz --shop my-shop"),
  /// See [ChorusReader].
  CHORUS_ELECTRONICS(
      "chorus-electronics",
      "products of the Chorus Electronics set (zipped JSON arrays)",
      "aisle import chorus-electronics data/chorus-electronics --shop electronics");

  private final String word;
  private final String description;
  private final String example;

  ImportFormat(String word, String description, String example) {
    this.word = word;
    this.description = description;
    this.example = example;
  }

  /// The word on the command line: `recbole`.
  public String word() {
    return word;
  }

  /// What it is, in a line.
  public String description() {
    return description;
  }

  /// A command that imports it.
  public String example() {
    return example;
  }

  /// A reader for one run.
  FormatReader reader(ImportOptions options) {
    return switch (this) {
      case AISLE -> new AisleReader(options);
      case CHORUS_ELECTRONICS -> new ChorusReader(options);
    };
  }

  /// All words, in the order of the help text.
  public static List<String> words() {
    return Arrays.stream(values()).map(ImportFormat::word).toList();
  }

  /// The format of that word, in any case.
  ///
  /// @throws InvalidInputException where there is none, naming the nearest
  public static ImportFormat of(String word) {
    for (ImportFormat format : values()) {
      if (format.word.equalsIgnoreCase(word)) {
        return format;
      }
    }
    throw new InvalidInputException(
        "FORMAT", "\"" + word + "\" is not a format", NearestName.hint(word, words()));
  }
}
