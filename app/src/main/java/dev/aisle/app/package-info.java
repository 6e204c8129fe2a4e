/// The app room.
@NullMarked
package dev.aisle.app;

import org.jspecify.annotations.NullMarked;
