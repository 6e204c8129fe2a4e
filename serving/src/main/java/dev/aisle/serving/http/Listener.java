package dev.aisle.serving.http;

import dev.aisle.core.InvalidInputException;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The socket, and HTTP/1.1 on it: one virtual thread a connection.
public final class Listener implements AutoCloseable {
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
    try {
      return new Listener(made.start());
    } catch (RuntimeException e) {
      throw explained(e, host, port);
    }
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

  private static RuntimeException explained(RuntimeException e, String host, int port) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException
          && !String.valueOf(cause.getMessage()).contains("assign")) {
        return new InvalidInputException(
            "port " + port,
            "is in use on " + host + " (" + cause.getMessage() + ")",
            "Stop what uses it, or choose another with --port; 0 takes any free one.",
            e);
      }
      if (cause instanceof BindException
          || cause instanceof UnknownHostException
          || cause instanceof UnresolvedAddressException) {
        return new InvalidInputException(
            "host " + host,
            "is no address of this machine",
            "Use localhost, or 0.0.0.0 for all of its addresses.",
            e);
      }
    }
    return e;
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
      int code = status.code();
      Problem problem =
          new Problem(
              "about:blank",
              Problem.title(code),
              code,
              code >= 500
                  ? "server: the request could not be answered"
                  : "request: is not HTTP that this server reads. Check path, headers and length.",
              "request",
              null,
              null,
              RequestIds.make("r-"));
      SecurityHeaders.API.forEach(headers::set);
      return TransportResponse.builder()
          .status(status)
          .headers(headers)
          .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .keepAlive(false)
          .entity(json.write(problem))
          .build();
    }
  }
}
