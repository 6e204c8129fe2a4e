package dev.aisle.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.queries.Scene;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.Worlds;
import dev.aisle.serving.AisleServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketShoppersTest {
  @TempDir private Path dir;

  private void market() throws IOException {
    MarketPlan plan = new MarketPlan(Worlds.named("position"), 60, 2, 2_000, 20, 1);
    Market market = Market.planned(MarketConfig.of(300, 1), plan, true, "Test 1");
    MarketShop.make(dir, market, false, (part, done, total) -> {});
  }

  private static void waitFor(String what, BooleanSupplier met) throws InterruptedException {
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    while (!met.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(until);
      Thread.sleep(20);
    }
  }

  @Test
  void theyBrowseTheServerAndTheirPagesAndActsGetIntoTheLog()
      throws IOException, InterruptedException {
    market();
    try (OpenShop open = OpenShop.open(dir)) {
      long before = open.shop().log().nextOffset();
      Instant began = Instant.now().minusSeconds(1);
      MarketShoppers made = Objects.requireNonNull(MarketShoppers.of(open));
      try (AisleServer server = Serving.start(open, "127.0.0.1", 0, made);
          MarketShoppers shoppers = made) {
        assertThat(server.port()).isPositive();
        assertThat(shoppers.status().running()).isFalse();
        shoppers.start(100);
        waitFor("60 pages", () -> shoppers.status().pages() >= 60);
        assertThat(shoppers.status().trouble()).isNull();
        assertThat(shoppers.failures()).isZero();
        assertThat(shoppers.status().running()).isTrue();
        shoppers.stop();
        assertThat(shoppers.status().running()).isFalse();
      }
      checkLog(open, before, began);
    }
  }

  private static void checkLog(OpenShop open, long before, Instant began) throws IOException {
    Map<RequestId, Impression> pages = new HashMap<>();
    Set<Scene> scenes = EnumSet.noneOf(Scene.class);
    Set<Interaction.Kind> kinds = EnumSet.noneOf(Interaction.Kind.class);
    open.shop()
        .log()
        .read(
            before,
            open.shop().log().nextOffset(),
            (offset, event) -> {
              assertThat(event.time()).isBetween(began, Instant.now());
              if (event instanceof Impression page) {
                pages.put(page.request(), page);
                scenes.add(page.scene());
                assertThat(page.shopper().value()).matches("u10000[0-5]\\d");
              } else if (event instanceof Interaction act) {
                kinds.add(act.kind());
                Impression page = Objects.requireNonNull(pages.get(act.request()));
                assertThat(act.scene()).isEqualTo(page.scene());
                assertThat(act.session()).isEqualTo(page.session());
                assertThat(page.exposures())
                    .anySatisfy(shown -> assertThat(shown.item()).isEqualTo(act.item()));
              }
            });
    assertThat(pages).hasSizeGreaterThanOrEqualTo(60);
    assertThat(scenes).containsExactlyInAnyOrder(Scene.SEARCH, Scene.FEED);
    assertThat(kinds).contains(Interaction.Kind.CLICK, Interaction.Kind.DWELL);
  }

  @Test
  void theirRateIsKept() throws IOException, InterruptedException {
    market();
    try (OpenShop open = OpenShop.open(dir)) {
      MarketShoppers made = Objects.requireNonNull(MarketShoppers.of(open));
      try (AisleServer server = Serving.start(open, "127.0.0.1", 0, made);
          MarketShoppers shoppers = made) {
        assertThat(server.port()).isPositive();
        shoppers.start(5);
        waitFor("a page", () -> shoppers.status().pages() > 0);
        long first = shoppers.status().pages();
        Thread.sleep(1_000);
        assertThat(shoppers.status().pages() - first).isLessThanOrEqualTo(7);
        assertThat(shoppers.status().pagesPerSecond()).isEqualTo(5);
      }
    }
  }

  @Test
  void aServerThatIsGoneIsTroubleAndNobodyGoesHome() throws IOException, InterruptedException {
    market();
    try (OpenShop open = OpenShop.open(dir);
        MarketShoppers shoppers = Objects.requireNonNull(MarketShoppers.of(open))) {
      int port;
      try (AisleServer server = Serving.start(open, "127.0.0.1", 0)) {
        port = server.port();
      }
      shoppers.attend(URI.create("http://127.0.0.1:" + port));
      shoppers.start(100);
      waitFor("trouble", () -> shoppers.failures() >= 3);
      assertThat(shoppers.status().trouble()).isNotNull();
      assertThat(shoppers.status().running()).isTrue();
      assertThat(shoppers.status().pages()).isZero();
      try (AisleServer server = Serving.start(open, "127.0.0.1", port)) {
        waitFor("a page of " + server.port(), () -> shoppers.status().pages() > 0);
      }
    }
  }

  @Test
  void aRateOutOfRangeIsRefused() throws IOException {
    market();
    try (OpenShop open = OpenShop.open(dir);
        MarketShoppers shoppers = Objects.requireNonNull(MarketShoppers.of(open))) {
      assertThatThrownBy(() -> shoppers.start(0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> shoppers.start(101)).hasMessageContaining("at most 100");
      assertThat(shoppers.status().running()).isFalse();
    }
  }

  @Test
  void aShopThatWasNotGeneratedHasNone() throws IOException {
    try (OpenShop open = OpenShop.openOrCreate(dir)) {
      assertThat(MarketShoppers.of(open)).isNull();
    }
  }
}
