package dev.aisle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands that experiment on a market in memory.
class ExperimentsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Object[] MARKET = {
    "--items", 300, "--log-shoppers", 60, "--log-days", 4, "--visits", "0.5"
  };

  @TempDir private Path dir;

  @Test
  void anExperimentPrintsFiguresAndWritesAReport() throws IOException {
    Terminal run =
        Terminal.run(
            words(
                "experiment",
                "--treatment",
                "random",
                "--shoppers",
                250,
                "--days",
                2,
                "--before",
                1,
                "--world",
                "context",
                "--reports",
                dir,
                "--json"));

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode first = JSON.readTree(run.out().lines().findFirst().orElseThrow());
    assertThat(first.path("figure").asString()).startsWith("experiment/");
    assertThat(first.path("data").asString()).isEqualTo("simulated");
    String page = Files.readString(dir.resolve("experiment-context-production-random.html"));
    assertThat(page)
        .contains("random against production", "aisle experiment --treatment random", "oracle");
    JsonNode report =
        JSON.readTree(dir.resolve("experiment-context-production-random.json").toFile());
    assertThat(report.path("provenance").path("world").asString()).isEqualTo("context");
  }

  @Test
  void theSameSeedPrintsTheSame() {
    Object[] words =
        words(
            "interleave",
            "--treatment",
            "random",
            "--shoppers",
            80,
            "--days",
            2,
            "--reports",
            dir,
            "--json");

    assertThat(Terminal.run(words).out())
        .contains("interleave/delta")
        .isEqualTo(Terminal.run(words).out());
  }

  @Test
  void whatCannotBeIsRefusedWithTheWayOut() {
    assertThat(Terminal.run(words("experiment", "--treatment", "orcale")).err())
        .contains("\"orcale\" is unknown")
        .contains("oracle");
    assertThat(Terminal.run(words("experiment", "--treatment", "cascade")).err())
        .contains("--shop: is missing");
    assertThat(
            Terminal.run(words("experiment", "--treatment", "random", "--world", "cascad")).err())
        .contains("Did you mean \"cascade\"?");
    assertThat(Terminal.run("interleave", "--treatment", "random", "--shop", dir).err())
        .contains("aisle market");
    assertThat(Terminal.run(words("experiment", "--treatment", "http://127.0.0.1:1")).err())
        .contains("http://127.0.0.1:1: does not answer as it should", "aisle serve")
        .doesNotContain("bug");
    assertThat(Terminal.run("verify", "offpolicy", "--items", 300, "--impressions", 0).err())
        .contains("impressions: is 0 but must be from 1000");
    assertThat(Terminal.run("experiment").code()).isEqualTo(2);
  }

  @Test
  void estimatesAreHeldToTheTruth() {
    Terminal run =
        Terminal.run(
            "verify",
            "offpolicy",
            "--items",
            300,
            "--log-shoppers",
            60,
            "--log-days",
            4,
            "--impressions",
            3_000);

    assertThat(run.out())
        .contains("offpolicy/position/production/snips/error", "bottom-up/ips/refused");
  }

  private static Object[] words(Object... words) {
    Object[] all = new Object[words.length + MARKET.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(MARKET, 0, all, words.length, MARKET.length);
    return all;
  }
}
