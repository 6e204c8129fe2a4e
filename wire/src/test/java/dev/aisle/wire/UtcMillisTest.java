package dev.aisle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcMillisTest {
  private static final DateTimeFormatter JDK =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  @Test
  void writesAndReadsWhatTheJdkDoes() {
    long seed = 20261121;
    SplittableRandom random = new SplittableRandom(seed);
    long earliest = JsonFields.EARLIEST.toEpochMilli();
    long latest = JsonFields.LATEST.toEpochMilli();
    for (int i = 0; i < 20_000; i++) {
      Instant time = Instant.ofEpochMilli(random.nextLong(earliest, latest + 1));
      String text = UtcMillis.format(time);
      assertThat(text).as("seed %d", seed).isEqualTo(JDK.format(time));
      assertThat(UtcMillis.parse(text)).as("seed %d", seed).isEqualTo(time);
    }
    assertThat(UtcMillis.format(JsonFields.EARLIEST)).isEqualTo("0000-01-01T00:00:00.000Z");
    assertThat(UtcMillis.format(JsonFields.LATEST)).isEqualTo("9999-12-31T23:59:59.999Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T08:30:00Z",
        "2026-11-21T08:30:00.123456Z",
        "2026-11-21T08:30:00.123+02:00",
        "2024-02-29T23:59:59.999Z",
        "2026-11-21T24:00:00.000Z"
      })
  void readsEveryFormThatTheJdkReads(String text) {
    assertThat(UtcMillis.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-21",
        "2026-02-30T08:30:00.000Z",
        "2026-13-01T08:30:00.000Z",
        "2026-11-21T08:60:00.000Z",
        "2026-11-21T25:00:00.000Z",
        "2026-11-21T08:30:00.000",
        "2026-11-21T08:30:00.000ZZ",
        "2026-11-21 08:30:00.000Z",
        "2o26-11-21T08:30:00.000Z"
      })
  void refusesWhatTheJdkRefuses(String text) {
    assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> UtcMillis.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
