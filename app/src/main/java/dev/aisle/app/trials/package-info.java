/// Experiments on the simulated market.
///
/// [dev.aisle.app.trials.Trial] is an A/B test, [dev.aisle.app.trials.InterleavedTrial] an
/// interleaving; both let a [dev.aisle.market.simulation.Cohort] of new shoppers be served by two
/// [dev.aisle.app.trials.Side]s: a policy with or without the truth in hand, the shop's own
/// cascade, or a running server. [dev.aisle.app.trials.PolicyTable] says what policies are truly
/// worth, and [dev.aisle.app.trials.TrialReport] puts it on a page.
@NullMarked
package dev.aisle.app.trials;

import org.jspecify.annotations.NullMarked;
