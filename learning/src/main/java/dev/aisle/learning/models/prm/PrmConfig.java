package dev.aisle.learning.models.prm;

import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.ranking.RankSettings;

/// What a PRM is made of.
///
/// @param inputs which columns it reads; default all without histories, which the incoming score
///     has seen, embeddings of at most 8 numbers
/// @param learning how it learns; default [RankSettings#DEFAULT] with a weight decay of 3: with
///     less, lists are learned by heart. Dropped candidates are not used; without orders an order
///     counts as a click
/// @param width of an item in the list, a multiple of `heads`; default 32 (the paper's is 64 or
///     more)
/// @param heads of the attention; default 2 (the paper's is 3)
/// @param blocks of the encoder, at least one; default 2 (the paper's is 4)
/// @param dropout in `[0, 1)`; default 0.1
/// @param orderGain clicks that an order counts for beside its own; default 3
/// @param attention whether items see each other; default true
/// @param upstream whether the ranker's score and order are read; default true
/// @param ranks whether items know their rank in the ranker's order, where that is read; without,
///     and with the score as any number, it is SetRank's block (Pang et al., SIGIR 2020); default
///     true
public record PrmConfig(
    InputChoice inputs,
    RankSettings learning,
    int width,
    int heads,
    int blocks,
    double dropout,
    double orderGain,
    boolean attention,
    boolean upstream,
    boolean ranks) {
  /// The defaults.
  public static final PrmConfig DEFAULT =
      new PrmConfig(
          InputChoice.DEFAULT.withHistories().withWidest(8),
          RankSettings.DEFAULT.withWeightDecay(3),
          32,
          2,
          2,
          0.1,
          3,
          true,
          true,
          true);

  /// @throws IllegalArgumentException where a number is out of range
  public PrmConfig {
    if (blocks < 1 || !(orderGain >= 0 && Double.isFinite(orderGain))) {
      throw new IllegalArgumentException(blocks + " blocks, orders gain " + orderGain);
    }
  }

  /// The same that reads other columns.
  public PrmConfig withInputs(InputChoice other) {
    return new PrmConfig(
        other, learning, width, heads, blocks, dropout, orderGain, attention, upstream, ranks);
  }

  /// The same that learns in another way.
  public PrmConfig withLearning(RankSettings other) {
    return new PrmConfig(
        inputs, other, width, heads, blocks, dropout, orderGain, attention, upstream, ranks);
  }

  /// The same of another size.
  public PrmConfig withSize(int wide, int many, int deep) {
    return new PrmConfig(
        inputs, learning, wide, many, deep, dropout, orderGain, attention, upstream, ranks);
  }

  /// The same whose items do not see each other.
  public PrmConfig withoutAttention() {
    return new PrmConfig(
        inputs, learning, width, heads, blocks, dropout, orderGain, false, upstream, ranks);
  }

  /// The same that knows nothing of the ranker.
  public PrmConfig withoutUpstream() {
    return new PrmConfig(
        inputs, learning, width, heads, blocks, dropout, orderGain, attention, false, ranks);
  }

  /// The same whose items do not know their rank.
  public PrmConfig withoutRanks() {
    return new PrmConfig(
        inputs, learning, width, heads, blocks, dropout, orderGain, attention, upstream, false);
  }
}
