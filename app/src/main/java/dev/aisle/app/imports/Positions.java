package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;

/// Positions of items on a page.
final class Positions {
  private static final int LAST = 1_000_000;

  private Positions() {}

  /// The 1-based position that a source means.
  ///
  /// @param field where it stands, for the message
  /// @throws InvalidInputException where it is out of range, with a hint where it looks 0-based
  static int check(String field, long given, boolean zeroBased) {
    if (given == 0 && !zeroBased) {
      throw new InvalidInputException(
          field,
          "is 0 but positions start at 1",
          "Import with --zero-based if the export counts from 0.");
    }
    long position = zeroBased ? given + 1 : given;
    if (position < 1 || position > LAST) {
      throw new InvalidInputException(
          field,
          "is " + given + " but positions lie between 1 and " + LAST,
          "Send the place in the list, counted from 1.");
    }
    return (int) position;
  }
}
