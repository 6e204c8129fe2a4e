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
      value = new BigDecimal(decimal.strip());
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "price",
          "\"" + decimal + "\" is not a number",
          "Write it as 12.99, without currency.",
          e);
    }
    if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(MAX_CENTS, 2)) > 0) {
      throw new InvalidInputException(
          "price",
          "is " + decimal.strip() + " but must be from 0 to 10000000000",
          "Leave the price out where the item has none.");
    }
    return new Money(value.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
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
