package dev.aisle.learning.models;

import dev.aisle.core.cascade.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the parts of a list-wise model did to one row of a list, by leaving out one at a time: the
/// list is scored without the part, and what the row's score and place lose is what the part
/// brought. The losses of parts that work together do not add up to the score.
public final class LeftOut {
  private LeftOut() {}

  /// A line per part, the largest change of the score first, parts that changed neither score nor
  /// place left out. The value is the score with the part less the score without it; the text names
  /// the part and its places: `picture: up 3 places`, `behaviour: down 1 place`, `text: same
  /// place`.
  ///
  /// @param scores `[N]` scores of the list by the whole model
  /// @param without by the name of a part, `[N]` the scores without it; of equal changes the part
  ///     that comes first is named first
  public static List<Explanation> parts(float[] scores, Map<String, float[]> without, int row) {
    int place = place(scores, row);
    List<Explanation> parts = new ArrayList<>();
    without.forEach(
        (name, less) -> {
          if (less.length != scores.length) {
            throw new IllegalArgumentException(
                less.length + " scores without " + name + " but " + scores.length + " with it");
          }
          double change = (double) scores[row] - less[row];
          int up = place(less, row) - place;
          if (change != 0 || up != 0) {
            parts.add(new Explanation(change, name + ": " + moved(up)));
          }
        });
    parts.sort(Comparator.comparingDouble((Explanation part) -> Math.abs(part.value())).reversed());
    return List.copyOf(parts);
  }

  /// The row's 1-based place where the highest score is first and equal scores keep their order, as
  /// [ScoringStage] sorts.
  static int place(float[] scores, int row) {
    int place = 1;
    for (int other = 0; other < scores.length; other++) {
      int order = Double.compare(scores[other], scores[row]);
      if (order > 0 || (order == 0 && other < row)) {
        place++;
      }
    }
    return place;
  }

  private static String moved(int up) {
    return up == 0
        ? "same place"
        : String.format(
            Locale.ROOT,
            "%s %d %s",
            up > 0 ? "up" : "down",
            Math.abs(up),
            Math.abs(up) == 1 ? "place" : "places");
  }
}
