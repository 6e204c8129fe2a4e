package dev.aisle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayCommandTest {
  private static final String HEADER = ",timestamp,item_id,position,click,propensity_score\n";

  @TempDir Path dir;

  private void write(String policy, String rows) throws IOException {
    Path file = dir.resolve(policy + "/men/men.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, HEADER + rows);
  }

  @Test
  void bothDirectionsArePrinted() throws IOException {
    write("random", "0,t,0,1,0,0.5\n1,t,1,1,1,0.5\n".repeat(400));
    write("bts", "0,t,0,1,0,0.25\n1,t,1,1,1,0.75\n2,t,1,1,1,0.75\n3,t,1,1,0,0.75\n".repeat(200));
    Terminal replay = Terminal.run("replay", "--open-bandit", dir, "--json");
    assertThat(replay.err()).isEmpty();
    assertThat(replay.code()).isZero();
    // bts shows item 1, which every second time is clicked in the other log, in 3 of 4 cases.
    assertThat(replay.out())
        .contains("\"figure\":\"replay/open-bandit/random-to-bts/ips\",\"value\":0.75")
        .contains("\"figure\":\"replay/open-bandit/bts-to-random/snips\"")
        .contains("\"data\":\"real\"");
  }

  @Test
  void aRefusalIsSaidWithItsReason() throws IOException {
    write("random", "0,t,0,1,0,0.5\n1,t,1,1,1,0.5\n".repeat(40));
    write("bts", "0,t,0,1,0,0.5\n1,t,1,1,1,0.5\n".repeat(400));
    Terminal replay = Terminal.run("replay", "--open-bandit", dir);
    assertThat(replay.code()).isZero();
    assertThat(replay.err())
        .contains("refused: replay/open-bandit/random-to-bts/ips: the log is worth 80 effective")
        .contains("fewer than 200");
    assertThat(replay.out()).contains("bts-to-random/ips").doesNotContain("random-to-bts/ips");
  }

  @Test
  void withoutALogTheUsageIsShown() {
    Terminal replay = Terminal.run("replay");
    assertThat(replay.code()).isEqualTo(2);
    assertThat(replay.err()).contains("--open-bandit");
  }

  @Test
  void limitsThatCannotBeAreRefused() {
    Terminal replay = Terminal.run("replay", "--open-bandit", dir, "--max-unsupported", "2");
    assertThat(replay.code()).isEqualTo(1);
    assertThat(replay.err()).contains("the unsupported share is 2.0, not in [0, 1)");
  }
}
