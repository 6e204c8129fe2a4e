/// The catalogue: items, their attributes and prices, and the typed ids that everything else uses.
///
/// Read [dev.aisle.core.catalog.Item] first.
@NullMarked
package dev.aisle.core.catalog;

import org.jspecify.annotations.NullMarked;
