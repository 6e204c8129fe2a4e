package dev.aisle.serving.http;

import org.jspecify.annotations.Nullable;

/// What a body holds, for the description of the API.
///
/// @param mediaType such as `application/json`
/// @param type the record that it is the JSON of; null for what is no JSON of ours
/// @param example a sample, null where the type says enough
public record Content(String mediaType, @Nullable Class<?> type, @Nullable String example) {
  /// The media type of JSON.
  public static final String JSON = "application/json";

  /// The media type of JSON lines.
  public static final String LINES = "application/x-ndjson";

  /// A record as JSON.
  public static Content json(Class<?> type) {
    return new Content(JSON, type, null);
  }

  /// Something else.
  public static Content of(String mediaType) {
    return new Content(mediaType, null, null);
  }

  /// Something else, with a sample of it.
  public static Content of(String mediaType, String example) {
    return new Content(mediaType, null, example);
  }
}
