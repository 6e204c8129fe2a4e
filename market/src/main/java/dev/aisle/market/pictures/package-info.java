/// Product pictures.
@NullMarked
package dev.aisle.market.pictures;

import org.jspecify.annotations.NullMarked;
