package dev.aisle.app.imports;

/// Hears how far an import is, after each batch and each source.
@FunctionalInterface
public interface Progress {
  /// Hears nothing.
  Progress NONE = (source, bytes, ofBytes, records) -> {};

  /// @param source the file being read
  /// @param bytes packed bytes read so far, over all sources
  /// @param ofBytes packed bytes of all sources
  /// @param records records read so far
  void at(String source, long bytes, long ofBytes, long records);
}
