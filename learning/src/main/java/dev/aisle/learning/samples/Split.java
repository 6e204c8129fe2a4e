package dev.aisle.learning.samples;

/// Which part of the log a page belongs to, by time: models learn from the first, are chosen by the
/// second and measured on the third.
public enum Split {
  TRAIN,
  VALIDATION,
  TEST
}
