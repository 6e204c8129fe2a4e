package dev.aisle.learning.models.dssm;

import dev.aisle.core.InvalidInputException;

/// What can be chosen of the model and its training. How the defaults were found:
/// docs/models/dssm.md.
///
/// @param buckets that tokens are hashed into. Default 65,536
/// @param width of the vectors, D. Default 64
/// @param hidden width of each tower's perceptron, 0 for none. Default 0
/// @param temperature τ by which cosines are divided before the softmax. Default 0.05
/// @param batch queries of a step. Default 256
/// @param uniform items drawn evenly from the catalogue in a step, so that those that nobody
///     clicked are told apart too (Yang et al. 2020). Default 256
/// @param rejected negatives for a query from its page: shown and not clicked, or dropped by a
///     stage. Default 1
/// @param mined negatives for a query from the items that the round before put nearest. Default 0
/// @param minedFrom places at the front that none is mined from, since many of them are right and
///     merely unclicked. Default 20
/// @param described queries an epoch for each item that are made of its own words. Default 1
/// @param typos share in `[0, 1]` of the queries with a slip of the keyboard put in. Default 0.1
/// @param logQ whether logits are corrected for how often an item is drawn (Yi et al. 2019).
///     Default true
/// @param orderWeight weight of an ordered item's example where a click's is 1. Default 2
/// @param rate of learning. Default 0.002
/// @param epochs of a round at most. Default 20
/// @param patience epochs without a better recall before a round ends. Default 3
/// @param rounds of training; each begins where the best of the last ended, with what that one
///     mined. Default 1
/// @param searches whether searches of the log that led to a click teach it, beside queries that
///     are made of items' words. Default true
public record DssmConfig(
    int buckets,
    int width,
    int hidden,
    double temperature,
    int batch,
    int uniform,
    int rejected,
    int mined,
    int minedFrom,
    double described,
    double typos,
    boolean logQ,
    double orderWeight,
    double rate,
    int epochs,
    int patience,
    int rounds,
    boolean searches) {

  /// What is trained where nothing else is said.
  public static final DssmConfig DEFAULT =
      new DssmConfig(
          1 << 16, 64, 0, 0.05, 256, 256, 1, 0, 20, 1, 0.1, true, 2, 0.002, 20, 3, 1, true);

  /// What is trained for a column of other models: half as wide, and from the catalogue alone. A
  /// model that reads a column learns from the pages of the log; vectors that had seen the clicks
  /// of these pages would know them, and the model would trust them more than they are worth on
  /// others.
  public static final DssmConfig COLUMN =
      new DssmConfig(
          1 << 16, 32, 0, 0.05, 256, 256, 1, 0, 20, 4, 0.1, true, 2, 0.002, 20, 3, 1, false);

  /// @throws InvalidInputException where a number is out of range
  public DssmConfig {
    require(buckets >= 2 && buckets <= 1 << 24, "buckets", buckets);
    require(width >= 1 && width <= 1024, "width", width);
    require(hidden >= 0 && hidden <= 8192, "hidden", hidden);
    require(temperature > 0, "temperature", temperature);
    require(batch >= 1, "batch", batch);
    require(uniform >= 0, "uniform", uniform);
    require(rejected >= 0, "rejected", rejected);
    require(mined >= 0, "mined", mined);
    require(minedFrom >= 0, "minedFrom", minedFrom);
    require(described >= 0, "described", described);
    require(typos >= 0 && typos <= 1, "typos", typos);
    require(orderWeight > 0, "orderWeight", orderWeight);
    require(rate > 0, "rate", rate);
    require(epochs >= 1, "epochs", epochs);
    require(patience >= 1, "patience", patience);
    require(rounds >= 1, "rounds", rounds);
  }

  private static void require(boolean holds, String name, Object value) {
    if (!holds) {
      throw new InvalidInputException(
          "dssm." + name, "is " + value, "Leave it out for the default, or see DssmConfig.");
    }
  }
}
