/// Popularity: the same order for everybody, by what was clicked and ordered lately or by the rate
/// of clicks. The bar that anything personal has to pass.
///
/// Read [dev.aisle.learning.models.popularity.Popularity].
@NullMarked
package dev.aisle.learning.models.popularity;

import org.jspecify.annotations.NullMarked;
