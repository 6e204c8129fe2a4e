package dev.aisle.app.imports;

import java.io.IOException;

/// Reads the sources of one format, in one run and one thread. What it cannot read it hands to
/// [Intake#reject] and goes on; it throws only where the rest of the source is lost.
interface FormatReader extends AutoCloseable {
  /// What it looks for in folders and archives, for the message where there is none: `*.jsonl`.
  String lookedFor();

  /// Whether a file found in a folder or an archive is for it. A file that the user names is read
  /// in any case.
  ///
  /// @param name the path below the folder, in lower case, without `.gz`
  boolean wants(String name);

  /// Files of a lower rank are read first: items before what shoppers did with them.
  default int rank(String name) {
    return 0;
  }

  /// Reads one source to its end.
  ///
  /// @throws IOException where the source cannot be read on
  /// @throws dev.aisle.core.InvalidInputException where the rest of it makes no sense
  void read(Source source, Intake intake) throws IOException;

  /// Called once after all sources.
  default void finish(Intake intake) throws IOException {}

  @Override
  default void close() throws IOException {}
}
