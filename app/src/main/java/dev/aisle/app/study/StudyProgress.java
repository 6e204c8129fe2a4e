package dev.aisle.app.study;

/// Follows a study.
@FunctionalInterface
public interface StudyProgress {
  /// A line of what is done.
  void says(String line);
}
