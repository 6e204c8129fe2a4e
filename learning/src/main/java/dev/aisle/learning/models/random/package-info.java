/// Random order, the floor under every other model: an item's score is a hash of the request and
/// the item, so that a replay of the request agrees with it.
@NullMarked
package dev.aisle.learning.models.random;

import org.jspecify.annotations.NullMarked;
