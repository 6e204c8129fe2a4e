package dev.aisle.core.catalog;

import dev.aisle.core.InvalidInputException;

/// The one rule for ids that come from outside.
public final class Ids {
  /// Characters that an id may have at most.
  public static final int MAX_LENGTH = 256;

  private Ids() {}

  /// Checks an id.
  ///
  /// @param kind what it identifies, for the message: `item id`
  /// @throws InvalidInputException where the id is empty, longer than [#MAX_LENGTH] or has control
  ///     characters or unpaired surrogates
  public static void check(String kind, String value) {
    if (value.isEmpty()) {
      throw new InvalidInputException(
          kind, "is empty", "Give every record an id of 1 to " + MAX_LENGTH + " characters.");
    }
    if (value.length() > MAX_LENGTH) {
      throw new InvalidInputException(
          kind,
          "has " + value.length() + " characters, at most " + MAX_LENGTH + " are accepted",
          "Shorten it, or use a hash of it.");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (Character.isISOControl(c) || (Character.isSurrogate(c) && !paired)) {
        throw new InvalidInputException(
            kind,
            String.format("has the character U+%04X at index %d, which no id may have", (int) c, i),
            "Remove control characters from ids before sending them.");
      }
      if (paired) {
        i++;
      }
    }
  }
}
