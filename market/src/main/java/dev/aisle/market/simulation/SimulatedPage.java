package dev.aisle.market.simulation;

import dev.aisle.market.policies.Ask;

/// A page that was shown and what was done with it. Holds arrays that are not to be changed; all
/// are by place, from 0.
///
/// @param time in milliseconds since the epoch
/// @param items what was shown
/// @param propensities probability with which the policy shows each item at its place
/// @param scores what pre-ranking and the ranking gave each item; an array each
/// @param clicked which places were clicked
/// @param carted which of them ended in the cart
/// @param ordered which were ordered at once
/// @param dwell milliseconds on the item's page, 0 where not clicked
/// @param left what the stages left out
@SuppressWarnings("ArrayRecordComponent") // millions are made: no boxes
public record SimulatedPage(
    Ask ask,
    long time,
    int[] items,
    double[] propensities,
    double[][] scores,
    boolean[] clicked,
    boolean[] carted,
    boolean[] ordered,
    int[] dwell,
    LeftOut left) {

  /// How many items were shown.
  public int size() {
    return items.length;
  }

  /// The number of clicks.
  public int clicks() {
    return count(clicked);
  }

  /// The number of orders.
  public int orders() {
    return count(ordered);
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }
}
