package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.core.InvalidInputException;
import dev.aisle.market.Market;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/// How many bytes a market takes on disk, estimated before it is made; a fifth above what was seen.
///
/// @param pictures of the items
/// @param log events of items and shoppers
/// @param rest index, states and snapshots
record MarketSize(long pictures, long log, long rest) {
  private static final long PICTURE = 12_500;
  private static final long ITEM = 1_300;
  private static final long ITEM_INDEXED = 2_500;

  /// An impression without its exposures, and what follows it.
  private static final long PAGE = 2_800;

  private static final long EXPOSURE = 165;
  private static final long SHOPPER = 4_000;
  private static final long ALWAYS = 8L << 20;

  /// Where space is measured.
  @FunctionalInterface
  interface FreeSpace {
    /// Usable bytes of the disk that holds the folder.
    long bytes(Path folder) throws IOException;

    /// The real one.
    FreeSpace DISK = folder -> Files.getFileStore(folder).getUsableSpace();
  }

  static MarketSize of(Market market, boolean pictures) {
    long items = market.config().items();
    long drawn = pictures ? items * PICTURE : 0;
    long base = ALWAYS + items * ITEM_INDEXED;
    if (!market.logged()) {
      return new MarketSize(drawn, items * ITEM, base);
    }
    long exposures = market.plan().exposures();
    long pages = exposures / market.plan().places() + 1;
    return new MarketSize(
        drawn,
        items * ITEM + exposures * EXPOSURE + pages * PAGE,
        base + market.plan().shoppers() * SHOPPER);
  }

  long total() {
    return pictures + log + rest;
  }

  /// Refuses a market that does not fit.
  ///
  /// @param shop its folder, which need not exist
  /// @throws InvalidInputException with the numbers, where the disk or a limit of the shop's
  ///     configuration is too small; nothing is written
  void check(Path shop, Market market, ShopConfig config, FreeSpace space) throws IOException {
    if (market.config().items() > config.limits().items()) {
      throw new InvalidInputException(
          "items",
          "is " + market.config().items() + " but the shop's limit is " + config.limits().items(),
          "Ask for fewer items, or raise limits.items in " + shop.resolve("aisle.yaml") + ".");
    }
    if (log > config.limits().logBytes()) {
      throw new InvalidInputException(
          shop.toString(),
          "may have a log of %s, which needs about %s"
              .formatted(text(config.limits().logBytes()), text(log)),
          "Ask for less, or raise limits.logBytes in " + shop.resolve("aisle.yaml") + ".");
    }
    long needed = total() - held(shop);
    long free = space.bytes(existing(shop));
    if (needed > free) {
      throw new InvalidInputException(
          shop.toString(),
          "needs about %s more (pictures %s, log %s, index and states %s), and the disk has %s free"
              .formatted(text(needed), text(pictures), text(log), text(rest), text(free)),
          "Free space, give a folder on another disk, or ask for less:"
              + " fewer --exposures or --items, --no-pictures or --no-log.");
    }
  }

  /// The nearest folder above that is there.
  private static Path existing(Path shop) {
    Path folder = shop.toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  /// What an earlier run has written.
  private static long held(Path shop) throws IOException {
    if (!Files.isDirectory(shop)) {
      return 0;
    }
    long[] bytes = new long[1];
    Files.walkFileTree(
        shop,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // gone meanwhile
          }
        });
    return bytes[0];
  }

  private static String text(long bytes) {
    return bytes < 1L << 30
        ? String.format(Locale.ROOT, "%,d MiB", (bytes >> 20) + 1)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
