package dev.aisle.learning.models.armmt;

import java.util.List;

/// Sizes of what comes in.
///
/// @param base F, numbers of a candidate's features
/// @param context G, numbers of the request's features
/// @param modalities width of the vectors of each modality, M of them, maybe none
/// @param query width of the query's vector, 0 where there is none
/// @param kinds rows of the table of what was done with a clicked item, at least one
/// @param ages rows of the table of how long ago, at least one
public record ArmmtSizes(
    int base, int context, List<Integer> modalities, int query, int kinds, int ages) {
  public ArmmtSizes {
    modalities = List.copyOf(modalities);
  }
}
