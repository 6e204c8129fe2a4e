package dev.aisle.app.planted;

/// How much is drawn, and how long is learned.
///
/// @param batch lists of a step
/// @param tastes lists of [PlantedTastes]; of the control all but what pictures count
/// @param tasteEpochs on them
/// @param queries lists of [PlantedQueries]
/// @param queryEpochs on them
/// @param looks lists of [PlantedLooks]
/// @param lookEpochs on them
/// @param probeEpochs of a logistic regression on what a model made of the lists of tastes
public record PlantedPlan(
    int batch,
    PlantedTastes tastes,
    int tasteEpochs,
    PlantedQueries queries,
    int queryEpochs,
    PlantedLooks looks,
    int lookEpochs,
    int probeEpochs) {
  /// The sizes of the specification. So are the epochs on tastes and looks, and the batch; the
  /// others are ours.
  public static final PlantedPlan DEFAULT =
      new PlantedPlan(
          128, PlantedTastes.DEFAULT, 8, PlantedQueries.DEFAULT, 60, PlantedLooks.DEFAULT, 25, 10);
}
