package dev.aisle.app.cli;

import dev.aisle.app.imports.ImportFormat;
import dev.aisle.app.imports.ImportOptions;
import dev.aisle.app.imports.ImportSummary;
import dev.aisle.app.imports.Importer;
import dev.aisle.app.wiring.OpenShop;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle import FORMAT SOURCE...`: brings in a catalogue or a log.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Brings a catalogue or a log into a shop, which is made where it is not there.",
      "Sources are files or folders, plain, gzip or zip. Importing twice changes nothing."
    },
    footerHeading = "%nFormats:%n")
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShopOption shopOption = new ShopOption();

  @Parameters(index = "0", paramLabel = "FORMAT", description = "One of the formats below.")
  private String format = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "SOURCE", description = "What to read.")
  private List<Path> sources = List.of();

  @Option(names = "--strict", description = "Stop at the first line that cannot be read.")
  private boolean strict;

  @Option(names = "--zero-based", description = "Positions of the source count from 0.")
  private boolean zeroBased;

  @Option(
      names = "--problems",
      defaultValue = "20",
      description = "Problems to print. Default ${DEFAULT-VALUE}.")
  private int problems;

  @Override
  public Integer call() throws IOException {
    ImportFormat chosen = ImportFormat.of(format);
    PrintWriter out = spec.commandLine().getOut();
    try (OpenShop open = shopOption.openOrCreate()) {
      ImportOptions options =
          ImportOptions.DEFAULTS
              .withStrict(strict)
              .withZeroBased(zeroBased)
              .withPictures(open.pictures())
              .withProblemsKept(problems);
      ImportSummary summary;
      try (Bar bar = new Bar("Importing", 100, "bytes")) {
        summary =
            Importer.run(
                chosen,
                sources,
                open.shop(),
                options,
                (source, bytes, ofBytes, records) -> bar.at(bytes, ofBytes));
      }
      summary.lines().forEach(out::println);
      out.printf("Serve it with: aisle serve --shop %s%n", shopOption.dir());
      out.flush();
    }
    return 0;
  }

  /// The formats for the help text, each with its example below.
  static String[] formats() {
    return Arrays.stream(ImportFormat.values())
        .flatMap(
            format ->
                Stream.of(
                    "  %-20s %s".formatted(format.word(), format.description()),
                    "  %-20s   %s".formatted("", format.example())))
        .toArray(String[]::new);
  }
}
