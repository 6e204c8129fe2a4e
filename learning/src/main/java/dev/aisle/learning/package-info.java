/// Everything that is learned. Read in this order:
/// - [dev.aisle.learning.tensor], the thin wrapper over libtorch;
/// - [dev.aisle.learning.nn], layers;
/// - [dev.aisle.learning.samples], the replayed log;
/// - [dev.aisle.learning.training], the loop;
/// - [dev.aisle.learning.inputs] and [dev.aisle.learning.ranking], what rankers share;
/// - [dev.aisle.learning.files] and [dev.aisle.learning.registry], models on disk;
/// - [dev.aisle.learning.models], a package for each model.
@NullMarked
package dev.aisle.learning;

import org.jspecify.annotations.NullMarked;
