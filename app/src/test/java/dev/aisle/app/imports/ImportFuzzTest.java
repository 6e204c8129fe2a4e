package dev.aisle.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ImportFuzzTest {
  @Test
  void mutatedSourcesEndInASummaryOrARefusal() throws IOException {
    ImportFuzz.Report report =
        ImportFuzz.run(2_000, Long.getLong("aisle.seed", 20261121), System.out::println);
    System.out.println(report);

    assertThat(report.failures()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.inputs()).isEqualTo(2_000);
    assertThat(report.summaries()).isGreaterThan(1_000);
    assertThat(report.refusals()).isPositive();
  }
}
