package dev.aisle.app.reports;

/// A reason not to believe a report: a policy above the oracle, a click rate out of any plausible
/// band, a check that failed. A report shows it before anything else.
///
/// @param reason what was found and what was expected, a sentence
/// @param remedy what to do about it, a sentence
public record Alarm(String reason, String remedy) {
  public Alarm {
    if (reason.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException("an alarm needs a reason and what to do about it");
    }
  }
}
