package dev.aisle.app.lists;

import dev.aisle.app.sequences.Ask;

/// What all rankers of lists are told besides [Modality]s. Nothing here may look at [Ask#target].
public interface ListFeatures {
  /// Numbers of a candidate, F.
  int base();

  /// Writes a candidate's numbers, each of the size of 1.
  ///
  /// @param at where in `to` they begin
  void write(Ask ask, int candidate, float[] to, int at);

  /// Numbers of a list, G.
  int context();

  /// Writes a list's numbers, each of the size of 1.
  void writeContext(Ask ask, float[] to, int at);

  /// The score by which the candidates come in.
  double upstream(Ask ask, int candidate);
}
