package dev.aisle.serving.http;

import dev.aisle.core.InvalidInputException;
import io.helidon.common.mapper.MapperManager;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The socket, and HTTP/1.1 on it: one virtual thread a connection.
public final class Listener implements AutoCloseable {
  static {
    keepMappers();
  }

  private final WebServer server;

  private Listener(WebServer server) {
    this.server = server;
  }

  /// Listens.
  ///
  /// @param port 0 for any free one
  /// @throws InvalidInputException where the port is in use or the host is none of this machine's
  public static Listener start(String host, int port, Limits limits, FrontDoor door, Json json) {
    WebServer made =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofMillis(500))
            .maxTcpConnections(limits.connections())
            .idleConnectionTimeout(Duration.ofMinutes(1))
            .idleConnectionPeriod(Duration.ofSeconds(10))
            .connectionOptions(
                options -> options.readTimeout(limits.readTimeout()).tcpNoDelay(true))
            .protocolsDiscoverServices(false)
            .addProtocol(
                Http1Config.builder()
                    .maxHeadersSize(limits.headerBytes())
                    .maxPrologueLength(limits.headerBytes())
                    .build())
            .directHandlers(handlers(json))
            .routing(routing -> routing.any(door))
            .build();
    made.start();
    if (!made.isRunning()) {
      // The server logs what went wrong and says no more; trying once more tells.
      throw explained(host, port);
    }
    return new Listener(made);
  }

  /// The library asks for its mappers whenever it reads a Content-Length, twice a request, and
  /// where none are set it makes new ones each time: a third of its CPU time. What it offers in
  /// place of this call refuses to be set once the registry was used.
  @SuppressWarnings("removal")
  private static void keepMappers() {
    MapperManager.global(MapperManager.create());
  }

  /// The port that is listened on.
  public int port() {
    return server.port();
  }

  /// Stops listening; connections end within half a second.
  @Override
  public void close() {
    server.stop();
  }

  private static InvalidInputException explained(String host, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, port));
      throw new IllegalStateException("no server on port " + port + ", though it is free");
    } catch (IOException e) {
      String said = String.valueOf(e.getMessage());
      return e instanceof BindException && said.contains("in use")
          ? new InvalidInputException(
              "port " + port,
              "is in use on " + host,
              "Stop what uses it, or choose another with --port; 0 takes any free one.",
              e)
          : new InvalidInputException(
              "address " + host + ":" + port,
              "cannot be listened on (" + said + ")",
              "Use 127.0.0.1, or 0.0.0.0 for all addresses, and a port above 1023.",
              e);
    }
  }

  /// What is so wrong that it never becomes a request is answered with a problem as well.
  private static DirectHandlers handlers(Json json) {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, new ProblemHandler(json));
    }
    return handlers.build();
  }

  private record ProblemHandler(Json json) implements DirectHandler {
    @Override
    public TransportResponse handle(
        TransportRequest request,
        EventType type,
        Status status,
        ServerResponseHeaders headers,
        @Nullable String message) {
      // Our own failures never come here ([FrontDoor]): what does could not be read as HTTP, also
      // where the library calls that an error of the server.
      Status answered = type == EventType.INTERNAL_ERROR ? Status.BAD_REQUEST_400 : status;
      int code = answered.code();
      Problem problem =
          new Problem(
              "about:blank",
              Problem.title(code),
              code,
              "request: is not HTTP that this server reads. Check path, headers and length.",
              "request",
              null,
              null,
              RequestIds.make("r-"));
      SecurityHeaders.API.forEach(headers::set);
      return TransportResponse.builder()
          .status(answered)
          .headers(headers)
          .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .keepAlive(false)
          .entity(json.write(problem))
          .build();
    }
  }
}
