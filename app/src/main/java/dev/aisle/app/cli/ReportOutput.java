package dev.aisle.app.cli;

import dev.aisle.app.reports.Machine;
import dev.aisle.app.reports.Provenance;
import dev.aisle.app.reports.Report;
import dev.aisle.app.reports.ReportWriter;
import dev.aisle.app.study.StudyReport;
import dev.aisle.core.provenance.CodeVersion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// `--reports`, for every command that writes a report.
final class ReportOutput {
  @Option(
      names = "--reports",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "Folder of the HTML report and its JSON. Default ${DEFAULT-VALUE}.")
  private Path folder = Path.of("reports");

  /// Where a report comes from.
  ///
  /// @param data hash of what was measured on
  static Provenance provenance(
      CommandSpec spec, List<Long> seeds, @Nullable String world, String data) {
    return new Provenance(
        "aisle " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs()),
        Instant.now(),
        seeds,
        world,
        data,
        CodeVersion.CURRENT,
        Machine.here());
  }

  /// A name for files, of parts that may hold any characters.
  static String name(String... parts) {
    String name = String.join("-", parts).replaceAll("[^A-Za-z0-9._-]+", "-");
    return name.substring(0, Math.min(100, name.length()));
  }

  /// The folder.
  Path folder() {
    return folder;
  }

  /// Prints the figures of a study and writes its report.
  ///
  /// @return the exit code
  int print(CommandSpec spec, FigureOutput output, StudyReport study, String name) {
    PrintWriter out = spec.commandLine().getOut();
    output.print(out, study.figures());
    boolean alarmed =
        write(study.report(), name, output.json() ? spec.commandLine().getErr() : out);
    return alarmed ? Main.FAILED : 0;
  }

  /// Writes the report and says where; alarms are printed too.
  ///
  /// @return whether it has alarms
  boolean write(Report report, String name, PrintWriter out) {
    Path page = ReportWriter.write(report, folder, name);
    report.alarms().forEach(alarm -> out.println("ALARM " + alarm.reason() + " " + alarm.remedy()));
    out.println("Report: " + page);
    out.flush();
    return !report.alarms().isEmpty();
  }
}
