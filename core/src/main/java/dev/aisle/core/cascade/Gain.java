package dev.aisle.core.cascade;

import dev.aisle.core.InvalidInputException;

/// What the first page of a list is expected to bring, in clicks (an order counts as several; how
/// many is the model's choice), by the model that put the list in order.
///
/// @param before in the order that came in, finite and at least 0
/// @param after in the order that goes out, finite and at least 0
public record Gain(double before, double after) {
  public Gain {
    check("before", before);
    check("after", after);
  }

  private static void check(String field, double clicks) {
    if (!Double.isFinite(clicks) || clicks < 0) {
      throw new InvalidInputException(
          "gain",
          "expects " + clicks + " clicks " + field,
          "Expected clicks are finite and at least 0.");
    }
  }
}
