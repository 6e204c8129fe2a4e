package dev.aisle.app.wiring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.app.models.Models;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestItems;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.serving.AisleServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Trained models in service, over HTTP.
class LiveModelsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final List<String> FEATURES = ShopFeatures.DEFAULT.declaration().subList(3, 9);

  /// No channels but those that need no model.
  private static final String PLAIN = "retrieval: {channels: {search: [bm25], feed: [feed]}}\n";

  @TempDir private Path dir;
  private final FakeRanker ranker = new FakeRanker("fake");
  private final Models models =
      new Models(
          List.of(
              Models.Known.in(Stage.Slot.RANK, ranker),
              Models.Known.in(Stage.Slot.RANK, new FakeRanker("other"))));
  private ModelRegistry registry;

  @BeforeEach
  void makeTheShop() throws IOException {
    try (OpenShop open = OpenShop.openOrCreate(dir)) {
      List<Event> items = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        items.add(
            new ItemChanged(
                new EventId("e" + i),
                TestItems.LISTED,
                TestItems.item("lamp-" + i, "Lamp " + i, "9.99", "Lamps")));
      }
      open.shop().ingest(items);
    }
    Files.writeString(
        dir.resolve("aisle.yaml"), PLAIN + "stages: {preRank: none, rank: fake, rerank: none}\n");
    registry = new ModelRegistry(dir.resolve("models"), InstantSource.system());
  }

  private int save(int level) throws IOException {
    return FakeRanker.save(registry, "fake", level, FEATURES);
  }

  /// A shop behind a server.
  private final class Served implements AutoCloseable {
    final OpenShop open = OpenShop.open(dir, models);
    final AisleServer server = Serving.start(open, "127.0.0.1", 0);

    Served() throws IOException {}

    JsonNode get(String path) throws IOException, InterruptedException {
      return JSON.readTree(send(request(path).GET()).body());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
      return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode search() throws IOException, InterruptedException {
      HttpResponse<String> answer =
          post("/v1/search", "{\"query\":\"lamp\",\"shopper\":\"s\",\"session\":\"v\"}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
          .timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws IOException {
      server.close();
      open.close();
    }
  }

  /// The version of a page, of which all of it has to be: its stage, its scores, its bundle.
  private static int version(JsonNode page, ConcurrentMap<String, Integer> bundles) {
    JsonNode rank = page.get("stages").get(1);
    assertThat(rank.get("stage").asString()).isEqualTo("rank");
    assertThat(rank.get("degraded").isNull()).as(rank.toString()).isTrue();
    int version = requireNonNull(FakeRanker.version(rank.get("name").asString()));
    assertThat(page.get("items")).hasSize(20);
    for (JsonNode item : page.get("items")) {
      assertThat(FakeRanker.level(item.get("score").asDouble())).isEqualTo(version);
    }
    Integer known = bundles.putIfAbsent(page.get("bundle").asString(), version);
    assertThat(known == null || known == version).as("the bundle names its version").isTrue();
    return version;
  }

  private static void eventually(String what, BooleanSupplier holds) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(until);
      Thread.sleep(10);
    }
  }

  @Test
  void underLoadVersionsAreSwappedWithoutAnErrorAndNoPageIsOfTwo() throws Exception {
    save(1);
    save(2);
    ConcurrentMap<String, Integer> bundles = new ConcurrentHashMap<>();
    ConcurrentMap<Integer, Integer> pages = new ConcurrentHashMap<>();
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    try (Served shop = new Served();
        var threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> shoppers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        shoppers.add(
            threads.submit(
                () -> {
                  while (!done.get()) {
                    pages.merge(version(shop.search(), bundles), 1, Integer::sum);
                    answered.incrementAndGet();
                  }
                  return null;
                }));
      }
      for (int swap = 0; swap < 40; swap++) {
        int before = answered.get();
        String body = swap % 2 == 0 ? "{\"version\":1}" : "{\"version\":\"previous\"}";
        assertThat(shop.post("/v1/models/fake/activate", body).statusCode()).isEqualTo(200);
        eventually(
            "pages go on",
            () -> answered.get() > before + 4 || shoppers.stream().anyMatch(Future::isDone));
      }
      done.set(true);
      for (Future<?> shopper : shoppers) {
        shopper.get(20, TimeUnit.SECONDS);
      }
      eventually("one version is in memory", () -> ranker.open.get() == 1);
    }
    assertThat(answered.get()).isGreaterThan(200);
    assertThat(pages).containsOnlyKeys(1, 2);
    assertThat(bundles).hasSize(2);
    eventually("none is in memory", () -> ranker.open.get() == 0);
    assertThat(loggedBundles()).isEqualTo(new TreeMap<>(bundles).keySet());
  }

  private Set<String> loggedBundles() throws IOException {
    Set<String> logged = new TreeSet<>();
    try (OpenShop open = OpenShop.open(dir, models)) {
      open.shop()
          .log()
          .read(
              0,
              open.shop().log().nextOffset(),
              (offset, event) -> {
                if (event instanceof Impression page) {
                  logged.add(page.bundle());
                }
              });
    }
    return logged;
  }

  @Test
  void aSlotIsEmptyUntilItsModelIsTrainedByAnotherProcess() throws Exception {
    try (Served shop = new Served()) {
      assertThat(shop.search().get("stages")).hasSize(1);
      JsonNode before = shop.get("/v1/models");
      assertThat(before.get("slots").toString())
          .contains("fake is not trained yet: aisle train fake");
      assertThat(model(before, "fake").get("chosen").asBoolean()).isTrue();
      assertThat(model(before, "other").get("chosen").asBoolean()).isFalse();
      save(1);
      eventually("it serves", () -> shop.open.models().serving("fake") != null);
      assertThat(version(shop.search(), new ConcurrentHashMap<>())).isEqualTo(1);
      JsonNode after = model(shop.get("/v1/models"), "fake");
      assertThat(after.get("serving").asInt()).isEqualTo(1);
      assertThat(after.at("/versions/0/metrics/rank~1test~1auc").asDouble()).isEqualTo(0.51);
      assertThat(after.at("/versions/0/data/from").asString()).isEqualTo("2026-10-01T00:00:00Z");
    }
  }

  private static JsonNode model(JsonNode answer, String name) {
    for (JsonNode model : answer.get("models")) {
      if (model.get("model").asString().equals(name)) {
        return model;
      }
    }
    throw new AssertionError("no " + name + " in " + answer);
  }

  @Test
  void aModelOfOtherFeaturesIsRefusedWithTheDifferenceAndTheSlotStays() throws Exception {
    save(1);
    FakeRanker.save(registry, "fake", 2, List.of("brand: categorical, 7 buckets"));
    registry.activate("fake", 1);
    try (Served shop = new Served()) {
      HttpResponse<String> refused = shop.post("/v1/models/fake/activate", "{\"version\":2}");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .contains("brand: categorical, 16384 buckets")
          .contains("brand: categorical, 7 buckets");
      assertThat(registry.live("fake")).isEqualTo(1);
      registry.activate("fake", 2); // as another process would
      eventually("it is noticed", () -> shop.open.models().problem("fake") != null);
      JsonNode state = model(shop.get("/v1/models"), "fake");
      assertThat(state.get("problem").asString()).contains("7 buckets");
      assertThat(state.get("live").asInt()).isEqualTo(2);
      assertThat(state.get("serving").asInt()).isEqualTo(1);
      assertThat(version(shop.search(), new ConcurrentHashMap<>())).isEqualTo(1);
    }
  }

  @Test
  void aShadowIsCountedAndChangesNoPage() throws Exception {
    save(1);
    save(2);
    try (Served shop = new Served()) {
      List<String> before = ids(shop.search());
      assertThat(shop.post("/v1/models/fake/shadow", "{\"version\":1}").statusCode())
          .isEqualTo(200);
      ConcurrentMap<String, Integer> bundles = new ConcurrentHashMap<>();
      for (int i = 0; i < 40; i++) {
        JsonNode page = shop.search();
        assertThat(version(page, bundles)).isEqualTo(2);
        assertThat(ids(page)).isEqualTo(before);
      }
      eventually(
          "ten are scored",
          () -> {
            var counted = shop.open.models().shadowed();
            return counted != null && counted.requests() >= 10;
          });
      JsonNode shadow = shop.get("/v1/models").get("shadow");
      assertThat(shadow.get("against").asString()).isEqualTo("fake@2");
      assertThat(shadow.get("kendallTau").asDouble())
          .as("one is the other reversed")
          .isLessThan(-0.9);
      assertThat(shadow.get("failed").asInt()).isZero();
      assertThat(shop.post("/v1/models/fake/shadow", "{\"version\":\"none\"}").statusCode())
          .isEqualTo(200);
      assertThat(shop.get("/v1/models").get("shadow").isNull()).isTrue();
    }
    eventually("its memory is freed", () -> ranker.open.get() == 0);
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.get("items").forEach(item -> ids.add(item.get("id").asString()));
    return ids;
  }

  @Test
  void whatCannotBeActivatedIsSaid() throws Exception {
    save(1);
    Map<String, String> wrong =
        Map.of(
            "{\"version\":7}", "has no version 7",
            "{\"version\":\"last\"}", "\\\"last\\\", which is no version",
            "{}", "is missing",
            "{\"version\":\"previous\"}", "no version before");
    try (Served shop = new Served()) {
      for (Map.Entry<String, String> each : wrong.entrySet()) {
        HttpResponse<String> answer = shop.post("/v1/models/fake/activate", each.getKey());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(each.getValue());
      }
      assertThat(shop.post("/v1/models/din/activate", "{\"version\":1}").statusCode())
          .isEqualTo(404);
      assertThat(version(shop.search(), new ConcurrentHashMap<>())).isEqualTo(1);
    }
  }

  @Test
  void aModelInTheWrongSlotIsNamedWithItsLine() throws IOException {
    Files.writeString(
        dir.resolve("aisle.yaml"),
        "stages:\n  rank: none\n  rerank: fake\n  preRank: none\n" + PLAIN);
    assertThatThrownBy(() -> OpenShop.open(dir, models))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("aisle.yaml:3: stages.rerank")
        .hasMessageContaining("stands at rank");
  }
}
