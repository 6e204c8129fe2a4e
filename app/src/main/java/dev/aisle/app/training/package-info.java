/// Trains a shop's models: [dev.aisle.app.training.CascadeTraining] takes them in the order of the
/// cascade, from one log, and makes each live as soon as it is trained.
@NullMarked
package dev.aisle.app.training;

import org.jspecify.annotations.NullMarked;
