package dev.aisle.app.planted;

/// Candidates of a request, and what was planted in them. C candidates, L past picks, F features, G
/// numbers of context.
///
/// @param items `[C]`, places in the tables of vectors
/// @param ids `[C]`, rows of the table of ids; 0 for an item that training never saw
/// @param history `[L]`, places in the tables of vectors of what the shopper picked before
/// @param features `[C][F]`
/// @param context `[G]`, at least one number
/// @param labels `[C]`
/// @param truth `[C]`, the log-odds that the labels were drawn with
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record PlantedList(
    int[] items,
    int[] ids,
    int[] history,
    float[][] features,
    float[] context,
    boolean[] labels,
    double[] truth) {
  /// The same whose items go by other ids.
  PlantedList withIds(int... others) {
    return new PlantedList(items, others, history, features, context, labels, truth);
  }

  /// The same with other features.
  PlantedList withFeatures(float[][] others) {
    return new PlantedList(items, ids, history, others, context, labels, truth);
  }
}
