package dev.aisle.app.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What one experiment or evaluation found, and how to find it again.
///
/// @param title a headline
/// @param summary the finding in one sentence
/// @param provenance what made it
/// @param alarms reasons not to believe it; those of the comparisons among the sections
///     ([Comparison#alarms()]) are added, so that none is forgotten
/// @param sections in reading order
public record Report(
    String title,
    String summary,
    Provenance provenance,
    List<Alarm> alarms,
    List<Section> sections) {
  /// @throws IllegalArgumentException where a comparison says nothing about one of the roles
  public Report {
    if (title.isBlank() || summary.isBlank()) {
      throw new IllegalArgumentException("a report needs a title and a summary");
    }
    sections = List.copyOf(sections);
    sections.forEach(Report::check);
    alarms =
        Stream.concat(alarms.stream(), sections.stream().flatMap(Report::alarms))
            .distinct()
            .toList();
  }

  /// A report without alarms and sections yet.
  public static Report of(String title, String summary, Provenance provenance) {
    return new Report(title, summary, provenance, List.of(), List.of());
  }

  /// With one more alarm.
  public Report with(Alarm alarm) {
    return new Report(title, summary, provenance, with(alarms, alarm), sections);
  }

  /// With one more section at the end.
  public Report with(Section section) {
    return new Report(title, summary, provenance, alarms, with(sections, section));
  }

  private static void check(Section section) {
    if (section instanceof Section.Compared compared
        && !compared.comparison().missing().isEmpty()) {
      throw new IllegalArgumentException(
          "the comparison \""
              + compared.heading()
              + "\" says nothing about "
              + compared.comparison().missing()
              + "; give their figures, or the reason why they were not run");
    }
  }

  private static Stream<Alarm> alarms(Section section) {
    return section instanceof Section.Compared compared
        ? compared.comparison().alarms().stream()
        : Stream.of();
  }

  private static <T> List<T> with(List<T> list, T one) {
    List<T> more = new ArrayList<>(list);
    more.add(one);
    return more;
  }
}
