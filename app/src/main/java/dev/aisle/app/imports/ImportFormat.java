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
  /// See [MetarankReader].
  METARANK(
      "metarank",
      "Metarank events: item, user, ranking, interaction (JSON Lines)",
      "aisle import metarank events.jsonl.gz --shop my-shop"),
  /// See [UbiReader].
  UBI(
      "ubi",
      "OpenSearch User Behavior Insights: ubi_queries and ubi_events (JSON Lines)",
      "aisle import ubi ubi_queries.jsonl ubi_events.jsonl --shop my-shop"),
  /// See [Ga4Reader].
  GA4(
      "ga4",
      "Google Analytics 4 e-commerce events, exported from BigQuery (JSON Lines)",
      "aisle import ga4 events.jsonl.gz --shop my-shop --zero-based"),
  /// See [RecBoleReader].
  RECBOLE(
      "recbole",
      "RecBole atomic files: .item, .user, .inter",
      "aisle import recbole dataset/ml-100k --shop movies"),
  /// See [ChorusReader].
  CHORUS_ELECTRONICS(
      "chorus-electronics",
      "products of the Chorus Electronics set (zipped JSON arrays)",
      "aisle import chorus-electronics data/chorus-electronics --shop electronics"),
  /// See [FashionReader].
  FASHION_PRODUCTS(
      "fashion-products",
      "the Fashion Product Images set: styles.csv and photos",
      "aisle import fashion-products data/fashion-products --shop fashion"),
  /// See [AmazonGamesReader].
  AMAZON_GAMES(
      "amazon-games",
      "titles and user sequences of the Amazon Games-6k set",
      "aisle import amazon-games data/amazon-games/Games-6k --shop games");

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
      case METARANK -> new MetarankReader(options);
      case UBI -> new UbiReader(options);
      case GA4 -> new Ga4Reader(options);
      case RECBOLE -> new RecBoleReader(options);
      case CHORUS_ELECTRONICS -> new ChorusReader(options);
      case FASHION_PRODUCTS -> new FashionReader(options);
      case AMAZON_GAMES -> new AmazonGamesReader();
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
