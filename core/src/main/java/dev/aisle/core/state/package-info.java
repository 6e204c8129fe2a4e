/// The two folds over the event log, [dev.aisle.core.state.ShopperState] and
/// [dev.aisle.core.state.ItemStatistics]: pure functions `(state, event) -> state`, used alike by
/// the live server, by replay for training and by a stream engine.
@NullMarked
package dev.aisle.core.state;

import org.jspecify.annotations.NullMarked;
