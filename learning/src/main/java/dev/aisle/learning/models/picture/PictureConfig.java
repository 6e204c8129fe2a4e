package dev.aisle.learning.models.picture;

import dev.aisle.core.InvalidInputException;

/// What can be chosen of the picture encoder and its training.
///
/// @param width of the vectors, D. Default 48
/// @param pictures that are learned from at most, drawn evenly from the catalogue. Default 20,000
/// @param labels that are predicted at most: the category, and the attributes that most items have.
///     Default 8
/// @param values of a label that are told apart at most, the most frequent ones. Default 128
/// @param least items with a value for it to count. Default 10
/// @param temperature τ by which cosines are divided before a softmax. Default 0.1
/// @param heldOut share of the pictures that are validated on. Default 0.1
/// @param batch pictures of a step. Default 32
/// @param rate of learning. Default 0.004
/// @param steps at most, rounded up to whole epochs: their number decides what is told, however
///     many pictures there are. Default 2,500
/// @param patience epochs without better accuracy before training ends. Default 5
public record PictureConfig(
    int width,
    int pictures,
    int labels,
    int values,
    int least,
    double temperature,
    double heldOut,
    int batch,
    double rate,
    int steps,
    int patience) {
  /// What is trained where nothing else is said.
  public static final PictureConfig DEFAULT =
      new PictureConfig(48, 20_000, 8, 128, 10, 0.1, 0.1, 32, 0.004, 2_500, 5);

  /// @throws InvalidInputException where a number is out of range
  public PictureConfig {
    require(width >= 1 && width <= 1024, "width", width);
    require(pictures >= 2, "pictures", pictures);
    require(labels >= 1, "labels", labels);
    require(values >= 2, "values", values);
    require(least >= 1, "least", least);
    require(temperature > 0, "temperature", temperature);
    require(heldOut > 0 && heldOut < 1, "heldOut", heldOut);
    require(batch >= 1, "batch", batch);
    require(rate > 0, "rate", rate);
    require(steps >= 1, "steps", steps);
    require(patience >= 1, "patience", patience);
  }

  private static void require(boolean holds, String name, Object value) {
    if (!holds) {
      throw new InvalidInputException(
          "picture." + name, "is " + value, "Leave it out for the default, or see PictureConfig.");
    }
  }
}
