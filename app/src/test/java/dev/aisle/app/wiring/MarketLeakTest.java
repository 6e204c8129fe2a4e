package dev.aisle.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.events.Event;
import dev.aisle.core.queries.Scene;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shoppers.Archetype;
import dev.aisle.market.shoppers.Shopper;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.simulation.PageEvents;
import dev.aisle.market.simulation.SimulatedPage;
import dev.aisle.market.worlds.Worlds;
import dev.aisle.wire.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Nothing that only the market knows is in what it logs: all of the JSON of a small market is
/// looked through, names, words and numbers.
class MarketLeakTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "id",
          "time",
          "item",
          "title",
          "description",
          "categories",
          "brand",
          "seller",
          "price",
          "stock",
          "rating",
          "ratingCount",
          "attributes",
          "picture",
          "listedAt",
          "request",
          "session",
          "shopper",
          "scene",
          "query",
          "context",
          "device",
          "exposures",
          "position",
          "scores",
          "pre_rank",
          "rank",
          "channels",
          "propensity",
          "bundle",
          "dropped",
          "stage",
          "score",
          "kind",
          "dwellMillis",
          "profile",
          "level",
          "region");

  private static final Set<String> fields = new TreeSet<>();
  private static final Set<Double> numbers = new HashSet<>();
  private static final Set<String> words = new HashSet<>();
  private static MarketSimulation market;
  private static final List<SimulatedPage> pages = new ArrayList<>();

  @BeforeAll
  static void aMarketIsLogged() {
    Shelf shelf = Shelf.of(MarketCatalog.generate(MarketConfig.of(300, 9)));
    market =
        new MarketSimulation(shelf, new MarketPlan(Worlds.named("cascade"), 60, 5, 12_000, 20, 9));
    PageEvents events = new PageEvents(market);
    events.atStart().forEach(MarketLeakTest::look);
    market.run(
        day -> {
          pages.addAll(day.pages());
          events.of(day).forEach(MarketLeakTest::look);
        });
    events.rest().forEach(MarketLeakTest::look);
  }

  private static void look(Event event) {
    look(JSON.readTree(new String(EventJson.write(event), StandardCharsets.UTF_8)), false);
  }

  /// @param ofItem whether the names are those of an item's attributes, which sellers choose
  private static void look(JsonNode node, boolean ofItem) {
    for (var field : node.properties()) {
      if (!ofItem) {
        fields.add(field.getKey());
      }
      look(field.getValue(), ofItem || field.getKey().equals("attributes"));
    }
    if (node.isArray()) {
      node.forEach(element -> look(element, ofItem));
    } else if (node.isNumber()) {
      numbers.add(node.asDouble());
    } else if (node.isString()) {
      words.add(node.asString().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void noFieldBesidesThoseOfEveryShop() {
    assertThat(KNOWN).containsAll(fields);
    assertThat(fields).contains("propensity", "query", "profile", "dwellMillis", "dropped");
  }

  @Test
  void noArchetypeIsNamed() {
    for (Archetype archetype : Archetype.values()) {
      String name = archetype.name().toLowerCase(Locale.ROOT);
      assertThat(words)
          .noneMatch(word -> word.contains(name) || word.contains(name.replace('_', ' ')));
    }
  }

  @Test
  void noTasteNoQualityAndNoClarityIsAmongTheNumbers() {
    Set<Double> hidden = new HashSet<>();
    for (int i = 0; i < market.population().size(); i++) {
      Shopper shopper = market.population().shopper(i);
      hidden.add(shopper.activity());
      hidden.add(shopper.priceLevel());
      hidden.add(shopper.appetite());
      hidden.add(shopper.phones());
      for (Scene scene : List.of(Scene.SEARCH, Scene.FEED)) {
        for (float number : shopper.look(scene)) {
          hidden.add((double) number);
        }
        for (float number : shopper.make(scene)) {
          hidden.add((double) number);
        }
        for (double number : shopper.interest(scene)) {
          hidden.add(number);
        }
      }
    }
    for (int item = 0; item < market.shelf().size(); item++) {
      hidden.add(market.shelf().quality(item));
    }
    for (SimulatedPage page : pages) {
      hidden.add(page.ask().visit().appetite());
      hidden.add((double) page.ask().visit().seed());
    }
    // Bounds on which latents are clamped may be anybody's number.
    hidden.removeAll(Set.of(0.0, 0.05, 0.95, 0.02, 0.98));
    assertThat(hidden).hasSizeGreaterThan(3_000);
    assertThat(numbers).hasSizeGreaterThan(1_000).noneMatch(hidden::contains);
  }
}
