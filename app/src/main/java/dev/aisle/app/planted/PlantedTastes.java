package dev.aisle.app.planted;

import dev.aisle.learning.models.armmt.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Shoppers with a taste in topics, which only texts show, and a taste in styles, which only
/// pictures show; their histories tell both. Lists to be measured on have items that training never
/// saw, so that ids cannot help.
///
/// An item has a topic `r` and a style `s`, a shopper the tastes `p_r` and `p_s`, all `N(0, I₄)`.
/// ```
/// u = (1.2 p_r·r + b p_s·s) / 2          P(y = 1) = σ(2u − 1.5)
/// text = r B + 0.3 ε,  picture = s A + 0.3 ε                           32 numbers each
/// ```
/// A history has 10 picks, each the best of 30 known items by `2u` plus Gumbel noise. A list has 10
/// items.
///
/// @param known items of histories and of lists to learn from
/// @param cold items of lists to be measured on
/// @param training lists
/// @param test lists
/// @param pictures b, what styles count; 1.2, or 0 for a control in which pictures say nothing
public record PlantedTastes(int known, int cold, int training, int test, double pictures) {
  /// The sizes of the specification.
  public static final PlantedTastes DEFAULT = new PlantedTastes(4_000, 1_000, 8_000, 2_000, 1.2);

  private static final double TEXTS = 1.2;
  private static final int LATENT = 4;
  private static final int WIDTH = 32;
  private static final int CANDIDATES = 10;
  private static final int PICKS = 10;
  private static final int SEEN = 30;

  /// The same in which styles count something else.
  public PlantedTastes withPictures(double other) {
    return new PlantedTastes(known, cold, training, test, other);
  }

  /// The lists of a seed.
  public PlantedData data(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    int items = known + cold;
    double[][] topics = Draw.normal(items, LATENT, random);
    double[][] styles = Draw.normal(items, LATENT, random);
    double[][] texts = Draw.encoder(LATENT, WIDTH, random);
    double[][] images = Draw.encoder(LATENT, WIDTH, random);
    float[][] text = new float[items][];
    float[][] picture = new float[items][];
    for (int item = 0; item < items; item++) {
      text[item] = Draw.encoded(topics[item], texts, 0.3, random);
      picture[item] = Draw.encoded(styles[item], images, 0.3, random);
    }
    List<PlantedList> learned = new ArrayList<>();
    List<PlantedList> measured = new ArrayList<>();
    for (int list = 0; list < training; list++) {
      learned.add(list(topics, styles, 0, known, random));
    }
    for (int list = 0; list < test; list++) {
      measured.add(list(topics, styles, known, items, random));
    }
    return new PlantedData(
        Map.of(Modality.TEXT, text, Modality.PICTURE, picture), known + 1, learned, measured);
  }

  /// Of a new shopper, among the items `[from, to)`.
  private PlantedList list(
      double[][] topics, double[][] styles, int from, int to, RandomGenerator random) {
    double[] topic = Draw.normal(LATENT, random);
    double[] style = Draw.normal(LATENT, random);
    int[] history = new int[PICKS];
    for (int pick = 0; pick < PICKS; pick++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int item : random.ints(SEEN, 0, known).toArray()) {
        double gumbel = -Math.log(-Math.log(random.nextDouble()));
        double liking = 2 * utility(topic, style, topics[item], styles[item]) + gumbel;
        if (liking > best) {
          best = liking;
          history[pick] = item;
        }
      }
    }
    int[] items = random.ints(CANDIDATES, from, to).toArray();
    double[] truth =
        IntStream.of(items)
            .mapToDouble(item -> 2 * utility(topic, style, topics[item], styles[item]) - 1.5)
            .toArray();
    return new PlantedList(
        items,
        IntStream.of(items).map(item -> item < known ? item + 1 : 0).toArray(),
        history,
        new float[CANDIDATES][0],
        new float[] {1},
        Draw.labels(truth, random),
        truth);
  }

  private double utility(double[] topicTaste, double[] styleTaste, double[] topic, double[] style) {
    return (TEXTS * Draw.dot(topicTaste, topic) + pictures * Draw.dot(styleTaste, style)) / 2;
  }
}
