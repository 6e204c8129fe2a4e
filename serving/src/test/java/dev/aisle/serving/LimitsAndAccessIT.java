package dev.aisle.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.serving.access.Access.Storefront;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Limits;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsAndAccessIT {
  @TempDir Path folder;

  @Test
  void badRequestsNamePlaceProblemAndRemedy() throws Exception {
    try (TestServer server = TestServer.start(folder, 5)) {
      check(server, "{\"query\":\"a\",\"pgae\":2}", "/pgae", "Was \\\"page\\\" meant?");
      check(server, "{\"query\":\"a\",\"page\":1000000000}", "lists end at item 2000", "filters");
      check(server, "{\"query\":\"a\",\"page\":0}", "pages start at 1", "Send 1.");
      check(server, "{\"query\":\"a\",\"size\":101}", "from 1 to 100", "several pages");
      check(server, "{\"query\":\"a\",\"cursor\":\"AAAA\"}", "cursor", "nextCursor");
      check(server, "{\"query\":\"a\",\"sort\":\"price\"}", "is no order", "price_");
      check(server, "{\"query\":\"" + "x".repeat(1 << 20) + "\"}", "1048576", "Shorten");
      check(server, "{\"query\":" + "[".repeat(5_000), "/query", "openapi");
      check(server, "{\"query\":\"a\",\"filters\":{\"minPrice\":\"NaN\"}}", "minPrice", "12.99");
      check(
          server,
          "{\"query\":\"a\",\"filters\":{\"minPrice\":\"9\",\"maxPrice\":\"1\"}}",
          "above maxPrice",
          "Swap");
      check(server, "{\"filters\":" + "{\"attributes\":".repeat(5_000), "/filters", "openapi");
      check(server, "{\"query\":", "JSON", "openapi");
    }
  }

  private static void check(TestServer server, String body, String problem, String remedy)
      throws Exception {
    HttpResponse<String> answer = server.send("POST", "/v1/search", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains(problem).contains(remedy).doesNotContain("dev.aisle");
  }

  @Test
  void longBodiesFormsAndFastClientsAreTurnedAway() throws Exception {
    ServingConfig config =
        ServingConfig.onPort(0)
            .withLimits(Limits.DEFAULT.withBody(1_000, Duration.ofSeconds(2)).withRate(1, 3));
    try (TestServer server = TestServer.start(folder, 5, config)) {
      assertThat(server.send("POST", "/v1/search", "x".repeat(1_001)).statusCode()).isEqualTo(413);
      assertThat(
              server
                  .send(
                      "POST",
                      "/v1/search",
                      "query=a",
                      "Content-Type",
                      "application/x-www-form-urlencoded")
                  .statusCode())
          .isEqualTo(415);
      server.post("/v1/search", "{}");
      HttpResponse<String> fast = server.send("POST", "/v1/search", "{}");
      assertThat(fast.statusCode()).isEqualTo(429);
      assertThat(fast.headers().firstValue("Retry-After")).isPresent();
      assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void headersKeepBrowsersSafeAndTracesTogether() throws Exception {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    try (TestServer server = TestServer.start(folder, 5)) {
      HttpResponse<String> answer = server.get("/v1/shop", "traceparent", trace);
      assertThat(answer.headers().firstValue("traceparent")).hasValue(trace);
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
      assertThat(server.get("/v1/shop", "traceparent", "<x>").headers().map())
          .doesNotContainKey("traceparent");
      HttpResponse<String> page = server.get("/item/n-1");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'self'")
          .doesNotContain("unsafe");
      String tag = page.headers().firstValue("ETag").orElseThrow();
      assertThat(server.get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
      assertThat(server.get("/nothing.js").statusCode()).isEqualTo(404);
      assertThat(server.get("/..%2F..%2FKeys.class").body()).doesNotContain("CAFEBABE");
    }
  }

  @Test
  void picturesComeOnlyFromTheirFolder() throws Exception {
    Files.createDirectories(folder.resolve("pictures/a"));
    Files.write(folder.resolve("pictures/a/1 2.png"), new byte[] {1, 2, 3});
    Files.writeString(folder.resolve("secret.png"), "secret");
    Files.createSymbolicLink(folder.resolve("pictures/link.png"), folder.resolve("secret.png"));
    try (TestServer server = TestServer.start(folder, 5)) {
      HttpResponse<String> picture = server.get("/pictures/a%2F1%202.png");
      assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
      assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("max-age");
      for (String name :
          new String[] {"..%2Fsecret.png", "link.png", "none.png", "..%2Fkeys.json"}) {
        HttpResponse<String> answer = server.get("/pictures/" + name);
        assertThat(answer.body()).as(name).startsWith("<svg").doesNotContain("secret");
      }
    }
  }

  @Test
  void withoutAKeyAnotherAddressIsRefusedWhateverItClaims() throws Exception {
    Optional<InetAddress> own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress())
            .findFirst();
    Assumptions.assumeTrue(own.isPresent(), "this machine has no address but loopback");
    ServingConfig config = ServingConfig.onPort(0).withHost("0.0.0.0");
    try (TestServer server = TestServer.start(folder, 5, config)) {
      URI foreign =
          URI.create(
              "http://" + own.get().getHostAddress() + ":" + server.server.port() + "/v1/shop");
      HttpResponse<String> refused =
          TestServer.send(HttpRequest.newBuilder(foreign).header("X-Forwarded-For", "127.0.0.1"));
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("aisle key create");

      String key = server.keys.create("pages", Set.of(Scope.SEARCH)).text();
      assertThat(
              TestServer.send(
                      HttpRequest.newBuilder(foreign).header("Authorization", "Bearer " + key))
                  .statusCode())
          .isEqualTo(200);
      assertThat(
              TestServer.send(HttpRequest.newBuilder(foreign).header("X-API-Key", "aisle_guess"))
                  .statusCode())
          .isEqualTo(401);
      assertThat(server.get("/v1/shop").statusCode()).isEqualTo(200);
      assertThat(server.get("/metrics").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aClosedStorefrontNeedsAKeyOnThisMachineToo() throws Exception {
    ServingConfig config = ServingConfig.onPort(0).withStorefront(Storefront.CLOSED);
    try (TestServer server = TestServer.start(folder, 5, config)) {
      server.keys.create("pages", Set.of(Scope.EVENTS));
      HttpResponse<String> refused = server.get("/v1/shop");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }
  }

  @Test
  void aPortInUseIsNamedWithTheWayOut() throws Exception {
    try (TestServer server = TestServer.start(folder, 5)) {
      int port = server.server.port();
      assertThatThrownBy(() -> TestServer.start(folder, 1, ServingConfig.onPort(port)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("port " + port + ": is in use")
          .hasMessageContaining("--port");
    }
  }

  @Test
  void readinessWaitsForTheIndex() throws Exception {
    try (TestServer server = TestServer.start(folder, 5)) {
      server.index.startEmpty(true);
      HttpResponse<String> starting = server.get("/readyz");
      assertThat(starting.statusCode()).isEqualTo(503);
      assertThat(starting.body()).contains("0 of 5 items");
      server.index.startEmpty(false);
      assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
    }
  }
}
