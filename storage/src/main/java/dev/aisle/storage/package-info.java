/// The storage room.
@NullMarked
package dev.aisle.storage;

import org.jspecify.annotations.NullMarked;
