package dev.aisle.serving.http;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An error as clients see it (RFC 9457, `application/problem+json`), and the one place that says
/// which exception has which status.
///
/// @param type `about:blank`: the status says what kind it is
/// @param title the status in words
/// @param detail place, problem and remedy in one text
/// @param place where in the request: a field, a header, a line
/// @param problem what was found and what was expected
/// @param remedy what to do about it
/// @param request the id under which the server's log knows the request
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String place,
    @Nullable String problem,
    @Nullable String remedy,
    String request) {
  /// The media type of problems.
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  /// What an exception means to the client.
  ///
  /// | exception | status |
  /// |---|---|
  /// | [InvalidInputException] | 400 |
  /// | [Refusal] | its own |
  /// | [IOException], [UncheckedIOException]: the disk | 503 |
  /// | anything else, our own mistake | 500, without a word of it |
  public static Problem of(Exception e, String request) {
    return switch (e) {
      case InvalidInputException bad -> of(400, bad.place(), bad.problem(), bad.remedy(), request);
      case Refusal refusal ->
          of(refusal.status(), refusal.place(), refusal.problem(), refusal.remedy(), request);
      case IOException _, UncheckedIOException _ -> {
        LOG.error("request {} failed on the disk", request, e);
        yield of(
            503,
            "shop",
            "the change could not be written, nothing of it was accepted",
            "Free space on the shop's disk, then send it again.",
            request);
      }
      default -> {
        LOG.error("request {} failed", request, e);
        yield of(
            500,
            "server",
            "something went wrong that is no fault of the request",
            "Report it with the request's id; the server's log has the cause.",
            request);
      }
    };
  }

  private static Problem of(
      int status, String place, String problem, String remedy, String request) {
    String where = place.isEmpty() ? "" : place + ": ";
    return new Problem(
        "about:blank",
        title(status),
        status,
        where + problem + ". " + remedy,
        place,
        problem,
        remedy,
        request);
  }

  /// A status in words.
  static String title(int status) {
    return TITLES.getOrDefault(status, "Error");
  }
}
