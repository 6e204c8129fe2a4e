package dev.aisle.market.writing;

import java.util.random.RandomGenerator;

/// Typing errors of one edit.
public final class Misspelling {
  private static final int SHORTEST = 4;

  private Misspelling() {}

  /// The word with two letters swapped, one left out, doubled or replaced by a neighbour on the
  /// keyboard; the first letter stays. Words of fewer than four letters and words with digits are
  /// returned unchanged.
  public static String of(String word, RandomGenerator random) {
    if (word.length() < SHORTEST || !word.chars().allMatch(Character::isLetter)) {
      return word;
    }
    int at = 1 + random.nextInt(word.length() - 2);
    String head = word.substring(0, at);
    char c = word.charAt(at);
    return switch (random.nextInt(4)) {
      case 0 -> head + word.charAt(at + 1) + c + word.substring(at + 2);
      case 1 -> head + word.substring(at + 1);
      case 2 -> head + c + c + word.substring(at + 1);
      default -> head + neighbour(c) + word.substring(at + 1);
    };
  }

  /// Each word of the text misspelt with the given probability.
  public static String sprinkle(String text, double probability, RandomGenerator random) {
    if (probability <= 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 4);
    for (String word : text.split(" ")) {
      if (!out.isEmpty()) {
        out.append(' ');
      }
      out.append(random.nextDouble() < probability ? of(word, random) : word);
    }
    return out.toString();
  }

  private static char neighbour(char c) {
    String keys = "qwertyuiopasdfghjklzxcvbnm";
    int at = keys.indexOf(Character.toLowerCase(c));
    return at < 0 ? c : keys.charAt(at + 1 < keys.length() ? at + 1 : at - 1);
  }
}
