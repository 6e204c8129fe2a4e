package dev.aisle.learning.samples;

/// Follows a replay.
@FunctionalInterface
public interface ReplayProgress {
  /// Hears nothing.
  ReplayProgress NONE = (_, _) -> {};

  /// Told now and then on the replaying thread, and once at the end.
  ///
  /// @param offset of the log that was reached
  /// @param end of the log
  void at(long offset, long end);
}
