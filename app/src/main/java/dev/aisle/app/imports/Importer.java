package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.store.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Imports sources into a shop.
public final class Importer {
  private Importer() {}

  /// Reads all sources and ingests what they say, in batches.
  ///
  /// A record that cannot be read is counted and reported, and the rest goes in; with
  /// [ImportOptions#strict] the first one stops the run, nothing of its batch goes in, and batches
  /// before it stay. Since ids follow from content, running again continues where it stopped.
  ///
  /// @param sources files or folders; gzip and zip are told by their first bytes
  /// @return what became of it
  /// @throws InvalidInputException where a source is missing, hostile or has nothing for the
  ///     format (nothing was ingested then), and at the first problem of a strict run
  /// @throws IOException where a source cannot be read or the shop cannot write
  public static ImportSummary run(
      ImportFormat format, List<Path> sources, Shop shop, ImportOptions options, Progress progress)
      throws IOException {
    Sources tree = new Sources(options.limits());
    String[] current = {""};
    Intake[] self = new Intake[1];
    Intake intake =
        new Intake(
            format.word(),
            shop,
            options,
            () ->
                progress.at(current[0], tree.packedRead(), tree.packedTotal(), self[0].records()));
    self[0] = intake;
    try (FormatReader reader = format.reader(options)) {
      for (Source source : tree.find(sources, reader)) {
        current[0] = source.name();
        try {
          reader.read(source, intake);
        } catch (InvalidInputException e) {
          if (options.strict()) {
            throw e;
          }
          intake.reject(e);
        }
      }
      reader.finish(intake);
      intake.flush();
    }
    return intake.summary();
  }
}
