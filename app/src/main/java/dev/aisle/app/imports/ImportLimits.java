package dev.aisle.app.imports;

import dev.aisle.wire.EventJson;

/// What a source may demand of us at most. The defaults suit logs of any size; they stop lines
/// without an end and archives that unpack to more than a disk holds.
///
/// @param recordBytes bytes of one line or one element of a JSON array; a longer one is reported
///     and skipped without being held
/// @param unpackedBytes bytes that all compressed sources of a run may unpack to
/// @param ratio unpacked bytes per packed byte, once [#RATIO_FROM] bytes are unpacked
/// @param entries entries of one archive, and files of one folder
/// @param nesting objects and arrays inside each other in one record
public record ImportLimits(
    int recordBytes, long unpackedBytes, int ratio, int entries, int nesting) {
  /// Unpacked bytes from which on [#ratio] counts: short files of blanks are harmless.
  public static final int RATIO_FROM = 16 << 20;

  /// 1 MiB a record, 64 GiB in all, 250 to 1, a million entries, 64 levels.
  public static final ImportLimits DEFAULTS =
      new ImportLimits(EventJson.MAX_BYTES, 64L << 30, 250, 1_000_000, 64);

  public ImportLimits {
    if (recordBytes < 1 || unpackedBytes < 1 || ratio < 1 || entries < 1 || nesting < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
