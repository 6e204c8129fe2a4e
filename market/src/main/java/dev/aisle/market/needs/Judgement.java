package dev.aisle.market.needs;

/// A true grade and why.
///
/// @param reason one sentence without a full stop: `colour is navy blue, teal was asked for`
public record Judgement(Grade grade, String reason) {}
