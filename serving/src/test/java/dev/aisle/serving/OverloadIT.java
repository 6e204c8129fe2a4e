package dev.aisle.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.serving.access.Access.Storefront;
import dev.aisle.serving.http.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Requests that are too large or too many, and a server that stops while it answers.
@Timeout(60)
class OverloadIT {
  private static final String SEARCH = "{\"query\":\"lamp\",\"shopper\":\"s-1\"}";

  @TempDir Path folder;

  private TestServer start(int atOnce) throws IOException {
    Limits usual = Limits.DEFAULT;
    Limits limits =
        new Limits(
            usual.bodyBytes(),
            usual.jsonDepth(),
            usual.queryLength(),
            usual.pageSize(),
            usual.depth(),
            usual.requestsPerSecond(),
            usual.burst(),
            atOnce,
            usual.connections(),
            4_096,
            usual.readTimeout(),
            Duration.ofSeconds(20));
    return TestServer.start(
        folder,
        5,
        new ServingConfig("127.0.0.1", 0, Storefront.LOOPBACK, Duration.ofSeconds(30), limits));
  }

  @Test
  void headersBeyondTheLimitAreRefusedWithAProblem() throws Exception {
    try (TestServer server = start(8);
        Socket large = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
      String answer =
          sent(
              large,
              "GET /v1/shop HTTP/1.1\r\nHost: localhost\r\nX-Long: "
                  + "x".repeat(8_000)
                  + "\r\n\r\n");

      assertThat(answer)
          .startsWith("HTTP/1.1 4")
          .contains("application/problem+json")
          .contains("Check path, headers and length.");
      assertThat(server.get("/v1/shop", "X-Long", "x".repeat(2_000)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatIsMoreThanCanBeAnsweredAtOnceIsPutOff() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (TestServer server = start(2);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      server.index.hold(release);
      Future<HttpResponse<String>> first = clients.submit(() -> search(server));
      Future<HttpResponse<String>> second = clients.submit(() -> search(server));
      assertThat(server.index.begun.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();

      HttpResponse<String> third = search(server);
      int health = server.get("/healthz").statusCode();
      release.countDown();

      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(third.body()).contains("too many requests are being answered");
      assertThat(health).isEqualTo(200);
      assertThat(first.get().statusCode()).isEqualTo(200);
      assertThat(second.get().statusCode()).isEqualTo(200);
      assertThat(search(server).statusCode()).isEqualTo(200);
    } finally {
      release.countDown();
    }
  }

  @Test
  void aServerThatStopsFinishesWhatItAnswersAndRefusesWhatIsNew() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (TestServer server = start(8);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      server.index.hold(release);
      Future<HttpResponse<String>> inFlight = clients.submit(() -> search(server));
      assertThat(server.index.begun.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
      Future<?> stopping = clients.submit(server::close);
      while (!server.get("/readyz").body().contains("draining")) {
        Thread.onSpinWait();
      }

      HttpResponse<String> late = search(server);
      boolean waits = !stopping.isDone();
      release.countDown();

      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.body()).contains("shutting down");
      assertThat(waits).isTrue();
      assertThat(inFlight.get().statusCode()).isEqualTo(200);
      assertThat(inFlight.get().body()).contains("Lamp 4");
      stopping.get();
      // Its impression is in the log, though the server stopped right after.
      assertThat(server.shop.nextOffset()).isEqualTo(1);
    } finally {
      release.countDown();
    }
  }

  private static HttpResponse<String> search(TestServer server) throws Exception {
    return server.send("POST", "/v1/search", SEARCH);
  }

  /// All that the server says until it closes the connection.
  private static String sent(Socket socket, String request) throws IOException {
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
