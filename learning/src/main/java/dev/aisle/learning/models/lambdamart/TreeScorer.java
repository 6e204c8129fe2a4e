package dev.aisle.learning.models.lambdamart;

import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.learning.models.Scorer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Scores features by trees.
record TreeScorer(FlatTrees trees, TreeInputs columns) implements Scorer {
  /// Columns that an explanation names at most.
  private static final int NAMED = 8;

  @Override
  public float[] score(FeatureBatch batch, float[] upstream) {
    double[] scores = new double[batch.size()];
    trees.score(columns.rows(batch), columns.width(), scores);
    float[] rounded = new float[scores.length];
    for (int row = 0; row < rounded.length; row++) {
      rounded[row] = (float) scores[row];
    }
    return rounded;
  }

  @Override
  public List<Explanation> explain(FeatureBatch batch, float[] upstream, int row) {
    int width = columns.width();
    float[] inputs =
        java.util.Arrays.copyOfRange(columns.rows(batch), row * width, (row + 1) * width);
    double[] credit = trees.contributions(inputs);
    List<Explanation> parts = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      if (credit[column] != 0) {
        parts.add(
            new Explanation(
                credit[column],
                String.format(
                    Locale.ROOT, "%s %.4g", columns.columns().get(column).name(), inputs[column])));
      }
    }
    parts.sort(Comparator.comparingDouble(part -> -Math.abs(part.value())));
    return List.copyOf(parts.subList(0, Math.min(NAMED, parts.size())));
  }
}
