package dev.aisle.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/// Times as Aisle writes them, `2026-11-21T08:30:00.000Z`. Every event has one, and the general
/// formatter and parser of the JDK would take as long as all the rest of a short event.
final class UtcMillis {
  private static final int LENGTH = 24;
  private static final int SECONDS_PER_DAY = 86_400;

  private UtcMillis() {}

  /// The text of a time, whole milliseconds rounded down.
  ///
  /// @param time of the years 0 to 9999
  static String format(Instant time) {
    long day = Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY);
    int second = Math.floorMod(time.getEpochSecond(), SECONDS_PER_DAY);
    LocalDate date = LocalDate.ofEpochDay(day);
    byte[] text = new byte[LENGTH];
    put(text, 0, 4, date.getYear(), '-');
    put(text, 5, 2, date.getMonthValue(), '-');
    put(text, 8, 2, date.getDayOfMonth(), 'T');
    put(text, 11, 2, second / 3600, ':');
    put(text, 14, 2, second / 60 % 60, ':');
    put(text, 17, 2, second % 60, '.');
    put(text, 20, 3, time.getNano() / 1_000_000, 'Z');
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void put(byte[] text, int at, int digits, int value, char after) {
    int rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    text[at + digits] = (byte) after;
  }

  /// The time that a text says, in the form above or any other that [Instant#parse] takes.
  ///
  /// @throws java.time.DateTimeException where it is none
  static Instant parse(String text) {
    int year = digits(text, 0, 4, '-');
    int month = digits(text, 5, 2, '-');
    int day = digits(text, 8, 2, 'T');
    int hour = digits(text, 11, 2, ':');
    int minute = digits(text, 14, 2, ':');
    int second = digits(text, 17, 2, '.');
    int millis = digits(text, 20, 3, 'Z');
    boolean plain = (year | month | day | hour | minute | second | millis) >= 0;
    if (!plain || text.length() != LENGTH || hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    long seconds = days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, millis * 1_000_000L);
  }

  /// The number of so many digits followed by a character, or -1 where there is something else.
  private static int digits(String text, int at, int count, char after) {
    if (text.length() <= at + count || text.charAt(at + count) != after) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
