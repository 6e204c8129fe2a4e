package dev.aisle.market;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Keeps final worlds final: whatever trains or tunes asks here first. What is learned on a world
/// that was looked at often is fitted to it, so every use is written down.
public final class FinalWorlds {
  private FinalWorlds() {}

  /// Lets a command use a shop for training or tuning, or refuses it. Where `--final` was given,
  /// the use is appended to `reports/final-uses.log` in the shop's folder.
  ///
  /// @param shop the shop's folder; one that was not generated is in no world
  /// @param finalGiven whether the command was given `--final`
  /// @param command as it was typed
  /// @return a line for the command's report that says which world it is
  /// @throws InvalidInputException where the shop is of a final world and `--final` is not given
  public static String check(Path shop, boolean finalGiven, String command, Instant now) {
    if (!MarketFolder.exists(shop)) {
      return "no world: the shop was not generated";
    }
    Market market = MarketFolder.open(shop);
    String name = "world " + market.world().name();
    boolean isFinal = market.world().isFinal();
    if (isFinal && !finalGiven) {
      throw new InvalidInputException(
          shop.toString(),
          "is a shop of the final " + name + ", which is kept for final checks",
          "Use a shop of a development world; --final uses it all the same and is written down.");
    }
    if (!finalGiven) {
      return name + " (development)";
    }
    int uses = record(shop, command, now);
    return isFinal
        ? name + " (final; use " + uses + " of this shop in reports/final-uses.log)"
        : name + " (development; --final was given and not needed)";
  }

  /// Writes down that `--final` was given.
  ///
  /// @return how many uses there are with this one
  public static int record(Path shop, String command, Instant now) {
    Path file = shop.resolve("reports").resolve("final-uses.log");
    try {
      Files.createDirectories(file.getParent());
      String line =
          now.truncatedTo(ChronoUnit.SECONDS) + "\t" + command.replaceAll("\\s+", " ") + "\n";
      Files.writeString(
          file,
          line,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new InvalidInputException(
          file.toString(),
          "cannot be written (" + e.getMessage() + "), and a use of --final must be",
          "Give write access.",
          e);
    }
  }
}
