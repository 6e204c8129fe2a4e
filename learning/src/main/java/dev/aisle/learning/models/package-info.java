/// The models, a package each, and what they have in common: [dev.aisle.learning.models.Model].
///
/// A model package reads top to bottom as its paper does: configuration, inputs, layers, loss,
/// training, scoring. No model package knows another.
@NullMarked
package dev.aisle.learning.models;

import org.jspecify.annotations.NullMarked;
