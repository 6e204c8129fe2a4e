package dev.aisle.serving.http;

import java.time.Duration;

/// How much one client may ask of the server.
///
/// @param bodyBytes bytes of a request's body
/// @param jsonDepth levels of nesting in a body
/// @param queryLength characters of a query text
/// @param pageSize items on a page
/// @param depth items of a list that can be paged through
/// @param requestsPerSecond requests of one client (a key, or an address without one)
/// @param burst requests that one client may send at once
/// @param concurrentRequests requests that are answered at the same time
/// @param connections open connections
/// @param headerBytes bytes of a request's headers
/// @param readTimeout how long a client may pause in the middle of a request; asked of the socket,
///     but Helidon 4.4 does not apply it to its channels: a client that pauses in a body holds one
///     of `connections` until it goes on or leaves, and only idle connections are closed
/// @param drain how long a shutdown waits for requests that are being answered
public record Limits(
    int bodyBytes,
    int jsonDepth,
    int queryLength,
    int pageSize,
    int depth,
    double requestsPerSecond,
    double burst,
    int concurrentRequests,
    int connections,
    int headerBytes,
    Duration readTimeout,
    Duration drain) {
  /// For a shop on one machine.
  public static final Limits DEFAULT =
      new Limits(
          16 << 20,
          64,
          500,
          100,
          2_000,
          5_000,
          10_000,
          512,
          4_096,
          16 << 10,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));

  public Limits {
    if (bodyBytes < 1 || jsonDepth < 1 || queryLength < 1 || pageSize < 1 || depth < pageSize) {
      throw new IllegalArgumentException("limits must be positive, and depth at least a page");
    }
    if (concurrentRequests < 1 || connections < 1 || headerBytes < 1_024) {
      throw new IllegalArgumentException("limits of connections must be positive");
    }
  }

  /// The same with another request rate.
  public Limits withRate(double perSecond, double atOnce) {
    return new Limits(
        bodyBytes,
        jsonDepth,
        queryLength,
        pageSize,
        depth,
        perSecond,
        atOnce,
        concurrentRequests,
        connections,
        headerBytes,
        readTimeout,
        drain);
  }

  /// The same with another limit of the body and another read timeout.
  public Limits withBody(int bytes, Duration timeout) {
    return new Limits(
        bytes,
        jsonDepth,
        queryLength,
        pageSize,
        depth,
        requestsPerSecond,
        burst,
        concurrentRequests,
        connections,
        headerBytes,
        timeout,
        drain);
  }
}
