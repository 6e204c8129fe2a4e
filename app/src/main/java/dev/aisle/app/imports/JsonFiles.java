package dev.aisle.app.imports;

/// Names of files that hold JSON.
final class JsonFiles {
  /// For messages.
  static final String LOOKED_FOR = "*.jsonl, *.ndjson or *.json, plain, gzipped or zipped";

  private JsonFiles() {}

  /// Whether the name, in lower case, ends like one of JSON Lines or JSON.
  static boolean matches(String name) {
    return name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json");
  }
}
