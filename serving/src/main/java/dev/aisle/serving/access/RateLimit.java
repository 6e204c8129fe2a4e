package dev.aisle.serving.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/// How often each client may ask: a bucket of tokens per client that fills at a steady rate.
/// Remembers the 100,000 clients that were last seen. Safe for use by several threads.
public final class RateLimit {
  private static final double NANOS = 1e9;

  private static final class Bucket {
    private double tokens;
    private long filled;

    Bucket(double tokens, long filled) {
      this.tokens = tokens;
      this.filled = filled;
    }
  }

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanoClock;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(10)).build();

  /// @param perSecond requests that a client may send in the long run
  /// @param burst requests that it may send at once
  /// @param nanoClock such as [System#nanoTime]
  public RateLimit(double perSecond, double burst, LongSupplier nanoClock) {
    if (!(perSecond > 0) || !(burst >= 1)) {
      throw new IllegalArgumentException(perSecond + " per second, burst " + burst);
    }
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoClock = nanoClock;
  }

  /// Takes a token of the client.
  ///
  /// @return zero where it had one, otherwise how long until it has
  public Duration take(String client) {
    long now = nanoClock.getAsLong();
    Bucket bucket = buckets.get(client, _ -> new Bucket(burst, now));
    synchronized (bucket) {
      double earned = Math.max(0, now - bucket.filled) / NANOS * perSecond;
      bucket.tokens = Math.min(burst, bucket.tokens + earned);
      bucket.filled = now;
      if (bucket.tokens >= 1) {
        bucket.tokens--;
        return Duration.ZERO;
      }
      return Duration.ofNanos((long) ((1 - bucket.tokens) / perSecond * NANOS) + 1);
    }
  }
}
