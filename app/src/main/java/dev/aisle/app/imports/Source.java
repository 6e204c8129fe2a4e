package dev.aisle.app.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Something with records: a file, or an entry of an archive.
///
/// @param name for messages: `products/1.json.zip!1.json`
/// @param kind the name that readers tell files apart by: lower case, without folders above the
///     one that was given and without `.gz`
/// @param file the file on disk, or the archive
/// @param opener opens the unpacked bytes, bounded by the limits
record Source(String name, String kind, Path file, Opener opener) {
  /// Opens the bytes of a source.
  interface Opener {
    InputStream open() throws IOException;
  }

  InputStream open() throws IOException {
    return opener.open();
  }

  /// A line of it.
  Place at(long line) {
    return new Place(name, line);
  }
}
