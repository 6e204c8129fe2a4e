package dev.aisle.serving.http;

import java.io.Serial;
import java.util.Map;

/// A request that is answered with an error status that is not simply 400. A bad value is a
/// [dev.aisle.core.InvalidInputException] instead.
public final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final String place;
  private final String problem;
  private final String remedy;
  private final transient Map<String, String> headers;

  /// @param headers sent with the answer: `Allow`, `Retry-After`
  public Refusal(
      int status, String place, String problem, String remedy, Map<String, String> headers) {
    super(place + ": " + problem + ". " + remedy, null, false, false);
    this.status = status;
    this.place = place;
    this.problem = problem;
    this.remedy = remedy;
    this.headers = Map.copyOf(headers);
  }

  /// Nothing is known by this name.
  public static Refusal unknown(String kind, String name, String remedy) {
    return new Refusal(404, kind, "\"" + name + "\" is not known", remedy, Map.of());
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// As in [dev.aisle.core.InvalidInputException].
  public String place() {
    return place;
  }

  /// As in [dev.aisle.core.InvalidInputException].
  public String problem() {
    return problem;
  }

  /// As in [dev.aisle.core.InvalidInputException].
  public String remedy() {
    return remedy;
  }

  /// Sent with the answer.
  public Map<String, String> headers() {
    return headers;
  }
}
