/// The two folds over the event log, [dev.aisle.core.state.ShopperState] and
/// [dev.aisle.core.state.ItemStatistics]: pure functions `(state, event) -> state`, used alike by
/// the live server, by replay for training and by a stream engine keyed by shopper or item.
///
/// ```java
/// shoppers.merge(event.shopper(), …, state -> state.after(event));
/// for (ItemId item : ItemStatistics.touchedBy(event)) {
///   items.merge(item, …, statistics -> statistics.after(item, event));
/// }
/// ```
/// Both are bounded, equal by value and have a compact stored form. Leaving out duplicates is the
/// log's work: an event folded twice counts twice.
@NullMarked
package dev.aisle.core.state;

import org.jspecify.annotations.NullMarked;
