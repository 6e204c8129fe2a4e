/// What happened in the shop, as an append-only sequence of facts. Read
/// [dev.aisle.core.events.Event] first; the log of these is the truth from which everything else is
/// rebuilt.
@NullMarked
package dev.aisle.core.events;

import org.jspecify.annotations.NullMarked;
