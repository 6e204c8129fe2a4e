package dev.aisle.app.validate;

import java.util.List;
import java.util.Locale;

/// One thing that was looked at.
///
/// @param name what was looked at: `items-without-title`
/// @param verdict whether it is as it should be
/// @param count how many are not; for [Verdict#PASS] how many were looked at
/// @param of how many there are
/// @param finding what was found, in a sentence
/// @param fix what to do about it; empty where nothing needs doing
public record Check(String name, Verdict verdict, long count, long of, String finding, String fix) {
  /// Whether something is as it should be.
  public enum Verdict {
    /// As it should be.
    PASS,
    /// Works, but something will be worse than it could be.
    WARN,
    /// Wrong: what is learned or shown from it will be wrong too.
    FAIL
  }

  /// Passes where the count is 0.
  static Check none(Verdict otherwise, String name, long count, long of, String what, String fix) {
    return count == 0
        ? new Check(name, Verdict.PASS, of, of, "no " + what, "")
        : new Check(
            name,
            otherwise,
            count,
            of,
            String.format(Locale.ROOT, "%,d of %,d: %s", count, of, what),
            fix);
  }

  /// A number that is right as it is.
  static Check fact(String name, long count, String finding) {
    return new Check(name, Verdict.PASS, count, count, finding, "");
  }

  /// `FAIL  clicks-on-items-not-shown  12 of 3,400: … Fix: …`, for people, one line a check.
  public static List<String> lines(List<Check> checks) {
    int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
    return checks.stream()
        .map(
            check ->
                String.format("%s  %-" + width + "s  ", check.verdict(), check.name())
                    + check.finding()
                    + (check.fix().isEmpty() ? "" : ". Fix: " + check.fix()))
        .toList();
  }
}
