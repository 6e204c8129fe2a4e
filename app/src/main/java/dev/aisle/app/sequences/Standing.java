package dev.aisle.app.sequences;

/// Where the target of an [Ask] stands among the candidates.
///
/// @param above candidates with a higher score
/// @param level other candidates with the same score
/// @param others all other candidates; -1 where the target is none of the candidates
public record Standing(int above, int level, int others) {
  /// The target is none of the candidates.
  public static final Standing ABSENT = new Standing(0, 0, -1);

  /// The 1-based rank, equal scores counted against the target; 0 where it is absent.
  public int rank() {
    return others < 0 ? 0 : 1 + above + level;
  }
}
