package dev.aisle.app.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of a server's public API, as a shop's own page would be one. Thread-safe.
public final class ShopClient implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /// @param server such as `http://127.0.0.1:8080`
  public ShopClient(URI server) {
    this.server = server;
  }

  /// What was answered.
  ///
  /// @param request which interactions name
  /// @param items ids in order
  public record Page(String request, List<String> items) {
    static final Page EMPTY = new Page("", List.of());

    public Page {
      items = List.copyOf(items);
    }
  }

  /// Something done with an item of a page.
  public record Act(String kind, String item, @Nullable String price, @Nullable Long dwellMillis) {}

  /// The first page of a search.
  public Page search(String query, String shopper, String session, int size)
      throws IOException, InterruptedException {
    return page(
        post(
            "/v1/search",
            Map.of("query", query, "shopper", shopper, "session", session, "size", size)));
  }

  /// The first page of a feed.
  public Page recommend(String shopper, String session, int size)
      throws IOException, InterruptedException {
    return page(
        post("/v1/recommend", Map.of("shopper", shopper, "session", session, "size", size)));
  }

  /// Sends what was done with a page, at the server's present time.
  ///
  /// @throws IOException also where the server does not take all of it
  public void tell(String request, String shopper, String session, List<Act> acts)
      throws IOException, InterruptedException {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Act act : acts) {
      Map<String, Object> event = new LinkedHashMap<>();
      event.put("type", "interaction");
      event.put("request", request);
      event.put("shopper", shopper);
      event.put("session", session);
      event.put("item", act.item());
      event.put("kind", act.kind());
      if (act.price() != null) {
        event.put("price", act.price());
      }
      if (act.dwellMillis() != null) {
        event.put("dwellMillis", act.dwellMillis());
      }
      events.add(event);
    }
    JsonNode answer = post("/v1/events", events);
    if (answer.path("rejected").size() > 0) {
      throw new IOException("POST /v1/events rejected " + answer.path("rejected").path(0));
    }
  }

  private static Page page(JsonNode answer) {
    List<String> items = new ArrayList<>();
    answer.path("items").forEach(item -> items.add(item.path("id").asString()));
    return new Page(answer.path("request").asString(), items);
  }

  private JsonNode post(String path, Object body) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    try {
      JsonNode answer = JSON.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new IOException("POST " + path + " gave " + response.statusCode() + ": " + answer);
      }
      return answer;
    } catch (JacksonException e) {
      throw new IOException("POST " + path + " gave " + response.statusCode() + " without JSON", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
