package dev.aisle.serving.http;

import dev.aisle.core.InvalidInputException;
import dev.aisle.serving.access.Access;
import dev.aisle.serving.access.Access.Decision;
import dev.aisle.serving.access.Caller;
import dev.aisle.serving.access.RateLimit;
import dev.aisle.serving.access.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every request passes here: it gets an id, is matched to an endpoint, let in or refused, limited,
/// answered, counted and logged. Whatever goes wrong becomes a [Problem].
public final class FrontDoor implements Handler {
  private static final Logger ACCESS_LOG = LoggerFactory.getLogger("dev.aisle.serving.requests");
  private static final Pattern TRACE_PARENT =
      Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final String BEARER = "Bearer ";

  private final Routes routes;
  private final Endpoint pages;
  private final Access access;
  private final RateLimit rate;
  private final Limits limits;
  private final ServingMetrics metrics;
  private final Json json;
  private final Semaphore permits;
  private volatile boolean draining;

  /// @param pages answers GETs of all paths that no endpoint has
  public FrontDoor(
      List<Endpoint> endpoints,
      Endpoint pages,
      Access access,
      Limits limits,
      ServingMetrics metrics,
      Json json) {
    this.routes = new Routes(endpoints);
    this.pages = pages;
    this.access = access;
    this.rate = new RateLimit(limits.requestsPerSecond(), limits.burst(), System::nanoTime);
    this.limits = limits;
    this.metrics = metrics;
    this.json = json;
    this.permits = new Semaphore(limits.concurrentRequests());
    metrics.gauge(
        "aisle.http.in.flight",
        "requests that are being answered",
        () -> limits.concurrentRequests() - permits.availablePermits());
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    long began = System.nanoTime();
    Exchange exchange = new Exchange(request, response, RequestIds.make("r-"), json, limits);
    String route = "none";
    try {
      trace(exchange);
      Routes.Match match = routes.match(exchange.method(), exchange.rawPath());
      Endpoint endpoint = match == null ? page(exchange) : match.endpoint();
      route = endpoint.method() + " " + endpoint.path();
      admit(request, exchange, endpoint.scope());
      exchange.matched(match == null ? Map.of() : match.variables());
      answer(exchange, endpoint);
    } catch (Exception e) {
      if (exchange.answered()) {
        // The client went away while it was answered, or a stream broke off: nobody can be told.
        ACCESS_LOG.debug("request {} could not be answered to its end", exchange.id(), e);
        throw new CloseConnectionException("the answer broke off", e);
      }
      exchange.problem(
          Problem.of(e, exchange.id()), e instanceof Refusal r ? r.headers() : Map.of());
    } finally {
      long nanos = System.nanoTime() - began;
      metrics.answered(route, exchange.status(), nanos);
      log(exchange, route, nanos);
    }
  }

  /// From now on requests are refused with 503, except those about the server's health.
  public void drain() {
    draining = true;
  }

  /// Whether [#drain] was called.
  public boolean draining() {
    return draining;
  }

  /// Waits for the requests that are being answered and says whether all were, in time.
  public boolean awaitIdle(Duration most) throws InterruptedException {
    int all = limits.concurrentRequests();
    boolean idle =
        permits.tryAcquire(all, most.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
    if (idle) {
      permits.release(all);
    }
    return idle;
  }

  private Endpoint page(Exchange exchange) {
    String method = exchange.method();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new Refusal(
          405,
          "method",
          method + " is not answered at this path",
          "See /openapi.json for what there is.",
          Map.of("Allow", "GET"));
    }
    return pages;
  }

  private void answer(Exchange exchange, Endpoint endpoint) throws Exception {
    if (endpoint.scope() == null) {
      endpoint.handler().handle(exchange);
      return;
    }
    if (draining) {
      throw busy("the server is shutting down", "Ask again in a few seconds.", true);
    }
    if (!permits.tryAcquire()) {
      throw busy("too many requests are being answered", "Ask again in a second.", false);
    }
    try {
      endpoint.handler().handle(exchange);
    } finally {
      permits.release();
    }
  }

  private static Refusal busy(String problem, String remedy, boolean close) {
    Map<String, String> headers =
        close ? Map.of("Retry-After", "5", "Connection", "close") : Map.of("Retry-After", "1");
    return new Refusal(503, "server", problem, remedy, headers);
  }

  private void admit(ServerRequest request, Exchange exchange, @Nullable Scope scope) {
    if (scope == null) {
      return;
    }
    switch (access.decide(caller(request, exchange), scope)) {
      case Decision.Refused(int status, String problem, String remedy) ->
          throw new Refusal(
              status,
              "access",
              problem,
              remedy,
              status == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.of());
      case Decision.Granted(String client) -> {
        Duration wait = rate.take(client);
        if (!wait.isZero()) {
          throw new Refusal(
              429,
              "rate",
              "more than " + limits.requestsPerSecond() + " requests a second",
              "Wait as Retry-After says.",
              Map.of("Retry-After", Long.toString(wait.toSeconds() + 1)));
        }
      }
    }
  }

  private static Caller caller(ServerRequest request, Exchange exchange) {
    ServerRequestHeaders headers = request.headers();
    String bearer = exchange.header("Authorization");
    String key =
        bearer != null && bearer.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? bearer.substring(BEARER.length()).strip()
            : exchange.header("X-API-Key");
    return new Caller(
        address(request),
        key,
        headers.first(HeaderNames.HOST).orElse(null),
        headers.first(HeaderNames.ORIGIN).orElse(null),
        exchange.header("X-Forwarded-For") != null || exchange.header("Forwarded") != null);
  }

  private static InetAddress address(ServerRequest request) {
    if (request.remotePeer().address() instanceof InetSocketAddress peer
        && peer.getAddress() != null) {
      return peer.getAddress();
    }
    throw new InvalidInputException(
        "connection", "comes from no internet address", "Connect over TCP.");
  }

  private static void trace(Exchange exchange) {
    String parent = exchange.header("traceparent");
    if (parent != null && TRACE_PARENT.matcher(parent).matches()) {
      exchange.traced(parent);
    }
  }

  private static void log(Exchange exchange, String route, long nanos) {
    if (ACCESS_LOG.isDebugEnabled()) {
      String parent = exchange.header("traceparent");
      ACCESS_LOG.debug(
          exchange
              .json()
              .mapper()
              .writeValueAsString(
                  new AccessLine(
                      exchange.id(),
                      route,
                      exchange.status(),
                      nanos / 1_000,
                      parent == null ? null : parent.toLowerCase(Locale.ROOT))));
    }
  }

  /// One line of the access log.
  private record AccessLine(
      String request, String route, int status, long tookMicros, @Nullable String traceparent) {}
}
