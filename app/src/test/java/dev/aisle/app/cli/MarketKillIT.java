package dev.aisle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.wiring.OpenShop;
import dev.aisle.market.MarketFolder;
import dev.aisle.wire.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the process that makes a market, and lets the same command finish it.
class MarketKillIT {
  private static final long KILL_AT_BYTES = 3L << 19;

  @TempDir private Path dir;

  private static List<String> command(Path shop) {
    return List.of(
        "market",
        shop.toString(),
        "--items",
        "300",
        "--shoppers",
        "200",
        "--days",
        "10",
        "--exposures",
        "40000",
        "--no-pictures");
  }

  @Test
  void aKilledMarketIsFinishedToTheSameEvents()
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    Path undisturbed = dir.resolve("undisturbed");
    assertThat(Terminal.run(command(undisturbed).toArray()).code()).isZero();
    Path killed = dir.resolve("killed");
    kill(killed);
    assertThat(MarketFolder.open(killed).complete()).as("killed in time").isFalse();

    Terminal finished = Terminal.run(command(killed).toArray());

    assertThat(finished.code()).as(finished.err()).isZero();
    assertThat(MarketFolder.open(killed).complete()).isTrue();
    assertThat(events(killed)).isEqualTo(events(undisturbed));
    assertThat(killed.resolve("market/queries-1.tsv.gz"))
        .hasSameBinaryContentAs(undisturbed.resolve("market/queries-1.tsv.gz"));
  }

  private void kill(Path shop) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    words.addAll(command(shop));
    Path said = dir.resolve("said.txt");
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    Instant until = Instant.now().plus(Duration.ofMinutes(2));
    while (bytes(shop.resolve("events")) < KILL_AT_BYTES) {
      assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
      assertThat(Instant.now()).isBefore(until);
      Thread.sleep(5);
    }
    process.destroyForcibly().waitFor();
  }

  private static long bytes(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /// How many events and a hash over all of them in order.
  private static String events(Path shop) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (OpenShop open = OpenShop.open(shop)) {
      long end = open.shop().log().nextOffset();
      open.shop().log().read(0, end, (offset, event) -> digest.update(EventJson.write(event)));
      return end + " " + HexFormat.of().formatHex(digest.digest());
    }
  }
}
