package dev.aisle.serving.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  @Test
  void aBurstIsFollowedByTheSteadyRatePerClient() {
    AtomicLong clock = new AtomicLong();
    RateLimit limit = new RateLimit(2, 3, clock::get);
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("a")).isZero();
    }
    assertThat(limit.take("a")).isBetween(Duration.ofMillis(499), Duration.ofMillis(501));
    assertThat(limit.take("b")).isZero();

    clock.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(limit.take("a")).isZero();
    assertThat(limit.take("a")).isPositive();
  }
}
