package dev.aisle.market.worlds;

/// How a shopper's judgements of an item's sides become one utility.
public enum UtilityForm {
  /// A weighted sum; archetypes differ in their weights and, a little, in products of two sides.
  ADDITIVE,
  /// As additive, but the products of sides dominate: what counts for one archetype counts against
  /// an item for another.
  INTERACTIVE,
  /// Price and rating are judged against what was seen just before, losses more than gains (after
  /// Tversky and Kahneman, 1991).
  REFERENCE,
  /// The worst side decides: a soft minimum, so that nothing makes up for a wrong size.
  CONJUNCTIVE
}
