/// What a shop keeps, as interfaces: the event log, what follows it, and the shop that composes
/// both. The embedded implementation is in the storage module, the index in the retrieval module.
@NullMarked
package dev.aisle.core.store;

import org.jspecify.annotations.NullMarked;
