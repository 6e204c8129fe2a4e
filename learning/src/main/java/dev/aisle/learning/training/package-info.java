/// The training loop, written once, and what all trainings share.
@NullMarked
package dev.aisle.learning.training;

import org.jspecify.annotations.NullMarked;
