package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;

/// A record showed that the rest of its source cannot be understood either: a header without the
/// columns that are needed.
final class UnreadableSource extends IOException {
  private final InvalidInputException problem;

  UnreadableSource(InvalidInputException problem) {
    super(problem.getMessage(), problem);
    this.problem = problem;
  }

  InvalidInputException problem() {
    return problem;
  }
}
