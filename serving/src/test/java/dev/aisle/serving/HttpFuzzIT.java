package dev.aisle.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.serving.check.HttpFuzz;
import dev.aisle.serving.http.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFuzzIT {
  @TempDir Path folder;

  @Test
  void noInputCausesAServerErrorOrAHang() throws Exception {
    long seed = System.nanoTime();
    ServingConfig config =
        ServingConfig.onPort(0)
            .withLimits(Limits.DEFAULT.withRate(1e6, 1e6).withBody(1 << 19, Duration.ofSeconds(3)));
    try (TestServer server = TestServer.start(folder, 20, config)) {
      HttpFuzz.Result result =
          HttpFuzz.run(server.uri("/"), 1_500, seed, line -> System.out.println(line));
      System.out.println("http fuzz seed " + seed + ": " + result.statuses());
      assertThat(result.failures()).isEmpty();
      assertThat(result.slowest()).isLessThan(Duration.ofSeconds(10));
      assertThat(result.statuses()).containsKeys(200, 400, 404, 405, 413);
    }
  }

  @Test
  void onlyServersOnThisMachineAreFuzzed() {
    assertThatThrownBy(() -> HttpFuzz.run(URI.create("http://192.0.2.1:80"), 1, 1, _ -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not on this machine");
  }
}
