/// Trained models on disk: versions, manifests, and which of them is live.
@NullMarked
package dev.aisle.learning.registry;

import org.jspecify.annotations.NullMarked;
