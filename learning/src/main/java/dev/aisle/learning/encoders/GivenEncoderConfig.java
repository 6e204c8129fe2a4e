package dev.aisle.learning.encoders;

import dev.aisle.core.InvalidInputException;
import dev.aisle.wire.JsonFields;
import dev.aisle.wire.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How an encoder that was brought along is used: `encoder.json` beside it, of which every line may
/// be left out.
/// ```json
/// {"pooling": "mean", "maxTokens": 64, "queryPrefix": "query: ", "itemPrefix": "passage: "}
/// ```
///
/// @param pooling how the vectors of tokens become one. Default mean
/// @param maxTokens of a text, those behind are cut off. Default 64
/// @param queryPrefix put before a query. Default empty
/// @param itemPrefix put before an item's text. Default empty
public record GivenEncoderConfig(
    Pooling pooling, int maxTokens, String queryPrefix, String itemPrefix) {
  /// What is used without a file.
  public static final GivenEncoderConfig DEFAULT = new GivenEncoderConfig(Pooling.MEAN, 64, "", "");

  private static final int MAX_BYTES = 1 << 14;

  /// How the vectors of tokens become one.
  public enum Pooling {
    /// Their mean.
    MEAN,
    /// That of the first token.
    CLS
  }

  /// @throws InvalidInputException where a number is out of range or a prefix is long
  public GivenEncoderConfig {
    if (maxTokens < 1 || maxTokens > 512) {
      throw new InvalidInputException(
          "maxTokens", "is " + maxTokens + " but must be from 1 to 512", "Usual are 32 to 128.");
    }
    if (queryPrefix.length() > 200 || itemPrefix.length() > 200) {
      throw new InvalidInputException(
          "queryPrefix, itemPrefix", "are longer than 200 characters", "Shorten them.");
    }
  }

  static GivenEncoderConfig read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return DEFAULT;
    }
    try {
      JsonFields fields = StrictJson.read(GivenTextEncoder.read(file, MAX_BYTES), MAX_BYTES);
      Pooling pooling =
          fields.has("pooling") ? fields.choice("pooling", Pooling.values()) : Pooling.MEAN;
      String query = fields.textOrNull("queryPrefix");
      String item = fields.textOrNull("itemPrefix");
      GivenEncoderConfig config =
          new GivenEncoderConfig(
              pooling,
              fields.integer("maxTokens", DEFAULT.maxTokens),
              query == null ? "" : query,
              item == null ? "" : item);
      fields.end();
      return config;
    } catch (InvalidInputException e) {
      throw e.at(file.toString());
    }
  }
}
