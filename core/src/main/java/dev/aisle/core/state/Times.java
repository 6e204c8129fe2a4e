package dev.aisle.core.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The span of times seen so far; events may arrive late.
final class Times {
  private Times() {}

  static Instant earlier(@Nullable Instant seen, Instant time) {
    return seen == null || time.isBefore(seen) ? time : seen;
  }

  static Instant later(@Nullable Instant seen, Instant time) {
    return seen == null || time.isAfter(seen) ? time : seen;
  }
}
