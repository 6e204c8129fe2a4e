package dev.aisle.core.state;

import java.time.Instant;

/// A query that a shopper typed, and when its page was shown.
///
/// @param text at most [#LONGEST] characters of it
public record RecentQuery(String text, Instant time) {
  /// Characters of a query that are remembered at most.
  public static final int LONGEST = 200;

  public RecentQuery {
    if (text.length() > LONGEST) {
      int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      text = text.substring(0, end);
    }
  }
}
