package dev.aisle.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.events.Impression;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SearchIT {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(folder, 45);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPageHasItemsWithPositionsFacetsAndStages() throws Exception {
    JsonNode page = server.post("/v1/search", "{\"query\":\"lamp\",\"size\":10,\"facets\":true}");

    assertThat(page.get("total").asInt()).isEqualTo(45);
    assertThat(page.get("pages").asInt()).isEqualTo(5);
    assertThat(page.get("items")).hasSize(10);
    assertThat(page.at("/items/0/position").asInt()).isEqualTo(1);
    assertThat(page.at("/items/0/price").asString()).isEqualTo("10.50");
    assertThat(page.at("/facets/0/field").asString()).isEqualTo("category");
    assertThat(page.at("/facets/0/values/0/count").asInt()).isEqualTo(45);
    assertThat(page.at("/stages/0/stage").asString()).isEqualTo("retrieve");
    assertThat(page.at("/stages/0/out").asInt()).isEqualTo(45);
    assertThat(page.at("/stages/0/degraded").isNull()).isTrue();
    assertThat(page.get("bundle").asString()).isEqualTo("bundle-1");
    assertThat(page.get("shopper").asString()).startsWith("anonymous-");
  }

  @Test
  void followingTheCursorShowsEveryItemOnceUnderOneRequest() throws Exception {
    List<String> ids = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    JsonNode page = server.post("/v1/search", "{\"query\":\"lamp\",\"size\":10}");
    String request = page.get("request").asString();
    while (true) {
      page.get("items").forEach(item -> ids.add(item.get("id").asString()));
      page.get("items").forEach(item -> positions.add(item.get("position").asInt()));
      if (page.get("nextCursor").isNull()) {
        break;
      }
      // An item that is new in between must not shift the pages.
      server.shop.with(dev.aisle.core.TestItems.item("a" + ids.size(), "Lamp A", "1", "Home"));
      page =
          server.post(
              "/v1/search",
              "{\"query\":\"lamp\",\"size\":10,\"cursor\":\""
                  + page.get("nextCursor").asString()
                  + "\"}");
      assertThat(page.get("request").asString()).isEqualTo(request);
    }
    assertThat(ids).hasSize(45).doesNotHaveDuplicates();
    assertThat(positions).isSorted().startsWith(1).endsWith(45);
  }

  @Test
  void pageNumbersContinueTheShoppersList() throws Exception {
    String body = "{\"query\":\"lamp\",\"shopper\":\"s-1\",\"size\":20,\"page\":";
    JsonNode first = server.post("/v1/search", body + "1}");
    JsonNode second = server.post("/v1/search", body + "2}");

    assertThat(second.get("request")).isEqualTo(first.get("request"));
    assertThat(second.at("/items/0/position").asInt()).isEqualTo(21);
    assertThat(second.at("/items/0/id")).isNotEqualTo(first.at("/items/0/id"));
  }

  @Test
  void aChangedPriceIsOnTheNextPageOfTheSameList() throws Exception {
    JsonNode first = server.post("/v1/search", "{\"query\":\"lamp\",\"size\":44}");
    assertThat(server.send("PUT", "/v1/items/n-9/offer", "{\"price\":\"1.25\",\"stock\":0}"))
        .extracting(r -> r.statusCode())
        .isEqualTo(200);
    JsonNode last =
        server.post(
            "/v1/search",
            "{\"query\":\"lamp\",\"size\":44,\"cursor\":\""
                + first.get("nextCursor").asString()
                + "\"}");

    assertThat(last.at("/items/0/id").asString()).isEqualTo("n-9");
    assertThat(last.at("/items/0/price").asString()).isEqualTo("1.25");
    assertThat(last.at("/items/0/inStock").asBoolean()).isFalse();
  }

  @Test
  void aBrokenStageIsADegradedPageAndNoError() throws Exception {
    server.index.breakDown(true);
    JsonNode page = server.post("/v1/search", "{\"query\":\"lamp\"}");

    assertThat(page.get("items")).isEmpty();
    assertThat(page.at("/stages/0/degraded").asString()).contains("the index is on fire");
    assertThat(server.get("/metrics").body())
        .contains("aisle_stage_degraded_total{name=\"titles\",stage=\"retrieve\"} 1.0");
  }

  @Test
  void similarItemsLeaveTheItemOut() throws Exception {
    JsonNode page = server.post("/v1/recommend", "{\"item\":\"n-0\",\"size\":5}");
    assertThat(page.get("items")).hasSize(5);
    assertThat(page.get("items").findValuesAsString("id")).doesNotContain("n-0");
    assertThat(server.send("POST", "/v1/recommend", "{\"item\":\"nope\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void completionsComeByGetAndByPost() throws Exception {
    assertThat(server.json("/v1/complete?q=lamp%204&limit=2").get("completions").toString())
        .isEqualTo("[\"lamp 4\",\"lamp 40\"]");
    assertThat(server.post("/v1/complete", "{\"q\":\"LAMP 7\"}").get("completions").toString())
        .isEqualTo("[\"lamp 7\"]");
  }

  @Test
  void everyAnsweredPageIsLoggedOnceAsAnImpression() throws Exception {
    JsonNode page =
        server.post("/v1/search", "{\"query\":\"lamp\",\"shopper\":\"s-1\",\"size\":20}");
    server.post("/v1/search", "{\"query\":\"lamp\",\"shopper\":\"s-1\",\"size\":20,\"page\":2}");
    server.close();

    List<Impression> impressions = server.shop.events(Impression.class);
    assertThat(impressions).hasSize(2);
    assertThat(impressions.getFirst().request().value()).isEqualTo(page.get("request").asString());
    assertThat(impressions.getFirst().exposures()).hasSize(20);
    assertThat(impressions.getFirst().exposures().getFirst().propensity()).isEqualTo(1);
    assertThat(impressions.getLast().exposures().getFirst().position()).isEqualTo(21);
    assertThat(impressions.getLast().query()).isEqualTo("lamp");
  }

  @Test
  void aSlowLogNeverSlowsAPage() throws Exception {
    server.shop.fillDisk(true);
    long began = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      server.post("/v1/search", "{\"query\":\"lamp\"}");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    server.close();
    assertThat(server.shop.events(Impression.class)).isEmpty();
  }
}
