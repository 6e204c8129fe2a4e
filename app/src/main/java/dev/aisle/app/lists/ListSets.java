package dev.aisle.app.lists;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.models.picture.PictureConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The data sets that are known.
public final class ListSets {
  /// Shares of photos whose name lacks the colour.
  private static final List<Double> SHARES = List.of(0.0, 0.5, 1.0);

  private ListSets() {}

  /// Reads the set of a folder; one that comes in several makes gives several.
  ///
  /// @param scratch a folder for what is unpacked and trained on the way
  /// @throws InvalidInputException where the folder holds none, or one that makes no sense
  public static List<ListData> read(Path folder, Path scratch) throws IOException {
    if (Files.isRegularFile(folder.resolve(XMarketLists.RUN))) {
      return List.of(XMarketLists.read(folder));
    }
    if (Files.isDirectory(folder.resolve("Games-6k"))) {
      return MixedGamesLists.read(folder);
    }
    if (Files.isRegularFile(folder.resolve(FashionLists.STYLES))) {
      return FashionLists.read(folder, SHARES, Integer.MAX_VALUE, PictureConfig.DEFAULT, scratch);
    }
    throw new InvalidInputException(
        "--data",
        folder + " is none of the known data sets",
        "Give the folder that has %s, Games-6k, or %s."
            .formatted(XMarketLists.RUN, FashionLists.STYLES));
  }
}
