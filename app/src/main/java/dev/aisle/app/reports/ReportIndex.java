package dev.aisle.app.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `index.html` of a folder of reports, made from the JSON beside each of them, newest first.
final class ReportIndex {
  /// The name that no report may have.
  static final String NAME = "index";

  private static final JsonMapper MAPPER = new JsonMapper();

  /// A line of the index.
  private record Entry(String name, Instant created, String title, String summary, int alarms) {}

  private ReportIndex() {}

  /// @param folder may hold other files too; JSON that is no report is passed over
  static String html(Path folder) throws IOException {
    Markup out = new Markup();
    List<Entry> entries = entries(folder);
    out.open("header");
    out.element("p", "Aisle", "class", "brand");
    out.element("h1", "Reports");
    out.element(
        "p",
        entries.size() == 1 ? "1 report" : entries.size() + " reports, newest first",
        "class",
        "summary");
    out.close().line().open("main").open("ol", "class", "index").line();
    entries.forEach(entry -> entry(out, entry));
    out.close().close().line();
    return Page.html("Reports", out.toString());
  }

  private static void entry(Markup out, Entry entry) {
    out.open("li");
    out.open("p", "class", "byline");
    Page.time(out, entry.created());
    if (entry.alarms() > 0) {
      out.element(
          "span",
          entry.alarms() == 1 ? "1 alarm" : entry.alarms() + " alarms",
          "class",
          "tag alarm");
    }
    out.close();
    out.open("h2").element("a", entry.title(), "href", entry.name() + ".html").close();
    out.element("p", entry.summary());
    out.close().line();
  }

  private static List<Entry> entries(Path folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        if (ReportWriter.NAME.matcher(name).matches()) {
          read(file, name, entries);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(Entry::created).reversed().thenComparing(Entry::name));
    return entries;
  }

  /// A file that cannot be understood is another program's, or a newer one's: the index of the
  /// others must not fail for it.
  private static void read(Path file, String name, List<Entry> entries) throws IOException {
    try {
      JsonNode json = MAPPER.readTree(Files.readAllBytes(file));
      if (json.path("format").asString("").equals(ReportJson.FORMAT)) {
        entries.add(
            new Entry(
                name,
                Instant.parse(json.path("provenance").path("created").asString("")),
                json.path("title").asString(name),
                json.path("summary").asString(""),
                json.path("alarms").size()));
      }
    } catch (JacksonException | DateTimeException e) {
      // Passed over.
    }
  }
}
