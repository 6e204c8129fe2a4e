package dev.aisle.market.behaviour;

import java.util.Arrays;

/// What is truly to be expected of a page for a visit: exact probabilities, by place. Holds arrays
/// that are not to be changed.
///
/// @param clicks probability of a click at each place
/// @param orders probability of an order at each place
/// @param cents price at each place
@SuppressWarnings("ArrayRecordComponent") // millions are made: no boxes
public record PageTruth(double[] clicks, double[] orders, long[] cents) {
  /// Expected clicks on the page.
  public double expectedClicks() {
    return Arrays.stream(clicks).sum();
  }

  /// Expected orders from the page.
  public double expectedOrders() {
    return Arrays.stream(orders).sum();
  }

  /// Expected revenue from the page, in cents.
  public double expectedCents() {
    double sum = 0;
    for (int k = 0; k < orders.length; k++) {
      sum += orders[k] * cents[k];
    }
    return sum;
  }
}
