/// What can be shown to a shopper, and who decides it.
///
/// [dev.aisle.market.policies.Funnel] narrows the items down as a production cascade does and keeps
/// what each stage left out; a [dev.aisle.market.policies.PagePolicy] makes pages of what it let
/// through: at random, by popularity, as production does, or, knowing the truth,
/// [dev.aisle.market.policies.Oracle].
@NullMarked
package dev.aisle.market.policies;

import org.jspecify.annotations.NullMarked;
