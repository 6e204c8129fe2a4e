package dev.aisle.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder that is gone when the work is done.
public record Scratch(Path path) implements AutoCloseable {
  /// A new folder below the system's temporary one.
  public static Scratch make(String name) throws IOException {
    return new Scratch(Files.createTempDirectory("aisle-" + name + "-"));
  }

  @Override
  public void close() throws IOException {
    delete(path);
  }

  /// Removes a folder and all in it.
  public static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
