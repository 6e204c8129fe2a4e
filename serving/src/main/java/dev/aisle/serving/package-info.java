/// The serving room.
@NullMarked
package dev.aisle.serving;

import org.jspecify.annotations.NullMarked;
