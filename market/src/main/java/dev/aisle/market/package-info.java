/// The market room.
@NullMarked
package dev.aisle.market;

import org.jspecify.annotations.NullMarked;
