package dev.aisle.app.planted;

import dev.aisle.learning.models.armmt.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Queries of two kinds, of which one asks for a style, which only pictures show, and the other for
/// a topic, which only texts show. Lists have one item: nothing but the fusion of its modalities
/// can tell.
///
/// ```
/// P(y = 1) = σ(2.5 s·g_s)  of a visual query, σ(2.5 r·g_r)  of a textual one;  r, s ~ N(0, I₄)
/// text = r B + 0.2 ε,  picture = s A + 0.2 ε                             16 numbers each
/// ```
/// with unit vectors `g`. The context is the kind of query, one-hot: visual first.
///
/// @param training lists
/// @param test lists
public record PlantedQueries(int training, int test) {
  /// The sizes of the specification.
  public static final PlantedQueries DEFAULT = new PlantedQueries(4_000, 4_000);

  private static final int LATENT = 4;
  private static final int WIDTH = 16;

  /// The lists of a seed.
  public PlantedData data(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    double[] wantedTopic = unit(Draw.normal(LATENT, random));
    double[] wantedStyle = unit(Draw.normal(LATENT, random));
    double[][] texts = Draw.encoder(LATENT, WIDTH, random);
    double[][] images = Draw.encoder(LATENT, WIDTH, random);
    int items = training + test;
    float[][] text = new float[items][];
    float[][] picture = new float[items][];
    List<PlantedList> lists = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      double[] topic = Draw.normal(LATENT, random);
      double[] style = Draw.normal(LATENT, random);
      text[item] = Draw.encoded(topic, texts, 0.2, random);
      picture[item] = Draw.encoded(style, images, 0.2, random);
      boolean visual = random.nextBoolean();
      double[] truth = {
        2.5 * (visual ? Draw.dot(style, wantedStyle) : Draw.dot(topic, wantedTopic))
      };
      lists.add(
          new PlantedList(
              new int[] {item},
              new int[1],
              new int[0],
              new float[][] {{1}},
              visual ? new float[] {1, 0} : new float[] {0, 1},
              Draw.labels(truth, random),
              truth));
    }
    return new PlantedData(
        Map.of(Modality.TEXT, text, Modality.PICTURE, picture),
        0,
        lists.subList(0, training),
        lists.subList(training, items));
  }

  /// Whether a list is of a query for a style.
  static boolean isVisual(PlantedList list) {
    return list.context()[0] == 1;
  }

  private static double[] unit(double[] vector) {
    double length = Math.sqrt(Draw.dot(vector, vector));
    double[] unit = vector.clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= length;
    }
    return unit;
  }
}
