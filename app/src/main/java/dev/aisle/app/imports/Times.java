package dev.aisle.app.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Times as exports write them.
final class Times {
  private Times() {}

  /// An ISO 8601 time; without a zone it is UTC, without a time of day it is midnight. A blank in
  /// place of the `T` is accepted.
  ///
  /// @throws java.time.DateTimeException where it is none
  static Instant iso(String text) {
    String strict = text.length() > 10 && text.charAt(10) == ' ' ? text.replace(' ', 'T') : text;
    if (strict.length() <= 10) {
      return LocalDate.parse(strict).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    boolean zoned =
        strict.endsWith("Z") || strict.lastIndexOf('+') > 10 || strict.lastIndexOf('-') > 10;
    return zoned
        ? OffsetDateTime.parse(strict).toInstant()
        : LocalDateTime.parse(strict).toInstant(ZoneOffset.UTC);
  }
}
