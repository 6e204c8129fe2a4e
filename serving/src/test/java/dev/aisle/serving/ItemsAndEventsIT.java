package dev.aisle.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.TestItems;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Gain;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.cascade.TestCascades;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.queries.Scene;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ItemsAndEventsIT {
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

  private String click(String request, String item) {
    return "{\"type\":\"interaction\",\"kind\":\"click\",\"shopper\":\"s-1\",\"session\":\"v-1\","
        + "\"request\":\""
        + request
        + "\",\"item\":\""
        + item
        + "\"}\n";
  }

  @Test
  void idsMayHoldSlashesSpacesAndUmlauts() throws Exception {
    server.shop.with(TestItems.item("Ü a/b+c", "Odd", "1.00", "Things"));
    assertThat(server.json("/v1/items/%C3%9C%20a%2Fb+c").get("title").asString()).isEqualTo("Odd");
    HttpResponse<String> unknown = server.get("/v1/items/a%2Fb");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("\\\"a/b\\\" is not known");
    assertThat(server.get("/v1/items/%C3%28").statusCode()).isEqualTo(400);
    assertThat(server.get("/v1/items/a%00b").body()).contains("U+0000");
  }

  @Test
  void anItemIsPutReadAndDeleted() throws Exception {
    String item = "{\"id\":\"x\",\"title\":\"<b>Chair</b>\",\"price\":\"5\"}";
    assertThat(server.send("PUT", "/v1/items/x", item).body()).contains("\"created\":true");
    assertThat(server.send("PUT", "/v1/items/x", item).body()).contains("\"created\":false");
    assertThat(server.json("/v1/items/x").get("price").asString()).isEqualTo("5.00");
    assertThat(server.send("PUT", "/v1/items/y", item).body()).contains("the path says");
    assertThat(server.send("DELETE", "/v1/items/x", "").body()).contains("\"deleted\":true");
    assertThat(server.get("/v1/items/x").statusCode()).isEqualTo(404);
  }

  @Test
  void aBatchOfItemsNamesItsBadLines() throws Exception {
    JsonNode receipt =
        server.post(
            "/v1/items",
            "{\"id\":\"a\",\"title\":\"A\"}\n\n{\"id\":\"b\",\"title\":\" \"}\n{\"id\":\"c\",\n");
    assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
    assertThat(receipt.get("rejected")).hasSize(2);
    assertThat(receipt.at("/rejected/0/line").asInt()).isEqualTo(3);
    assertThat(receipt.at("/rejected/0/problem").asString()).contains("blank");
    assertThat(receipt.at("/rejected/1/line").asInt()).isEqualTo(4);
  }

  @Test
  void clicksOnWhatWasNeverShownAreRejectedAtOnce() throws Exception {
    JsonNode page = server.post("/v1/search", "{\"query\":\"lamp\",\"size\":10}");
    String request = page.get("request").asString();
    String shown = page.at("/items/3/id").asString();

    JsonNode receipt =
        server.post(
            "/v1/events",
            click(request, shown)
                + click(request, "n-29")
                + click(request, "nope")
                + click("r-elsewhere", "n-29"));

    assertThat(receipt.get("accepted").asInt()).isEqualTo(2);
    assertThat(receipt.get("rejected")).hasSize(2);
    assertThat(receipt.at("/rejected/0/line").asInt()).isEqualTo(2);
    assertThat(receipt.at("/rejected/0/problem").asString())
        .contains("\"n-29\" was not shown by the request " + request);
    assertThat(receipt.at("/rejected/1/problem").asString()).contains("not in the catalogue");
    // The page comes before its click in the log.
    assertThat(server.shop.events(Impression.class)).hasSize(1);
    assertThat(server.shop.events(Interaction.class)).hasSize(2);
  }

  @Test
  void theSameEventSentTwiceIsADuplicate() throws Exception {
    String event =
        "[{\"type\":\"interaction\",\"kind\":\"order\",\"item\":\"n-1\",\"shopper\":\"s-1\","
            + "\"session\":\"v-1\",\"time\":\"2026-11-01T10:00:00Z\"}, 7]";
    JsonNode first = server.post("/v1/events", event);
    assertThat(first.get("accepted").asInt()).isEqualTo(1);
    assertThat(first.at("/rejected/0/line").asInt()).isEqualTo(2);
    assertThat(server.post("/v1/events", event).get("duplicates").asInt()).isEqualTo(1);
  }

  @Test
  void theCatalogueIsNotChangedThroughEvents() throws Exception {
    JsonNode receipt = server.post("/v1/events", "{\"type\":\"item_removed\",\"item\":\"n-1\"}");
    assertThat(receipt.at("/rejected/0/remedy").asString()).contains("/v1/items");
  }

  @Test
  void aShopperIsListedExportedAndErased() throws Exception {
    server.post("/v1/search", "{\"query\":\"lamp\",\"shopper\":\"s-1\",\"session\":\"v-1\"}");
    server.post("/v1/events", click("r-elsewhere", "n-1"));
    assertThat(server.json("/v1/shoppers").at("/shoppers/0/shopper").asString()).isEqualTo("s-1");
    assertThat(server.get("/v1/shoppers/s-1/export").body().lines()).hasSize(2);

    JsonNode certificate =
        TestServer.JSON.readTree(server.send("DELETE", "/v1/shoppers/s-1", "").body());
    assertThat(certificate.get("events").asInt()).isEqualTo(2);
    assertThat(certificate.get("places").toString()).contains("1 receipts");
    assertThat(server.get("/v1/shoppers/s-1/export").body()).isEmpty();
  }

  @Test
  void aReceiptTellsWhyAnItemIsThereAlsoOnALaterPage() throws Exception {
    JsonNode page = server.post("/v1/search", "{\"query\":\"lamp\",\"size\":5}");
    String path = "/v1/receipts/" + page.get("request").asString();
    String third = page.at("/items/2/id").asString();

    assertThat(server.json(path).at("/shown/2/item").asString()).isEqualTo(third);
    JsonNode why = server.json(path + "/items/" + third);
    assertThat(why.get("position").asInt()).isEqualTo(3);
    assertThat(why.get("sentences").toString()).contains("Shown at position 3.");
    assertThat(why.at("/explanation/text").asString()).contains("early in");
    assertThat(server.json(path + "/items/n-29").get("position").asInt()).isGreaterThan(5);
    assertThat(server.get("/v1/receipts/r-unknown").statusCode()).isEqualTo(404);
  }

  @Test
  void aListwiseStageSaysWhatMovedAnItemAndWhatThePageIsWorth() throws Exception {
    server.stages(
        new CascadePlan.Step(
            TestCascades.stage(Stage.Slot.PRE_RANK, UnaryOperator.identity()), 10, 1),
        new CascadePlan.Step(reversing(), 10, 1));
    JsonNode page = server.post("/v1/search", "{\"query\":\"lamp\",\"size\":5}");
    String path = "/v1/receipts/" + page.get("request").asString();
    String first = page.at("/items/0/id").asString();

    JsonNode receipt = server.json(path);
    assertThat(receipt.at("/stages/2/stage").asString()).isEqualTo("rerank");
    assertThat(receipt.at("/stages/2/gain/before").asDouble()).isEqualTo(2.1);
    assertThat(receipt.at("/stages/2/gain/after").asDouble()).isEqualTo(2.25);
    assertThat(receipt.at("/stages/1/gain").isNull()).isTrue();
    JsonNode seen = server.json(path + "/items/" + first).at("/stages/2");
    assertThat(seen.get("before").asInt()).isEqualTo(10);
    assertThat(seen.get("after").asInt()).isEqualTo(1);
    assertThat(seen.at("/explanation/text").asString()).isEqualTo("fake, of 10");
    assertThat(seen.at("/explanation/parts/1/value").asDouble()).isEqualTo(-0.5);
    assertThat(seen.at("/explanation/parts/1/text").asString()).isEqualTo("text: down 1 place");

    String behind = receipt.at("/stages/1/order/20/item").asString();
    assertThat(server.json(path + "/items/" + behind).get("stages").toString())
        .contains("behind the 10 that went on")
        .doesNotContain("rerank");
  }

  @Test
  void aStageThatCouldNotAnswerIsAskedNothing() throws Exception {
    Stage failing =
        TestCascades.stage(
            Stage.Slot.RERANK,
            _ -> {
              throw new IllegalStateException("no memory");
            });
    server.stages(new CascadePlan.Step(failing, 100, 1));
    JsonNode page = server.post("/v1/search", "{\"query\":\"lamp\"}");
    String path = "/v1/receipts/" + page.get("request").asString();

    assertThat(server.json(path).at("/stages/1/gain").isNull()).isTrue();
    JsonNode step =
        server.json(path + "/items/" + page.at("/items/0/id").asString()).at("/stages/1");
    assertThat(step.get("sentence").asString()).contains("could not answer");
    assertThat(step.get("explanation").isNull()).isTrue();
  }

  /// A re-ranker that reverses the list and says what it expects of that.
  static Stage reversing() {
    return TestCascades.telling(
        Stage.Slot.RERANK,
        TestCascades::reversed,
        new Gain(2.1, 2.25),
        List.of(
            new Explanation(1.5, "picture: up 9 places"),
            new Explanation(-0.5, "text: down 1 place")));
  }

  @Test
  void aFullDiskIsAProblemWithAWayOut() throws Exception {
    server.shop.fillDisk(true);
    HttpResponse<String> answer =
        server.send("PUT", "/v1/items/x", "{\"id\":\"x\",\"title\":\"Chair\"}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Free space").doesNotContain("Exception");
  }

  @Test
  void anInteractionIsCountedInTheSceneOfItsPage() throws Exception {
    JsonNode page =
        server.post("/v1/recommend", "{\"item\":\"n-0\",\"shopper\":\"s-1\",\"session\":\"v-1\"}");
    String request = page.get("request").asString();
    String item = page.at("/items/0/id").asString();
    server.post("/v1/events", click(request, item) + click("r-elsewhere", item));

    assertThat(server.shop.events(Interaction.class))
        .extracting(Interaction::scene)
        .containsExactly(Scene.SIMILAR, null);
  }

  @Test
  void theSceneOfAPageFromBeforeARestartComesFromTheLog() throws Exception {
    JsonNode page =
        server.post("/v1/search", "{\"query\":\"lamp\",\"shopper\":\"s-1\",\"session\":\"v-1\"}");
    server.restart(folder);
    server.post(
        "/v1/events", click(page.get("request").asString(), page.at("/items/0/id").asString()));

    assertThat(server.shop.events(Interaction.class).getFirst().scene()).isEqualTo(Scene.SEARCH);
  }

  @Test
  void whoWasSeenLastIsListedFirst() throws Exception {
    for (int i = 0; i < 5; i++) {
      String time = "2026-11-0" + (i == 0 ? 9 : i) + "T10:00:00.000Z";
      server.post(
          "/v1/events",
          "{\"type\":\"interaction\",\"kind\":\"click\",\"shopper\":\"s-"
              + i
              + "\",\"session\":\"v-1\",\"item\":\"n-1\",\"time\":\""
              + time
              + "\"}");
    }
    JsonNode shoppers = server.json("/v1/shoppers?limit=2").get("shoppers");

    assertThat(shoppers.findValuesAsString("shopper")).containsExactly("s-0", "s-4");
    assertThat(shoppers.at("/0/lastSeen").asString()).isEqualTo("2026-11-09T10:00:00Z");
    assertThat(shoppers.at("/0/events").asInt()).isEqualTo(1);
  }

  @Test
  void everyPageLeavesAReceiptOfItsOwnThatOutlivesTheServer() throws Exception {
    String body = "{\"query\":\"lamp\",\"shopper\":\"s-1\",\"size\":5,\"page\":";
    JsonNode first = server.post("/v1/search", body + "1}");
    JsonNode third = server.post("/v1/search", body + "3}");
    server.restart(folder);

    String path = "/v1/receipts/" + first.get("request").asString();
    String onFirst = first.at("/items/0/id").asString();
    String onThird = third.at("/items/0/id").asString();
    assertThat(server.json(path).at("/shown/0/item").asString()).isEqualTo(onFirst);
    assertThat(server.json(path + "?position=11").at("/shown/0/item").asString())
        .isEqualTo(onThird);
    assertThat(server.json(path + "/items/" + onThird).get("position").asInt()).isEqualTo(11);
  }

  @Test
  void aStrangerWhoNeverComesBackLeavesNoShopperBehind() throws Exception {
    for (int i = 0; i < 20; i++) {
      server.post("/v1/search", "{\"query\":\"lamp\"}");
    }
    server.close();

    assertThat(server.shop.shoppers()).isEmpty();
    assertThat(server.shop.events(Impression.class)).isEmpty();
  }

  @Test
  void aStrangersFirstPageIsLoggedOnceTheShopperComesBack() throws Exception {
    JsonNode first = server.post("/v1/search", "{\"query\":\"lamp\"}");
    JsonNode second =
        server.post(
            "/v1/search",
            "{\"query\":\"lamp 1\",\"session\":" + first.get("session").toString() + "}");
    server.close();

    assertThat(second.get("shopper")).isEqualTo(first.get("shopper"));
    assertThat(server.shop.events(Impression.class))
        .extracting(Impression::query)
        .containsExactly("lamp", "lamp 1");
  }
}
