package dev.aisle.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.cascade.CascadePlan;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Holds the description against what is served.
class OpenApiIT {
  @TempDir Path folder;
  private TestServer server;
  private JsonNode document;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(folder, 30);
    document = server.json("/openapi.json");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyDescribedRouteIsServedWithItsMethodsAndNoOthers() throws Exception {
    assertThat(document.get("paths").propertyNames()).hasSizeGreaterThan(15);
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      String live = path.getKey().replaceAll("\\{[^}]*}", "n-1");
      // A method that nobody has shows which ones the path has.
      String allowed =
          server
              .send("PATCH", live, "")
              .headers()
              .firstValue("Allow")
              .orElse("")
              .toLowerCase(Locale.ROOT);
      assertThat(Set.of(allowed.split(", ")))
          .as(path.getKey())
          .isEqualTo(new HashSet<>(path.getValue().propertyNames()));
    }
  }

  @Test
  void everyVersionedPathThatTheServerKnowsIsDescribed() throws Exception {
    for (String path : new String[] {"/v1/chat", "/v1/item", "/v1/search/more"}) {
      assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(document.get("paths").has(path)).isFalse();
    }
  }

  @Test
  void liveAnswersFitTheirSchemas() throws Exception {
    server.stages(new CascadePlan.Step(ItemsAndEventsIT.reversing(), 100, 1));
    JsonNode page = server.post("/v1/search", "{\"query\":\"lamp\",\"facets\":true}");
    fits(page, "Page");
    fits(server.json("/v1/items/n-1"), "ItemAnswer");
    fits(server.json("/v1/shop"), "AboutShop");
    fits(server.json("/v1/models"), "Models");
    String request = page.get("request").asString();
    JsonNode receipt = server.json("/v1/receipts/" + request);
    assertThat(receipt.at("/stages/1/gain").isObject()).isTrue();
    fits(receipt, "ReceiptAnswer");
    fits(server.json("/v1/receipts/" + request + "/items/n-1"), "WhyAnswer");
    fits(server.json("/v1/traffic?window=1h"), "TrafficAnswer");
    fits(server.json("/v1/background-shoppers"), "BackgroundShoppersAnswer");
    fits(server.json("/v1/items/nope"), "Problem");
    fits(server.post("/v1/events", "{}"), "EventReceipt");
  }

  private void fits(JsonNode value, String schema) {
    fits(value, document.at("/components/schemas/" + schema), schema);
  }

  private void fits(JsonNode value, JsonNode schema, String where) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asString();
      fits(value, document.at(name.substring(1)), where);
    } else if (schema.has("anyOf")) {
      if (!value.isNull()) {
        fits(value, schema.at("/anyOf/0"), where);
      }
    } else if (schema.path("type").isArray()) {
      assertThat(value.isNull() || isA(value, schema.at("/type/0").asString())).as(where).isTrue();
    } else {
      assertThat(isA(value, schema.path("type").asString())).as(where + " is " + value).isTrue();
      if (schema.has("properties")) {
        assertThat(new HashSet<>(value.propertyNames()))
            .as(where)
            .isEqualTo(new HashSet<>(schema.get("properties").propertyNames()));
        value
            .properties()
            .forEach(
                field ->
                    fits(
                        field.getValue(),
                        schema.get("properties").get(field.getKey()),
                        where + "/" + field.getKey()));
      } else if (schema.has("items")) {
        value.forEach(element -> fits(element, schema.get("items"), where + "[]"));
      }
    }
  }

  private static boolean isA(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> throw new IllegalArgumentException(type);
    };
  }
}
