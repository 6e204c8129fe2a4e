package dev.aisle.app.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.wire.FigureJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportWriterTest {
  @TempDir private Path folder;

  @Test
  void pageJsonAndIndexLieBesideEachOtherAndNothingElse() throws IOException {
    Path reports = folder.resolve("new/reports");
    Path page = ReportWriter.write(SampleReports.experiment(), reports, "a.b-1");
    assertThat(names(reports)).containsExactly("a.b-1.html", "a.b-1.json", "index.html");
    assertThat(Files.readString(page)).isEqualTo(ReportPage.html(SampleReports.experiment()));
    // Again, with the same bytes in the same files.
    byte[] json = Files.readAllBytes(reports.resolve("a.b-1.json"));
    ReportWriter.write(SampleReports.experiment(), reports, "a.b-1");
    assertThat(names(reports)).hasSize(3);
    assertThat(Files.readAllBytes(reports.resolve("a.b-1.json"))).isEqualTo(json);
  }

  @Test
  void theJsonHoldsProvenanceAlarmsAndFiguresAsTheCommandsPrintThem() {
    JsonNode json = json(SampleReports.alarming());
    assertThat(json.path("format").asString()).isEqualTo("aisle-report/1");
    JsonNode provenance = json.path("provenance");
    assertThat(provenance.path("command").asString()).startsWith("aisle experiment");
    assertThat(provenance.path("created").asString()).isEqualTo("2026-11-21T09:30:00Z");
    assertThat(provenance.path("seeds")).hasSize(5);
    assertThat(provenance.path("world").asString()).isEqualTo("meadow");
    assertThat(provenance.path("data").asString()).startsWith("9f86d081");
    assertThat(provenance.path("machine").path("cores").asInt()).isEqualTo(2);
    assertThat(json.path("alarms")).hasSize(2);
    assertThat(json.path("alarms").get(0).path("remedy").asString()).startsWith("Look at");

    JsonNode policies = json.path("sections").get(0).path("policies");
    assertThat(policies.get(1).path("notRun").asString()).startsWith("the log has no");
    assertThat(policies.get(3).path("figures").get(0).path("value").asDouble()).isEqualTo(0.12);

    JsonNode figures = json(SampleReports.experiment()).path("sections").get(5).path("figures");
    List<String> lines = new ArrayList<>();
    figures.forEach(figure -> lines.add(new JsonMapper().writeValueAsString(figure)));
    assertThat(lines).isEqualTo(SampleReports.figures().stream().map(FigureJson::line).toList());
  }

  @Test
  void everyNumberThatIsDrawnIsInTheJson() {
    JsonNode sections = json(SampleReports.experiment()).path("sections");
    JsonNode lines = sections.get(3).path("plots").get(0);
    assertThat(lines.path("kind").asString()).isEqualTo("lines");
    for (int s = 0; s < 4; s++) {
      Plot.Series series = SampleReports.clicks().series().get(s);
      JsonNode node = lines.path("series").get(s);
      assertThat(node.path("name").asString()).isEqualTo(series.name());
      List<Plot.Point> points = series.points();
      assertThat(numbers(node, "x")).isEqualTo(points.stream().map(Plot.Point::x).toList());
      assertEstimates(node, "y", points.stream().map(Plot.Point::y).toList());
    }
    JsonNode forest = sections.get(2).path("plots").get(0);
    assertThat(forest.path("rows").get(1).asString()).isEqualTo("Orders per shopper (UCVR)");
    assertEstimates(
        forest, "values", SampleReports.forest().rows().stream().map(Plot.Row::estimate).toList());
    JsonNode world = sections.get(4).path("plots");
    List<Plot.Bin> bins = SampleReports.histories().bins();
    assertThat(numbers(world.get(0), "from")).isEqualTo(bins.stream().map(Plot.Bin::from).toList());
    assertThat(numbers(world.get(0), "to")).isEqualTo(bins.stream().map(Plot.Bin::to).toList());
    assertThat(numbers(world.get(0), "height"))
        .isEqualTo(bins.stream().map(Plot.Bin::height).toList());
    assertThat(world.get(0).path("x").path("scale").asString()).isEqualTo("logarithmic");
    assertEstimates(
        world.get(2).path("groups").get(1), "y", SampleReports.images().groups().get(1).values());
  }

  @Test
  void theIndexListsTheNewestFirstAndLeavesOtherFilesAlone() throws IOException {
    Report old = SampleReports.alarming();
    Report recent = at(SampleReports.experiment(), Duration.ofDays(1), "Not <b>bold</b>");
    ReportWriter.write(recent, folder, "z");
    Files.writeString(folder.resolve("other.json"), "{\"format\":\"another\"}");
    Files.writeString(folder.resolve("broken.json"), "{\"format\":\"aisle-report/1\",");
    Files.writeString(folder.resolve("timeless.json"), "{\"format\":\"aisle-report/1\"}");
    Files.writeString(folder.resolve("a\"b.json"), ReportJson.of(old));
    ReportWriter.write(old, folder, "old");
    Element index = Xml.parse(Files.readString(folder.resolve("index.html")));
    List<Element> entries = Xml.all(index, "li");
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).getTextContent())
        .contains("22 November 2026, 09:30 UTC", "Not <b>bold</b>", "Orders per shopper")
        .doesNotContain("alarm");
    assertThat(entries.get(1).getTextContent()).contains("A policy that cheats", "2 alarms");
    assertThat(Xml.all(entries.get(1), "a").getFirst().getAttribute("href")).isEqualTo("old.html");
    assertThat(folder.resolve("broken.json")).exists();
  }

  @Test
  void aNameThatLeavesTheFolderIsRefused() {
    for (String name : List.of("", "../x", "a/b", "index", ".hidden", "a b", "x".repeat(101))) {
      assertThatThrownBy(() -> ReportWriter.write(SampleReports.experiment(), folder, name))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("\"" + name + "\": cannot be the name of a report");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedAndNothingHalfWrittenStays() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ReportWriter.write(SampleReports.experiment(), file, "x"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + "/x.json: cannot be written: ")
        .hasMessageContaining("disk has room");
    Files.createDirectories(folder.resolve("y.html/in-the-way"));
    assertThatThrownBy(() -> ReportWriter.write(SampleReports.experiment(), folder, "y"))
        .hasMessageContaining(folder.resolve("y.html") + ": cannot be written: ");
    assertThat(names(folder)).containsExactly("file", "y.html", "y.json");
  }

  @Test
  void aFullDiskIsSaid() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "skipped: this system has no /dev/full");
    Files.createSymbolicLink(folder.resolve("x.svg.aside"), full);
    Path file = folder.resolve("x.svg");
    assertThatThrownBy(() -> ReportWriter.write(SampleReports.forest(), file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ": cannot be written: ")
        .hasMessageContaining("No space left on device");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPlotIsWrittenAsAFileOfItsOwn() throws IOException {
    Path file = folder.resolve("docs/market/lift.svg");
    ReportWriter.write(SampleReports.forest(), file);
    assertThat(Files.readString(file)).isEqualTo(SampleReports.forest().svg());
  }

  private static Report at(Report report, Duration later, String title) {
    Provenance was = report.provenance();
    Instant created = was.created().plus(later);
    return new Report(
        title,
        report.summary(),
        new Provenance(
            was.command(),
            created,
            was.seeds(),
            null,
            was.data(),
            was.codeVersion(),
            was.machine()),
        report.alarms(),
        report.sections());
  }

  private static void assertEstimates(JsonNode node, String field, List<Estimate> expected) {
    assertThat(numbers(node, field)).isEqualTo(expected.stream().map(Estimate::value).toList());
    assertThat(numbers(node, "low")).isEqualTo(expected.stream().map(Estimate::low).toList());
    assertThat(numbers(node, "high")).isEqualTo(expected.stream().map(Estimate::high).toList());
  }

  private static List<Double> numbers(JsonNode node, String field) {
    List<Double> numbers = new ArrayList<>();
    node.path(field).forEach(number -> numbers.add(number.asDouble()));
    return numbers;
  }

  private static JsonNode json(Report report) {
    return new JsonMapper().readTree(ReportJson.of(report));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
