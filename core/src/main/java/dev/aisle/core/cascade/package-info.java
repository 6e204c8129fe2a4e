/// The stages that turn a request into a page, what each answered, and the receipt of it all.
///
/// Read [dev.aisle.core.cascade.Stage] and [dev.aisle.core.cascade.Retriever] first, then
/// [dev.aisle.core.cascade.Cascade].
@NullMarked
package dev.aisle.core.cascade;

import org.jspecify.annotations.NullMarked;
