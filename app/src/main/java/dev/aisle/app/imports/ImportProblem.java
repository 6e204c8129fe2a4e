package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;

/// Something about a record that somebody should look at.
///
/// @param place `file:line`
/// @param problem what was found and what was expected
/// @param remedy what to do about it
/// @param kept whether the record went in nevertheless
public record ImportProblem(String place, String problem, String remedy, boolean kept) {
  static ImportProblem rejected(InvalidInputException e) {
    return new ImportProblem(e.place(), e.problem(), e.remedy(), false);
  }

  /// `events.jsonl:412: problem. remedy`
  @Override
  public String toString() {
    return place + ": " + problem + ". " + remedy;
  }
}
