/// libtorch, wrapped once and thinly. Read [dev.aisle.learning.tensor.Tensor] first.
@NullMarked
package dev.aisle.learning.tensor;

import org.jspecify.annotations.NullMarked;
