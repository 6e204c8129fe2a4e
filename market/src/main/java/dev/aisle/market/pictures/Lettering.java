package dev.aisle.market.pictures;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Letters drawn with strokes, so that pictures need no font of the machine and are the same
/// everywhere. Letters are 100 high and up to 60 wide.
final class Lettering {
  private static final int ADVANCE = 84;
  private static final BasicStroke NIB =
      new BasicStroke(13, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  /// Strokes by character: points as column (0 to 4) and row (0 to 6), strokes separated by commas.
  private static final Map<Character, String> STROKES =
      Map.ofEntries(
          Map.entry('A', "062046,1434"),
          Map.entry('B', "06003041423303,3344453606"),
          Map.entry('C', "4130100105163645"),
          Map.entry('D', "06003041453606"),
          Map.entry('E', "40000646,0333"),
          Map.entry('F', "400006,0333"),
          Map.entry('G', "41301001051636454323"),
          Map.entry('H', "0006,4046,0343"),
          Map.entry('I', "2026"),
          Map.entry('J', "4045361605"),
          Map.entry('K', "0006,400346"),
          Map.entry('L', "000646"),
          Map.entry('M', "0600234046"),
          Map.entry('N', "06004640"),
          Map.entry('O', "103041453616050110"),
          Map.entry('P', "06003041423303"),
          Map.entry('Q', "103041453616050110,3446"),
          Map.entry('R', "06003041423303,2346"),
          Map.entry('S', "413010010213334445361605"),
          Map.entry('T', "0040,2026"),
          Map.entry('U', "000516364540"),
          Map.entry('V', "002640"),
          Map.entry('W', "0016233640"),
          Map.entry('X', "0046,4006"),
          Map.entry('Y', "002340,2326"),
          Map.entry('Z', "00400646"),
          Map.entry('0', "103041453616050110"),
          Map.entry('1', "112026"),
          Map.entry('2', "01103041420646"),
          Map.entry('3', "00103041423313334445361605"),
          Map.entry('4', "36300444"),
          Map.entry('5', "400003334445361605"),
          Map.entry('6', "413010010516364544331304"),
          Map.entry('7', "004016"),
          Map.entry('8', "133142413010010213041636454433"),
          Map.entry('9', "051636454130100102133342"),
          Map.entry('–', "0343"),
          Map.entry('+', "0343,2125"),
          Map.entry('&', "4611103004153644"),
          Map.entry('.', "2526"),
          Map.entry('°', "1030321210"));

  private static final Map<String, Shape> DRAWN = new ConcurrentHashMap<>();

  private Lettering() {}

  /// Size of letters with which a text is at most `width` wide, and at most `most`.
  static double fitting(String text, double width, double most) {
    return Math.min(most, width * 100 / (ADVANCE * text.length()));
  }

  /// The outline of a text in capitals; characters without strokes leave a gap. Kept, since labels
  /// repeat.
  static Shape of(String text) {
    return DRAWN.computeIfAbsent(text, Lettering::outline);
  }

  private static Shape outline(String text) {
    Path2D path = new Path2D.Double();
    String capitals = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      for (String stroke : STROKES.getOrDefault(capitals.charAt(i), "").split(",")) {
        for (int k = 0; k + 1 < stroke.length(); k += 2) {
          double x = i * ADVANCE + (stroke.charAt(k) - '0') * 15;
          double y = (stroke.charAt(k + 1) - '0') * 100 / 6.0;
          if (k == 0) {
            path.moveTo(x, y);
          } else {
            path.lineTo(x, y);
          }
        }
      }
    }
    return NIB.createStrokedShape(path);
  }
}
