package dev.aisle.learning.registry;

import dev.aisle.core.provenance.DataIdentity;

/// Where a training's result came from, as far as the training knows; the registry adds time, code
/// version and platform.
///
/// @param data the events that it was trained on
/// @param seed of its random choices
public record Provenance(DataIdentity data, long seed) {}
