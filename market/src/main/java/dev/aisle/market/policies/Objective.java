package dev.aisle.market.policies;

import dev.aisle.market.behaviour.PageTruth;

/// What a page should bring.
public enum Objective {
  CLICKS,
  ORDERS,
  /// In cents.
  REVENUE;

  /// What is truly to be expected of a page.
  public double of(PageTruth truth) {
    return switch (this) {
      case CLICKS -> truth.expectedClicks();
      case ORDERS -> truth.expectedOrders();
      case REVENUE -> truth.expectedCents();
    };
  }
}
