package dev.aisle.learning.models;

import dev.aisle.core.cascade.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the parts of a list-wise model did to one row of a list, by leaving out one at a time: the
/// list is scored without the part, and what the row's score and place lose is what the part
/// brought. What all rows get alike moves none of them, so the row's score is taken against the
/// list's average. The losses of parts that work together do not add up.
public final class LeftOut {
  /// What is less than this share of a part's largest change is a matter of rounding.
  private static final double ROUNDING = 1e-5;

  /// And so is what is less than this share of the largest score: some steps of a float.
  private static final double STEPS = 1e-6;

  private LeftOut() {}

  /// A line per part, the largest change of the score first, parts that moved neither score nor
  /// place left out. With `c_i = scores_i − without_i` the value is `c_row − mean(c)`; the text
  /// names the part and what it did to the place: `picture: up 3 places`, `behaviour: down 1
  /// place`, `text: same place`.
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
          double change = change(scores, less, row);
          int up = place(less, row) - place;
          if (change != 0 || up != 0) {
            parts.add(new Explanation(change, name + ": " + moved(up)));
          }
        });
    parts.sort(Comparator.comparingDouble((Explanation part) -> Math.abs(part.value())).reversed());
    return List.copyOf(parts);
  }

  /// What the row's score gains against the average of the list.
  private static double change(float[] scores, float[] less, int row) {
    double sum = 0;
    double largest = 0;
    double highest = 0;
    for (int i = 0; i < scores.length; i++) {
      double change = (double) scores[i] - less[i];
      sum += change;
      largest = Math.max(largest, Math.abs(change));
      highest = Math.max(highest, Math.abs(scores[i]));
    }
    double against = (double) scores[row] - less[row] - sum / scores.length;
    double rounding = Math.max(ROUNDING * largest, STEPS * highest);
    return Math.abs(against) <= rounding ? 0 : against;
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
