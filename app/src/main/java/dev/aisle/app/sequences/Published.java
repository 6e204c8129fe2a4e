package dev.aisle.app.sequences;

/// A row of somebody's table, which a report shows beside what was measured.
///
/// @param task the task with the same protocol
/// @param metric `ndcg@10`
/// @param value in `[0, 1]`
public record Published(String task, String method, String metric, double value) {}
