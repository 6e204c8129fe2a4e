/// The retrieval room.
@NullMarked
package dev.aisle.retrieval;

import org.jspecify.annotations.NullMarked;
