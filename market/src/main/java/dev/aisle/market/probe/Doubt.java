package dev.aisle.market.probe;

/// A reason not to believe a result.
///
/// @param reason what was found and what was expected, a sentence
/// @param remedy what to do about it, a sentence
public record Doubt(String reason, String remedy) {}
