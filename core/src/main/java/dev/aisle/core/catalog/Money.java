package dev.aisle.core.catalog;

import dev.aisle.core.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount in the shop's currency, in hundredths (cents). Never negative. The currency is the
/// shop's (`aisle.yaml`) and is not repeated per amount.
///
/// Throws [dev.aisle.core.InvalidInputException] where cents are negative or above [#MAX_CENTS].
public record Money(long cents) implements Comparable<Money> {
  /// The largest amount: ten billion in the shop's currency.
  public static final long MAX_CENTS = 1_000_000_000_000L;

  /// Characters of a text, and decimal places that it may mean: rounding 1e-1000000000 would take
  /// all memory.
  private static final int MAX_TEXT = 100;

  public Money {
    if (cents < 0 || cents > MAX_CENTS) {
      throw new InvalidInputException(
          "price",
          "is " + BigDecimal.valueOf(cents, 2) + " but must be from 0 to 10000000000",
          "Leave the price out where the item has none.");
    }
  }

  /// The amount that a decimal text such as `12.99` says, rounded half up to cents.
  ///
  /// @throws InvalidInputException where it is no such number (`NaN`, `-1`, `free`)
  public static Money of(String decimal) {
    BigDecimal value;
    try {
      if (decimal.length() > MAX_TEXT) {
        throw new NumberFormatException("too long");
      }
      value = new BigDecimal(decimal.strip());
      if (Math.abs((long) value.scale()) > MAX_TEXT) {
        throw new NumberFormatException("exponent out of range");
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "price",
          "\"" + shortened(decimal) + "\" is not an amount",
          "Write it as 12.99, without currency.",
          e);
    }
    if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(MAX_CENTS, 2)) > 0) {
      throw new InvalidInputException(
          "price",
          "is " + shortened(decimal.strip()) + " but must be from 0 to 10000000000",
          "Leave the price out where the item has none.");
    }
    return new Money(value.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  private static String shortened(String decimal) {
    return decimal.length() <= 40 ? decimal : decimal.substring(0, 40) + "…";
  }

  /// The amount in whole units of the currency: 12.99.
  public double amount() {
    return cents / 100.0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(cents, other.cents);
  }

  /// `12.99`
  @Override
  public String toString() {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
