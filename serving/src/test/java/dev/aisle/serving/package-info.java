/// End-to-end tests of the server over small shops in memory.
@NullMarked
package dev.aisle.serving;

import org.jspecify.annotations.NullMarked;
