package dev.aisle.learning.training;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.tensor.Peers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of several processes that train together this one is, and where they meet: what launchers
/// (Slurm, Kubeflow, torchrun, Spark barrier tasks) put into the environment of each.
///
/// @param rank in `[0, size)`; 0 writes the files
/// @param size how many processes, 1 for one that trains alone
/// @param host of rank 0; not looked at where the size is 1
/// @param port on it, in `[1, 65535]`
public record Workers(int rank, int size, String host, int port) {
  /// A process that trains alone.
  public static final Workers ALONE = new Workers(0, 1, "localhost", 1);

  /// How long the others are waited for at the start.
  public static final Duration JOINING = Duration.ofMinutes(5);

  /// How long one that does not answer is waited for: longer than a validation takes, for which the
  /// others wait. A process that ends is noticed at once.
  public static final Duration TIMEOUT = Duration.ofMinutes(30);

  public Workers {
    if (size < 1 || rank < 0 || rank >= size || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "rank " + rank + " of " + size + " at " + host + ":" + port);
    }
  }

  /// Reads `RANK`, `WORLD_SIZE`, `MASTER_ADDR` and `MASTER_PORT`, as libtorch's launchers set them.
  /// Where `WORLD_SIZE` is missing or 1, the process is alone.
  ///
  /// @param environment such as [System#getenv()]
  /// @throws InvalidInputException where one is missing or out of range
  public static Workers of(Map<String, String> environment) {
    int size =
        environment.containsKey("WORLD_SIZE") ? number(environment, "WORLD_SIZE", 1, 1 << 16) : 1;
    if (size == 1) {
      return ALONE;
    }
    return new Workers(
        number(environment, "RANK", 0, size - 1),
        size,
        text(environment, "MASTER_ADDR"),
        number(environment, "MASTER_PORT", 1, 65_535));
  }

  private static String text(Map<String, String> environment, String name) {
    @Nullable String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new InvalidInputException(
          name,
          "is not set, though WORLD_SIZE is " + environment.get("WORLD_SIZE"),
          "Set RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT for each worker, or unset WORLD_SIZE"
              + " to train in one process.");
    }
    return value.strip();
  }

  private static int number(Map<String, String> environment, String name, int least, int most) {
    String value = text(environment, name);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new InvalidInputException(
        name,
        "is \"" + value + "\", but must be a whole number from " + least + " to " + most,
        "Set RANK from 0 to WORLD_SIZE - 1, each once, and MASTER_PORT to a free port.");
  }

  /// Meets the others; one process alone has nobody to wait for.
  ///
  /// @throws InvalidInputException where they do not come in time
  public Peers join() {
    return Peers.join(rank, size, host, port, JOINING, TIMEOUT);
  }
}
