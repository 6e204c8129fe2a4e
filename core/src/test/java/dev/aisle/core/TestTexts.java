package dev.aisle.core;

import java.util.List;
import java.util.random.RandomGenerator;

/// Texts that break careless readers and writers.
public final class TestTexts {
  private static final List<String> PIECES =
      List.of(
          "shoe",
          "\"quoted\"",
          "back\\slash",
          "a/b",
          "\n",
          "\t",
          "\u0000",
          "\u2028",
          "\u2029",
          "😀",
          "👩‍👩‍👧",
          "e\u0301",
          "ÄÖß",
          "<script>alert(1)</script>",
          "{\"type\":\"x\"}",
          "\\ud800",
          "%s",
          "مرحبا",
          "\uFEFF",
          " ",
          "null");

  private TestTexts() {}

  /// One to five hostile pieces; always valid Unicode.
  public static String hostile(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
