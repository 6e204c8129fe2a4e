package dev.aisle.serving;

import dev.aisle.core.TestItems;
import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.LiveCascade;
import dev.aisle.core.cascade.MerchandisingRules;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.queries.Scene;
import dev.aisle.serving.access.Keys;
import dev.aisle.serving.api.Shopfront;
import dev.aisle.serving.api.Studio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server over a shop in memory, and a client of it.
final class TestServer implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  final MemoryShop shop = new MemoryShop();
  final MemoryIndex index = new MemoryIndex(shop);
  final MemoryReceipts receipts = new MemoryReceipts();
  final FakeShoppers shoppers = new FakeShoppers();
  final Keys keys;
  private final ServingConfig config;
  private final LiveCascade cascade;
  AisleServer server;

  private TestServer(Path folder, ServingConfig config) throws IOException {
    this.config = config;
    keys = Keys.open(folder.resolve("keys.json"));
    cascade = new LiveCascade(cascade(index, List.of()));
    server = serve(folder, shoppers);
  }

  private static Cascade cascade(MemoryIndex index, List<CascadePlan.Step> steps) {
    return new Cascade(
        Map.of(Scene.SEARCH, index, Scene.FEED, index, Scene.SIMILAR, index),
        new CascadePlan("bundle-1", CascadePlan.DEFAULT_DEPTH, 1, steps, MerchandisingRules.NONE));
  }

  /// Lets stages order what retrieval finds from now on.
  void stages(CascadePlan.Step... steps) {
    cascade.exchange(cascade(index, List.of(steps)), () -> {});
  }

  private AisleServer serve(Path folder, @Nullable FakeShoppers simulated) throws IOException {
    return AisleServer.start(
        config,
        shop,
        index,
        cascade,
        receipts,
        new Shopfront("Corner shop", "EUR", List.of(), folder.resolve("pictures")),
        new Studio(shop.traffic, simulated, null),
        keys);
  }

  /// Another server over the same shop.
  void restart(Path folder) throws IOException {
    server.close();
    server = serve(folder, shoppers);
  }

  /// Another server over the same shop, which is not a generated one.
  void restartWithoutSimulatedShoppers(Path folder) throws IOException {
    server.close();
    server = serve(folder, null);
  }

  /// A server on a free port with `items` items: `n-0` "Lamp 0", `n-1` "Lamp 1", …
  static TestServer start(Path folder, int items) throws IOException {
    return start(folder, items, ServingConfig.onPort(0));
  }

  static TestServer start(Path folder, int items, ServingConfig config) throws IOException {
    TestServer made = new TestServer(folder, config);
    for (int i = 0; i < items; i++) {
      made.shop.with(lamp(i));
    }
    return made;
  }

  static Item lamp(int i) {
    return TestItems.item("n-" + i, "Lamp " + i, (10 + i) + ".50", "Home", "Lamps");
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + server.port() + path);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    return send(request(path, headers).method(method, BodyPublishers.ofString(body)));
  }

  JsonNode post(String path, String body) throws Exception {
    HttpResponse<String> response = send("POST", path, body);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }

  JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path).body());
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
  }
}
