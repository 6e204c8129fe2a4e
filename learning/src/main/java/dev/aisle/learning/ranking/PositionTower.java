package dev.aisle.learning.ranking;

import dev.aisle.core.queries.Scene;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.tensor.Tensor;
import java.util.List;

/// What the place of an item did to its clicks, as a logit for each scene and position that is
/// added to the click's in training and left away in service. The first position has 0, so that a
/// served probability is that of a click in the first place.
///
/// Shoppers look at few places, and the logging policy put what it thought good there: without
/// this, a model learns the old order for its own sake.
public final class PositionTower {
  /// Positions behind this one share its logit.
  static final int LAST = 60;

  private static final List<Scene> SCENES = List.of(Scene.values());

  /// Adam moves all parameters at one rate, which suits weights; logits have some ten times as far
  /// to go, and would lag behind until the end of a short training.
  private static final double SCALE = 10;

  private final Tensor logits;

  /// Its parameter is `logits`, at first 0.
  public PositionTower(Parameters parameters) {
    logits = parameters.constant("logits", 0, (long) SCENES.size() * (LAST - 1));
  }

  /// The row of an item's place, 0 for the first position. What was not exposed is treated as if it
  /// had stood at any exposed place of its page: at a place of its own the tower would explain that
  /// it was never clicked, and nothing would be learned from it; at one and the same place it would
  /// look as if that one was rarely looked at.
  public static int row(LoggedPage page, int row) {
    int place =
        row < page.exposed()
            ? row
            : (int) Math.floorMod((page.offset() * 31 + row) * 0x9E3779B9L, (long) page.exposed());
    int position = Math.min(LAST, page.position(place));
    return position == 1 ? 0 : SCENES.indexOf(page.request().scene()) * (LAST - 1) + position - 1;
  }

  /// @param rows `[P · C]`, see [#row]
  /// @return `[P, C]`
  public Tensor logits(int[] rows, int pages, int candidates) {
    Tensor none = Tensor.zeros(logits.type(), 1);
    Tensor all = Tensor.concat(0, none, logits.times(SCALE)).unsqueeze(1);
    return all.rows(Tensor.of(rows, pages, candidates)).squeeze(-1);
  }

  /// What [#row] means in a saved tower.
  static double saved(float[] logits, int row) {
    return row == 0 ? 0 : SCALE * logits[row - 1];
  }

  /// What the places of a saved tower do, `[#LAST]` logits, the mean over the scenes of some pages;
  /// 0 for all where there is no tower.
  ///
  /// @param logits its parameter, or empty
  public static float[] means(float[] logits, List<LoggedPage> pages) {
    double[] share = new double[SCENES.size()];
    for (LoggedPage page : pages) {
      share[SCENES.indexOf(page.request().scene())] += 1.0 / pages.size();
    }
    float[] means = new float[LAST];
    for (int i = 0; i < logits.length; i++) {
      means[1 + i % (LAST - 1)] += (float) (SCALE * logits[i] * share[i / (LAST - 1)]);
    }
    return means;
  }
}
