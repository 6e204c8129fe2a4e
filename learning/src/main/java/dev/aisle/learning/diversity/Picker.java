package dev.aisle.learning.diversity;

/// A method that picks items one after the other, weighing how good each is against how much it
/// repeats those before it. Implementations are safe for use by several threads.
@FunctionalInterface
public interface Picker {
  /// Picks at most `most` items.
  ///
  /// @param relevance `[N]`, each in `[0, 1]`, see [Relevance]
  Picks pick(double[] relevance, ItemSimilarity similarity, int most);
}
