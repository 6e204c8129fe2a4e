package dev.aisle.app.reports;

import java.util.ArrayList;
import java.util.List;

/// How much room a text takes, roughly: which font the reader's system has is not known here, and
/// measuring with one of ours would make the bytes depend on the fonts of the machine.
final class Lettering {
  private Lettering() {}

  /// An estimate on the wide side, in the unit of `size`.
  static double width(String text, double size) {
    return size * text.codePoints().mapToDouble(Lettering::em).sum();
  }

  /// Lines no wider than `room`, broken at blanks; a word that is wider stands alone and is cut.
  static List<String> wrap(String text, double size, double room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && width(line + " " + word, size) > room) {
        lines.add(cut(line.toString(), size, room));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(cut(line.toString(), size, room));
    return lines;
  }

  /// The text, or as much of its beginning as fits, with an ellipsis.
  static String cut(String text, double size, double room) {
    if (width(text, size) <= room) {
      return text;
    }
    int[] characters = text.codePoints().toArray();
    int end = characters.length;
    while (end > 1 && width(new String(characters, 0, end) + "…", size) > room) {
      end--;
    }
    return new String(characters, 0, end).stripTrailing() + "…";
  }

  /// Widths as in DejaVu Sans and Verdana, the widest of the usual fonts.
  private static double em(int c) {
    if (c >= 0x1100) {
      return c >= 0x2010 && c <= 0x2212 ? 0.84 : 1;
    }
    if ("iljtfrI.,:;'|!()[]/ \u00a0".indexOf(c) >= 0) {
      return 0.38;
    }
    if ("mwMW%@".indexOf(c) >= 0) {
      return 1;
    }
    return c >= 'A' && c <= 'Z' ? 0.75 : 0.63;
  }
}
