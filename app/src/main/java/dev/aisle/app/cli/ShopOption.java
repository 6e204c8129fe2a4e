package dev.aisle.app.cli;

import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--shop DIR`, for every command that works on a shop.
final class ShopOption {
  @Option(names = "--shop", required = true, paramLabel = "DIR", description = "The shop's folder.")
  private Path dir = Path.of(".");

  Path dir() {
    return dir;
  }

  /// The folder of a shop that is there.
  Path existing() {
    if (!OpenShop.exists(dir)) {
      throw new InvalidInputException(
          dir.toString(),
          "there is no shop",
          "Make one with `aisle market "
              + dir
              + "` or `aisle import FORMAT SOURCE --shop "
              + dir
              + "`.");
    }
    return dir;
  }

  /// Opens a shop that is there.
  OpenShop open() throws IOException {
    return OpenShop.open(existing());
  }

  /// Opens a shop, making it where the folder is missing or empty.
  OpenShop openOrCreate() throws IOException {
    return OpenShop.openOrCreate(dir);
  }
}
