package dev.aisle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Serving;
import dev.aisle.serving.AisleServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands over one small generated shop, in the order in which a newcomer meets them.
class CommandLineIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path dir;
  private static Path shop;

  @BeforeAll
  static void aShopIsMade() {
    shop = dir.resolve("shop");
    Terminal made = market();
    assertThat(made.err()).isEmpty();
    assertThat(made.out()).containsPattern("300 items and ([\\d,]+) events in the shop .*, \\1 of");
  }

  private static Terminal market(Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("market", shop, "--items", 300, "--shoppers", 60, "--days", 5));
    words.addAll(List.of(more));
    return Terminal.run(words.toArray());
  }

  @Test
  void makingTheSameMarketAgainChangesNothing() {
    assertThat(market().out()).contains(", 0 of them new");
  }

  @Test
  void anotherMarketInTheSameFolderIsRefused() {
    Terminal other = market("--seed", "2");
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err()).contains("holds another market");
    assertThat(market("--world", "cascade").err()).contains("world position; not 300 items");
    assertThat(market("--set", "taste.look=0").err())
        .contains("the world position with other values");
  }

  @Test
  void aSeedOrAWorldThatCannotBeIsRefusedBeforeAnythingIsWritten() {
    Path folder = dir.resolve("unmade");
    Terminal seed = Terminal.run("market", folder, "--seed", "9223372036854775808");
    assertThat(seed.code()).isEqualTo(2);
    assertThat(seed.err())
        .contains("--seed")
        .contains("from -9223372036854775808 to 9223372036854775807");
    assertThat(Terminal.run("market", folder, "--world", "mixd").err())
        .contains("Did you mean \"mixed\"?");
    assertThat(Terminal.run("market", folder, "--set", "taste.look=7").err())
        .contains("taste.look is \"7\" but must be a number from 0 to 5");
    assertThat(Terminal.run("market", folder, "--days", "0").err())
        .contains("days: is 0 but must be from 1 to 720");
    assertThat(folder).doesNotExist();
  }

  @Test
  void worldsAreListedAndPrintedAsFilesThatCanBeGivenBack() throws IOException {
    assertThat(Terminal.run("world").out())
        .containsPattern("position +development +\\w")
        .containsPattern("mixed +final +\\w");
    Terminal changed = Terminal.run("world", "position", "--set", "taste.look=0.5");
    assertThat(changed.out()).contains("\ntaste.look=0.5\n").contains("# weight of the stars");
    Path file = Files.writeString(dir.resolve("own.properties"), changed.out());
    assertThat(Terminal.run("world", file).out()).isEqualTo(changed.out());
    assertThat(Terminal.run("world", "nowhere").err()).contains("\"nowhere\" is unknown");
  }

  @Test
  void aFinalWorldIsMarkedAndItsUseWrittenDown() throws IOException {
    Path last = dir.resolve("last");
    Terminal made =
        Terminal.run(
            "market",
            last,
            "--items",
            50,
            "--shoppers",
            10,
            "--days",
            1,
            "--no-pictures",
            "--world",
            "mixed",
            "--final");
    assertThat(made.out()).contains("World mixed is final");
    assertThat(Files.readString(last.resolve("market/market.properties")))
        .contains("\nfinal=true\n");
    assertThat(Files.readAllLines(last.resolve("reports/final-uses.log")))
        .singleElement()
        .asString()
        .contains("aisle market " + last);
  }

  @Test
  void onlyAGeneratedShopCanBeBrowsedBySimulatedShoppers() throws IOException {
    Path plain = dir.resolve("plain");
    OpenShop.openOrCreate(plain).close();
    Terminal refused = Terminal.run("serve", "--shop", plain, "--port", 0, "--browse", 5);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("--browse").contains("needs a generated shop");
    assertThat(Terminal.run("serve", "--shop", shop, "--browse", 500).err())
        .contains("is 500.0 but must be above 0 and at most 100.0");
  }

  @Test
  void aSearchPrintsItsPageAndSaysWhy() {
    Terminal page = Terminal.run("search", "shirt", "--shop", shop, "--size", "3", "--explain");
    assertThat(page.code()).isZero();
    assertThat(page.out()).contains("items match").contains("  1  ").containsIgnoringCase("shirt");
  }

  @Test
  void aGeneratedShopPassesValidation() {
    Terminal checked = Terminal.run("validate", "--shop", shop);
    assertThat(checked.out()).contains("PASS").contains("0 failed");
    assertThat(checked.code()).isZero();
  }

  @Test
  void aServedPageLeavesAReceiptThatCanBeReplayedAndAShopperWhoCanBeForgotten()
      throws IOException, InterruptedException {
    String request;
    try (OpenShop open = OpenShop.open(shop);
        AisleServer server = Serving.start(open, "127.0.0.1", 0);
        HttpClient client = HttpClient.newHttpClient()) {
      URI base = URI.create("http://127.0.0.1:" + server.port());
      JsonNode page =
          post(client, base.resolve("/v1/search"), "{\"query\":\"shirt\",\"shopper\":\"ann-17\"}");
      request = page.path("request").asString();
      assertThat(page.path("items").size()).isPositive();
      JsonNode accepted =
          post(
              client,
              base.resolve("/v1/events"),
              "[{\"type\":\"interaction\",\"kind\":\"click\",\"shopper\":\"ann-17\",\"session\":\"s\","
                  + "\"request\":\""
                  + request
                  + "\",\"item\":\""
                  + page.path("items").path(0).path("id").asString()
                  + "\"}]");
      assertThat(accepted.path("accepted").asInt()).as(accepted.toString()).isEqualTo(1);
    }

    assertThat(Terminal.run("receipt", request, "--shop", shop).out()).contains("retrieve");
    assertThat(Terminal.run("verify", "receipts", "--shop", shop).out())
        .contains("PASS")
        .contains("1 requests answered again the same");
    assertThat(Terminal.run("verify", "state", "--shop", shop).out())
        .contains("PASS")
        .contains("300 items");

    Terminal forgotten = Terminal.run("forget", "ann-17", "--shop", shop);
    assertThat(forgotten.out())
        .contains("2 events removed from the log")
        .contains("1 receipts removed");
    try (var files = Files.walk(shop)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("ann-17");
      }
    }
    assertThat(Terminal.run("receipt", request, "--shop", shop).err())
        .contains("no receipt is kept for this request");
  }

  @Test
  void aFolderThatIsNoShopIsRefusedWithTheWayOut() {
    Terminal refused = Terminal.run("serve", "--shop", dir.resolve("nowhere"));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("there is no shop").contains("aisle import");
  }

  @Test
  void aShopThatIsOpenElsewhereIsRefused() throws IOException {
    try (OpenShop open = OpenShop.open(shop)) {
      Terminal second = Terminal.run("search", "x", "--shop", open.dir());
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.err())
          .contains("already open by this process")
          .contains(String.valueOf(ProcessHandle.current().pid()));
    }
  }

  @Test
  void aPortInUseIsNamedWithTheWayOut() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Terminal refused = Terminal.run("serve", "--shop", shop, "--port", taken.getLocalPort());
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains(String.valueOf(taken.getLocalPort())).contains("--port");
    }
  }

  @Test
  void anUnknownFormatIsNamedWithTheNearest() {
    Terminal refused = Terminal.run("import", "metarnk", "x.jsonl", "--shop", dir.resolve("other"));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("Did you mean \"metarank\"?");
  }

  @Test
  void importHelpListsEveryFormatWithAnExample() {
    Terminal help = Terminal.run("import", "--help");
    assertThat(help.code()).isZero();
    for (String word :
        new String[] {
          "aisle",
          "metarank",
          "ubi",
          "ga4",
          "recbole",
          "chorus-electronics",
          "fashion-products",
          "amazon-games"
        }) {
      assertThat(help.out()).contains("aisle import " + word);
    }
  }

  @Test
  void wrongUsageIsExitCodeTwo() {
    assertThat(Terminal.run("serve").code()).isEqualTo(2);
    assertThat(Terminal.run("frobnicate").code()).isEqualTo(2);
    assertThat(Terminal.run().code()).isEqualTo(2);
  }

  @Test
  void aMistakeInTheConfigurationStopsBeforeAnythingIsTouched() throws IOException {
    Path other = Files.createDirectory(dir.resolve("misconfigured"));
    Files.writeString(other.resolve("aisle.yaml"), "serve:\n  prot: 1\n");
    Terminal refused = Terminal.run("import", "aisle", "x.jsonl", "--shop", other);
    assertThat(refused.err()).contains("aisle.yaml:2").contains("Did you mean \"port\"?");
    try (var files = Files.list(other)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void keysAreShownOnceAndListed() {
    Path keyed = dir.resolve("keyed");
    Terminal.run("market", keyed, "--items", "10", "--no-pictures", "--no-log");
    Terminal created = Terminal.run("key", "create", "--name", "partner", "--shop", keyed);
    assertThat(created.out()).contains("may events, search");
    String text = created.out().lines().findFirst().orElseThrow();
    Terminal listed = Terminal.run("key", "list", "--shop", keyed);
    assertThat(listed.out()).contains("partner").doesNotContain(text);
  }

  private static JsonNode post(HttpClient client, URI address, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }
}
