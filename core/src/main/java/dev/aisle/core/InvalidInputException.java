package dev.aisle.core;

/// Input from outside (a file, a request, a configuration, a stored model) that cannot be accepted.
///
/// The message reads `place: problem. remedy`, for example `events.jsonl:412: "position" is 0 but
/// positions start at 1. Import with --zero-based if the export counts from 0.` A caller's own
/// mistake is an [IllegalArgumentException] instead, and a stage that could not answer is a value,
/// [dev.aisle.core.cascade.StageOutcome.Degraded].
public final class InvalidInputException extends RuntimeException {
  private final String place;
  private final String problem;
  private final String remedy;

  /// @param place where: `file:line`, a JSON pointer, a header, a configuration key
  /// @param problem what was found and what was expected, without a closing full stop
  /// @param remedy what to do about it, a sentence
  public InvalidInputException(String place, String problem, String remedy) {
    super(place + ": " + problem + ". " + remedy);
    this.place = place;
    this.problem = problem;
    this.remedy = remedy;
  }

  /// As the other constructor, keeping the exception that showed the problem.
  public InvalidInputException(String place, String problem, String remedy, Throwable cause) {
    super(place + ": " + problem + ". " + remedy, cause);
    this.place = place;
    this.problem = problem;
    this.remedy = remedy;
  }

  /// The same problem found at an outer place: a reader that knows the file and line wraps what a
  /// field's parser reported.
  public InvalidInputException at(String outerPlace) {
    return new InvalidInputException(
        outerPlace, place.isEmpty() ? problem : place + ": " + problem, remedy, this);
  }

  /// Where: `file:line`, a JSON pointer, a header, a configuration key.
  public String place() {
    return place;
  }

  /// What was found and what was expected.
  public String problem() {
    return problem;
  }

  /// What to do about it.
  public String remedy() {
    return remedy;
  }
}
