package dev.aisle.serving.http;

import dev.aisle.core.InvalidInputException;
import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// One request and its answer. Used by one thread; answered exactly once.
public final class Exchange {
  private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
  private static final HeaderName TRACE = HeaderNames.create("traceparent");

  private final ServerRequest request;
  private final ServerResponse response;
  private final String id;
  private final Json json;
  private final Limits limits;
  private Map<String, String> variables = Map.of();
  private int status;

  Exchange(ServerRequest request, ServerResponse response, String id, Json json, Limits limits) {
    this.request = request;
    this.response = response;
    this.id = id;
    this.json = json;
    this.limits = limits;
    response.header(REQUEST_ID, id);
    SecurityHeaders.API.forEach(response::header);
  }

  /// The id under which the server knows this request, also sent as `X-Request-Id`.
  public String id() {
    return id;
  }

  /// The method, in capitals.
  public String method() {
    return request.prologue().method().text();
  }

  /// The path as it was sent, percent-encoded.
  public String rawPath() {
    return request.path().absolute().rawPath();
  }

  /// The value of a variable of the path, decoded.
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the path has no variable " + name);
    }
    return value;
  }

  /// The first value of a parameter of the query, decoded, or null.
  public @Nullable String parameter(String name) {
    Parameters query = request.query();
    try {
      return query.contains(name) ? query.get(name) : null;
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new InvalidInputException(
          "query parameter " + name, "is not percent-encoded UTF-8", "Encode it.", e);
    }
  }

  /// A parameter of the query that is a number.
  ///
  /// @throws InvalidInputException where it is none from 1 to `most`
  public int number(String name, int otherwise, int most) {
    String text = parameter(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw outOfRange(name, text, most, e);
    }
    throw outOfRange(name, text, most, null);
  }

  private static InvalidInputException outOfRange(
      String name, String text, int most, @Nullable NumberFormatException cause) {
    String problem = "is \"" + shortened(text) + "\" but must be a number from 1 to " + most;
    String remedy = "Send such a number, or leave it out.";
    return cause == null
        ? new InvalidInputException(name, problem, remedy)
        : new InvalidInputException(name, problem, remedy, cause);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  /// A header's first value, or null.
  public @Nullable String header(String name) {
    return request.headers().first(HeaderNames.create(name)).orElse(null);
  }

  /// The body, whole.
  ///
  /// @throws Refusal 413 where it is longer than the limit, 415 where it is a form or compressed
  public byte[] body() throws IOException {
    checkType();
    long length = request.headers().contentLength().orElse(-1);
    if (length > limits.bodyBytes()) {
      throw tooLarge();
    }
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    byte[] body = read();
    if (body.length > limits.bodyBytes()) {
      throw tooLarge();
    }
    return body;
  }

  /// Whatever reading throws is about the client: it went away, or was too slow.
  private byte[] read() {
    try {
      return request.content().inputStream().readNBytes(limits.bodyBytes() + 1);
    } catch (IOException | RuntimeException e) {
      throw new Refusal(
          400,
          "body",
          "ended before all of it was sent, or paused too long",
          "Send as many bytes as Content-Length says, without pauses.",
          Map.of("Connection", "close"));
    }
  }

  /// The body as a record.
  ///
  /// @throws InvalidInputException where it is not the record's JSON
  public <T> T body(Class<T> type) throws IOException {
    byte[] body = body();
    if (body.length == 0) {
      throw new InvalidInputException("body", "is empty", "Send a JSON object.");
    }
    return json.read(body, type);
  }

  private void checkType() {
    String type = header("Content-Type");
    if (type != null && (type.startsWith("multipart/") || type.contains("form-urlencoded"))) {
      throw unsupported("Content-Type", "is " + shortened(type), "Send application/json.");
    }
    String encoding = header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported("Content-Encoding", "is " + shortened(encoding), "Send it uncompressed.");
    }
  }

  private static Refusal unsupported(String header, String problem, String remedy) {
    return new Refusal(415, header, problem, remedy, Map.of("Connection", "close"));
  }

  private Refusal tooLarge() {
    return new Refusal(
        413,
        "body",
        "is longer than " + limits.bodyBytes() + " bytes",
        "Send it in several requests.",
        Map.of("Connection", "close"));
  }

  /// Answers with a record.
  public void json(Object answer) {
    send(200, Content.JSON, json.write(answer));
  }

  /// Answers with a record and another status.
  public void json(int code, Object answer) {
    send(code, Content.JSON, json.write(answer));
  }

  /// Answers with bytes.
  public void send(int code, String mediaType, byte[] bytes) {
    status = code;
    response.status(Status.create(code));
    if (!mediaType.isEmpty()) {
      response.header(HeaderNames.CONTENT_TYPE, mediaType);
    }
    if (method().equals("HEAD")) {
      response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
      response.send();
    } else {
      response.send(bytes);
    }
  }

  /// Answers with what `body` writes, of unknown length. What it throws after its first bytes ends
  /// the connection.
  public void stream(String mediaType, Body body) throws IOException {
    status = 200;
    response.header(HeaderNames.CONTENT_TYPE, mediaType);
    try (OutputStream out = response.outputStream()) {
      body.writeTo(out);
    }
  }

  /// Writes a body.
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Sets a header of the answer.
  public Exchange set(String name, String value) {
    response.header(HeaderValues.create(HeaderNames.create(name), value));
    return this;
  }

  /// JSON as this server reads and writes it.
  public Json json() {
    return json;
  }

  void problem(Problem problem, Map<String, String> headers) {
    headers.forEach(this::set);
    send(problem.status(), Problem.MEDIA_TYPE, json.write(problem));
  }

  void matched(Map<String, String> values) {
    variables = values;
  }

  void traced(String traceparent) {
    response.header(TRACE, traceparent);
  }

  /// The status that was answered, 0 before.
  int status() {
    return status;
  }

  boolean answered() {
    return response.isSent() || status != 0;
  }
}
