/// What a shop is, in plain Java: its catalogue, what shoppers did, the features made of both, the
/// cascade that answers a request, and the measures of how well it did.
///
/// Nothing here opens a file, a socket or a native library; the JDK and JSpecify are the only
/// dependencies. Read [dev.aisle.core.catalog.Item], [dev.aisle.core.events.Event] and
/// [dev.aisle.core.cascade.Cascade] first, in this order.
@NullMarked
package dev.aisle.core;

import org.jspecify.annotations.NullMarked;
