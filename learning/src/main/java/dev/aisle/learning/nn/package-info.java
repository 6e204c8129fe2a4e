/// Layers: what several models share.
@NullMarked
package dev.aisle.learning.nn;

import org.jspecify.annotations.NullMarked;
