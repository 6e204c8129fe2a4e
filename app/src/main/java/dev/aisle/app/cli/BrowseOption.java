package dev.aisle.app.cli;

import dev.aisle.core.InvalidInputException;
import dev.aisle.serving.api.BackgroundShoppers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--browse RATE`, for commands that serve a generated shop.
final class BrowseOption {
  @Option(
      names = "--browse",
      paramLabel = "RATE",
      description = {
        "Lets simulated shoppers browse a generated shop from the start, so many pages a second.",
        "The studio can start and stop them too."
      })
  private @Nullable Double rate;

  /// The rate, null where nobody is to browse.
  @Nullable Double pagesPerSecond() {
    Double wanted = rate;
    if (wanted != null && !(wanted > 0 && wanted <= BackgroundShoppers.MOST_PAGES_PER_SECOND)) {
      throw new InvalidInputException(
          "--browse",
          "is "
              + wanted
              + " but must be above 0 and at most "
              + BackgroundShoppers.MOST_PAGES_PER_SECOND,
          "5 pages a second are usual.");
    }
    return wanted;
  }
}
