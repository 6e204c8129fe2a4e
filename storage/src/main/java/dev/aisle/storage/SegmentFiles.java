package dev.aisle.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/// Opens the files that the shop writes. The one real opener is [#DISK]; tests pass openers whose
/// channels run out of space or fail to reach the disk.
@FunctionalInterface
interface SegmentFiles {
  /// The file system.
  SegmentFiles DISK = FileChannel::open;

  /// As [FileChannel#open(Path, OpenOption...)].
  FileChannel open(Path file, OpenOption... options) throws IOException;
}
