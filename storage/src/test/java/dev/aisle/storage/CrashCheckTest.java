package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashCheckTest {
  @TempDir Path dir;

  @Test
  void killedTwentyTimesTheShopKeepsWhatItAcknowledged() throws Exception {
    long seed = System.nanoTime();
    System.out.println("CrashCheck.run(dir, 20, " + seed + "L, …)");
    List<String> progress = new ArrayList<>();
    CrashCheck.Report report = CrashCheck.run(dir.resolve("shop"), 20, seed, progress::add);
    assertThat(report.cycles()).isEqualTo(20);
    assertThat(progress).hasSize(20).last().asString().startsWith("cycle 20 of 20: killed after ");
    assertThat(report.acknowledged()).isGreaterThan(200);
  }
}
