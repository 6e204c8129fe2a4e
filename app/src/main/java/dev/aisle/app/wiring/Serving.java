package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.serving.AisleServer;
import dev.aisle.serving.ServingConfig;
import dev.aisle.serving.access.Access;
import dev.aisle.serving.access.Keys;
import dev.aisle.serving.api.Shopfront;
import dev.aisle.serving.api.Studio;
import dev.aisle.serving.http.Limits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a server in front of an open shop.
public final class Serving {
  private static final int WARM_UP = 20;

  private Serving() {}

  /// Starts a server; the shop stays open when it is closed.
  ///
  /// @param host null for the configuration's
  /// @param port null for the configuration's; 0 for any free one
  public static AisleServer start(OpenShop open, @Nullable String host, @Nullable Integer port)
      throws IOException {
    return start(open, host, port, null);
  }

  /// As [#start], with simulated shoppers in the studio's hands.
  ///
  /// @param shoppers the caller's to close, before the server; null for none
  public static AisleServer start(
      OpenShop open,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable MarketShoppers shoppers)
      throws IOException {
    ShopConfig config = open.config();
    warmUp(open);
    String listens = host == null ? config.serve().host() : host;
    AisleServer server =
        AisleServer.start(
            serving(config, listens, port),
            open.shop(),
            open.index(),
            open.models().cascade(),
            open.receipts(),
            new Shopfront(config.name(), config.currency(), open.sampleQueries(), open.pictures()),
            new Studio(
                open.traffic(),
                shoppers,
                new ModelDesk(open.models(), open.dir().resolve("reports"))),
            Keys.open(open.dir().resolve("keys.json")));
    open.models().watch();
    if (shoppers != null) {
      shoppers.attend(URI.create("http://" + near(listens) + ":" + server.port()));
    }
    return server;
  }

  /// Searches for some titles before anyone waits: classes are loaded, dictionaries are read, and
  /// the first shopper's page is not late.
  private static void warmUp(OpenShop open) {
    List<String> titles = open.shop().items().limit(WARM_UP).map(Item::title).toList();
    for (String title : titles) {
      Request request =
          Requests.search(
              title, "warm-up", Filters.NONE, SortOrder.RELEVANCE, 20, Duration.ofMinutes(1));
      open.models().cascade().answer(request, open.shop());
      open.index().complete(title.substring(0, Math.min(3, title.length())), 8);
    }
  }

  /// Where a program on this machine finds a server that listens on an address.
  private static String near(String host) {
    return switch (host) {
      case "0.0.0.0", "::", "localhost" -> "127.0.0.1";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }

  private static ServingConfig serving(ShopConfig config, String host, @Nullable Integer port) {
    return new ServingConfig(
        host,
        port == null ? config.serve().port() : port,
        config.serve().publicStorefront() ? Access.Storefront.PUBLIC : Access.Storefront.LOOPBACK,
        config.budget(),
        limits(config.limits()));
  }

  private static Limits limits(ShopConfig.Limits wanted) {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        wanted.bodyBytes(),
        usual.jsonDepth(),
        wanted.queryLength(),
        usual.pageSize(),
        usual.depth(),
        wanted.requestsPerSecond(),
        2.0 * wanted.requestsPerSecond(),
        usual.concurrentRequests(),
        usual.connections(),
        usual.headerBytes(),
        usual.readTimeout(),
        usual.drain());
  }
}
