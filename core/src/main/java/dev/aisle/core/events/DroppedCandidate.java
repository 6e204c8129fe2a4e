package dev.aisle.core.events;

import dev.aisle.core.catalog.ItemId;

/// A candidate that a stage saw and did not let through; a sample of these is logged with each
/// impression, for the samples of later stages' training.
///
/// @param stage the stage that dropped it
/// @param rank its 1-based rank in that stage's order
/// @param score the score that the stage gave it
public record DroppedCandidate(ItemId item, String stage, int rank, double score) {}
