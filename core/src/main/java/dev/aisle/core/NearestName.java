package dev.aisle.core;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the name that somebody who mistyped one probably meant.
public final class NearestName {
  /// A longer name is not compared: the cost grows with its length, and it comes from outside.
  private static final int LONGEST = 100;

  private NearestName() {}

  /// The known name closest to the given one by edit distance (insertions, deletions, substitutions
  /// and swaps of neighbours, ignoring case), or null where none is within a third of its length.
  public static @Nullable String of(String given, Collection<String> known) {
    if (given.length() > LONGEST) {
      return null;
    }
    String best = null;
    int bestDistance = Math.max(1, given.length() / 3) + 1;
    for (String name : known) {
      if (name.length() > LONGEST) {
        continue;
      }
      int distance = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = name;
      }
    }
    return best;
  }

  /// A remedy to print: `Did you mean "port"?`, or all known names where none is close.
  public static String hint(String given, Collection<String> known) {
    String nearest = of(given, known);
    return nearest == null
        ? "Known are: " + String.join(", ", known) + "."
        : "Did you mean \"" + nearest + "\"?";
  }

  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
