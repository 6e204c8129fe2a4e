package dev.aisle.e2e;

import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Requests;
import dev.aisle.app.wiring.Serving;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.learning.models.Scorer;
import dev.aisle.serving.AisleServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A small generated shop in a temporary folder, served on a free port, with the [Shelf] that the
/// tests know by heart.
final class ServedShop implements AutoCloseable {
  private static final int GENERATED_ITEMS = 300;
  private static final long SEED = 7;

  private final Path folder;
  private final OpenShop open;
  private final AisleServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServedShop(Path folder, OpenShop open, AisleServer server) {
    this.folder = folder;
    this.open = open;
    this.server = server;
  }

  static ServedShop start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("aisle-e2e-");
    OpenShop open = OpenShop.openOrCreate(folder);
    MarketShop.make(open, GENERATED_ITEMS, SEED, true, done -> {});
    ServedShop served = new ServedShop(folder, open, Serving.start(open, "127.0.0.1", 0));
    served.post("/v1/items", Shelf.json());
    return served;
  }

  String origin() {
    return "http://127.0.0.1:" + server.port();
  }

  /// Lets a list-wise scorer re-rank the pages until what is returned is closed.
  ListwiseShop rerankedBy(Scorer scorer) {
    ListwiseShop reranked = new ListwiseShop(open.models().cascade(), scorer);
    // Its classes are loaded and its features made before a page waits for them.
    Request first =
        Requests.search(
            "quillon", "warm-up", Filters.NONE, SortOrder.RELEVANCE, 20, Duration.ofMinutes(1));
    open.models().cascade().answer(first, open.shop());
    return reranked;
  }

  /// The lines of the shopper's export that contain all the texts.
  List<String> exportedLines(String shopper, String... texts)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(origin() + "/v1/shoppers/" + shopper + "/export"))
            .build();
    return ok(request).lines().filter(line -> Stream.of(texts).allMatch(line::contains)).toList();
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    ok(
        HttpRequest.newBuilder(URI.create(origin() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String ok(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          request.uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() throws IOException {
    http.close();
    server.close();
    open.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
