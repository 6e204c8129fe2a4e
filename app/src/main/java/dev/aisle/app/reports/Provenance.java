package dev.aisle.app.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is needed to make a report again, and to see whether two may be compared.
///
/// @param command the command line, as a person would type it
/// @param created when, handed in by the caller
/// @param seeds of all random choices, one or more; empty where nothing was random
/// @param world the simulated world, null on real data
/// @param data identity of the data: [dev.aisle.core.provenance.DataIdentity#hash()] of a log, or
///     the hash of the file that was read
/// @param codeVersion version of Aisle
/// @param machine where it ran
public record Provenance(
    String command,
    Instant created,
    List<Long> seeds,
    @Nullable String world,
    String data,
    String codeVersion,
    Machine machine) {
  public Provenance {
    seeds = List.copyOf(seeds);
    if (command.isBlank() || data.isBlank() || codeVersion.isBlank()) {
      throw new IllegalArgumentException(
          "provenance without "
              + (command.isBlank() ? "command" : data.isBlank() ? "data" : "code version")
              + "; such a report could not be made again");
    }
  }
}
