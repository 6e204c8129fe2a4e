package dev.aisle.core.cascade;

import dev.aisle.core.InvalidInputException;
import java.util.Arrays;

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

  /// The gain of putting the largest expectations first: the sum of the first `places` against the
  /// sum of the largest.
  ///
  /// @param expected `[N]` clicks expected of each candidate, in the order that came in
  /// @param places of the first page; more than there are candidates are empty
  public static Gain ofLargest(double[] expected, int places) {
    double before = 0;
    double after = 0;
    double[] rising = expected.clone();
    Arrays.sort(rising);
    for (int place = 0; place < Math.min(places, expected.length); place++) {
      before += expected[place];
      after += rising[rising.length - 1 - place];
    }
    return new Gain(before, after);
  }
}
