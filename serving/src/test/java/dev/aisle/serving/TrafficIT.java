package dev.aisle.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.serving.access.Scope;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TrafficIT {
  private static final String SHOPPER = "\"shopper\":\"s-1\",\"session\":\"v-1\"";

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(folder, 30);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode search(String query) throws Exception {
    return server.post("/v1/search", "{\"query\":\"" + query + "\"," + SHOPPER + "}");
  }

  private void interact(String kind, JsonNode page, int position) throws Exception {
    JsonNode receipt =
        server.post(
            "/v1/events",
            "{\"type\":\"interaction\",\"kind\":\"%s\",\"request\":\"%s\",\"item\":\"%s\",\"price\":\"12.50\",%s}"
                .formatted(
                    kind,
                    page.get("request").asString(),
                    page.at("/items/" + (position - 1) + "/id").asString(),
                    SHOPPER));
    assertThat(receipt.get("accepted").asInt()).as(receipt.toString()).isEqualTo(1);
  }

  @Test
  void whatShoppersDidIsInEveryWindow() throws Exception {
    JsonNode page = search("Lamp");
    interact("click", page, 3);
    interact("order", page, 3);
    search("lamp ");
    search("zeppelin");
    server.post("/v1/events", "[]"); // writes the impressions that wait
    interact("click", search("lamp"), 1);

    for (String window : new String[] {"1h", "24h", "7d", "60d"}) {
      JsonNode traffic = server.json("/v1/traffic?window=" + window);
      assertThat(traffic.get("window").asString()).isEqualTo(window);
      assertThat(traffic.at("/totals/pages").asInt()).isEqualTo(4);
      assertThat(traffic.at("/totals/clicks").asInt()).isEqualTo(2);
      assertThat(traffic.at("/totals/orders").asInt()).isEqualTo(1);
      assertThat(traffic.at("/totals/revenue").asString()).isEqualTo("12.50");
      assertThat(sum(traffic.get("series"), "/pages/search")).isEqualTo(4);
      assertThat(sum(traffic.get("series"), "/clicks")).isEqualTo(2);
      assertThat(sum(traffic.get("series"), "/orders")).isEqualTo(1);
    }
  }

  private static int sum(JsonNode list, String pointer) {
    int sum = 0;
    for (JsonNode element : list) {
      sum += element.at(pointer).asInt();
    }
    return sum;
  }

  @Test
  void positionsQueriesAndStagesSayWhatHappened() throws Exception {
    JsonNode page = search("Lamp");
    interact("click", page, 3);
    interact("order", page, 3);
    interact("click", search("lamp"), 1);
    search("zeppelin");
    interact("click", search("lamp"), 1);

    JsonNode traffic = server.json("/v1/traffic?window=1h");
    JsonNode scene = traffic.at("/clickRates/0");
    assertThat(scene.get("scene").asString()).isEqualTo("search");
    assertThat(scene.at("/positions/0/exposures").asInt()).isEqualTo(3);
    assertThat(scene.at("/positions/0/clicks").asInt()).isEqualTo(2);
    assertThat(scene.at("/positions/0/rate").asDouble()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(scene.at("/positions/0/low").asDouble()).isCloseTo(0.2077, within(1e-4));
    assertThat(scene.at("/positions/0/high").asDouble()).isCloseTo(0.9385, within(1e-4));
    assertThat(scene.at("/positions/2/clicks").asInt()).isEqualTo(1);
    assertThat(traffic.get("queries").toString())
        .isEqualTo(
            "[{\"query\":\"lamp\",\"searches\":3,\"searchesAtMost\":3,\"clickedSearches\":3,"
                + "\"orders\":1},{\"query\":\"zeppelin\",\"searches\":1,\"searchesAtMost\":1,"
                + "\"clickedSearches\":0,\"orders\":0}]");
    assertThat(traffic.get("zeroResultQueries")).hasSize(1);
    assertThat(traffic.at("/zeroResultQueries/0/query").asString()).isEqualTo("zeppelin");
    JsonNode retrieve = traffic.at("/stages/0");
    assertThat(retrieve.get("stage").asString()).isEqualTo("retrieve");
    assertThat(retrieve.get("runs").asInt()).isEqualTo(4);
    assertThat(retrieve.get("degraded").asInt()).isZero();
    assertThat(retrieve.get("p50Micros").asLong())
        .isPositive()
        .isLessThanOrEqualTo(retrieve.get("p95Micros").asLong());
    assertThat(traffic.at("/cascade/runs").asInt()).isEqualTo(4);
    assertThat(server.get("/metrics").body()).contains("aisle_cascade_seconds_count 4");
  }

  @Test
  void anEarlierTimeIsLookedBackFrom() throws Exception {
    interact("click", search("lamp"), 1);

    JsonNode before = server.json("/v1/traffic?until=2020-01-01T00:00:00Z");
    assertThat(before.at("/totals/pages").asInt()).isZero();
    assertThat(before.get("window").asString()).isEqualTo("24h");
    assertThat(before.get("latest").isString()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "?window=2h, window: \"2h\" is none",
    "?until=yesterday, until: is no time",
    "?until=-999999999-01-01T00:00:00Z, until: is no time",
    "?until=%2B1000000000-12-31T23:59:59Z, until: is no time"
  })
  void whatIsNoWindowIsRefused(String parameters, String message) throws Exception {
    HttpResponse<String> refused = server.get("/v1/traffic" + parameters);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestServer.JSON.readTree(refused.body()).get("detail").asString()).contains(message);
  }

  @Test
  void trafficIsForThoseWhoRunTheShop() throws Exception {
    String searching = server.keys.create("page", Set.of(Scope.SEARCH, Scope.EVENTS)).text();
    String admin = server.keys.create("office", Set.of(Scope.ADMIN)).text();

    for (String path : new String[] {"/v1/traffic", "/v1/background-shoppers"}) {
      assertThat(server.get(path).statusCode()).isEqualTo(401);
      assertThat(server.get(path, "X-API-Key", searching).statusCode()).isEqualTo(403);
      assertThat(server.get(path, "X-API-Key", admin).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void simulatedShoppersStartAndStop() throws Exception {
    String path = "/v1/background-shoppers";
    assertThat(server.json(path).get("running").asBoolean()).isFalse();

    JsonNode started = server.post(path, "{\"running\":true,\"pagesPerSecond\":2.5}");
    assertThat(started.get("running").asBoolean()).isTrue();
    assertThat(started.get("pagesPerSecond").asDouble()).isEqualTo(2.5);
    assertThat(server.shoppers.status().running()).isTrue();
    assertThat(server.json("/v1/traffic").at("/backgroundShoppers/pages").asInt()).isEqualTo(12);

    assertThat(server.post(path, "{\"running\":false}").get("running").asBoolean()).isFalse();
    assertThat(server.post(path, "{\"running\":true}").get("pagesPerSecond").asDouble())
        .isEqualTo(2.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"running\":true,\"pagesPerSecond\":0}",
        "{\"running\":true,\"pagesPerSecond\":-1}",
        "{\"running\":true,\"pagesPerSecond\":1e9}",
        "{\"running\":true,\"rate\":1}"
      })
  void ratesOutOfRangeAreRefused(String body) throws Exception {
    assertThat(server.send("POST", "/v1/background-shoppers", body).statusCode()).isEqualTo(400);
    assertThat(server.shoppers.status().running()).isFalse();
  }

  @Test
  void aRealShopHasNoSimulatedShoppers() throws Exception {
    server.restartWithoutSimulatedShoppers(folder);

    assertThat(server.json("/v1/traffic").get("backgroundShoppers").isNull()).isTrue();
    for (HttpResponse<String> answer :
        List.of(
            server.get("/v1/background-shoppers"),
            server.send("POST", "/v1/background-shoppers", "{\"running\":true}"))) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("not a generated one").contains("aisle demo");
    }
  }
}
