package dev.aisle.market.simulation;

import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.Channel;

/// A page that was shown and what was done with it. Holds arrays that are not to be changed; all
/// are by place, from 0.
///
/// @param time in milliseconds since the epoch
/// @param items what was shown
/// @param propensities probability with which the policy shows each item at its place
/// @param scores what pre-ranking and the ranking gave each item; an array each
/// @param channels where each item was found
/// @param deeds what was done
/// @param left what the stages left out
@SuppressWarnings("ArrayRecordComponent") // millions are made: no boxes
public record SimulatedPage(
    Ask ask,
    long time,
    int[] items,
    double[] propensities,
    double[][] scores,
    Channel[] channels,
    Deeds deeds,
    LeftOut left) {

  /// How many items were shown.
  public int size() {
    return items.length;
  }

  /// Which places were clicked.
  public boolean[] clicked() {
    return deeds.clicked();
  }

  /// Which of them ended in the cart.
  public boolean[] carted() {
    return deeds.carted();
  }

  /// Which were ordered at once.
  public boolean[] ordered() {
    return deeds.ordered();
  }

  /// Milliseconds on each item's page, 0 where not clicked.
  public int[] dwell() {
    return deeds.dwell();
  }

  /// The number of clicks.
  public int clicks() {
    return Deeds.count(deeds.clicked());
  }

  /// The number of orders.
  public int orders() {
    return Deeds.count(deeds.ordered());
  }
}
