package dev.aisle.app.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The folder of real data, which is not part of the project.
public final class TestData {
  private TestData() {}

  /// A data set; the calling test is skipped where it is absent.
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("aisle.data", "no-data")).resolve(name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "needs the data set " + folder + " (-Daisle.data=FOLDER)");
    return folder;
  }
}
