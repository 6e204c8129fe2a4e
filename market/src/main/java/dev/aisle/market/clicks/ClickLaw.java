package dev.aisle.market.clicks;

import dev.aisle.market.worlds.World;
import java.util.List;
import java.util.random.RandomGenerator;

/// How shoppers read a page. Immutable and shared by threads; no method allocates.
///
/// Places are counted from 0 here, so that place `k` is position `k + 1`. Of each place a law is
/// told two probabilities: `attraction[k]`, of a click by somebody who looks at it, and `order[k]`,
/// of an order by somebody who clicked; both in `[0, 1]`. Only the first `n` entries of an array
/// count, and `n` may not exceed [#places()].
public sealed interface ClickLaw permits PositionBased, Cascade, Dependent {

  /// The laws by which pages are read in a world: one, or three that are equally likely for each
  /// visit where the world mixes them.
  ///
  /// @param places the largest page that will be read
  static List<ClickLaw> of(World.Attention attention, Layout layout, int places) {
    return switch (attention.clicks()) {
      case POSITION_BASED -> List.of(PositionBased.of(attention, layout, places));
      case CASCADE -> List.of(Cascade.of(attention, layout, places));
      case DEPENDENT -> List.of(Dependent.of(attention, layout, places));
      case MIXED ->
          List.of(
              PositionBased.of(attention, layout, places),
              Cascade.of(attention, layout, places),
              Dependent.of(attention, layout, places));
    };
  }

  /// The largest page that this law was made for.
  int places();

  /// The exact probability that each place is looked at, into the first `n` entries of `looked`.
  void attention(double[] attraction, double[] order, int n, double[] looked);

  /// The exact probability that each place is clicked, into the first `n` entries of `clicks`:
  /// attention times attraction. That of an order is `clicks[k] * order[k]`.
  default void probabilities(double[] attraction, double[] order, int n, double[] clicks) {
    attention(attraction, order, n, clicks);
    for (int k = 0; k < n; k++) {
      clicks[k] *= attraction[k];
    }
  }

  /// Draws one reading of the page into `reading`, whatever that held before.
  void read(double[] attraction, double[] order, int n, RandomGenerator random, Reading reading);
}
