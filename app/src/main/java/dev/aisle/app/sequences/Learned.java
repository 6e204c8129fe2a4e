package dev.aisle.app.sequences;

/// What rankers may learn from: sequences that end before what they are asked for. For reading by
/// several threads.
public final class Learned {
  private final int[][] sequences;
  private final Covisitation covisitation;

  /// @param steps how many of each sequence's last items are kept back: 1 for the target of
  ///     tests, 2
  ///     for that of validation as well
  public Learned(Sequences all, int steps) {
    sequences = all.before(steps);
    covisitation = Covisitation.of(sequences, all.items());
  }

  /// By shopper; not to be written to.
  int[][] sequences() {
    return sequences;
  }

  public Covisitation covisitation() {
    return covisitation;
  }
}
