package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.serving.AisleServer;
import dev.aisle.serving.ServingConfig;
import dev.aisle.serving.access.Access;
import dev.aisle.serving.access.Keys;
import dev.aisle.serving.api.Shopfront;
import dev.aisle.serving.http.Limits;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a server in front of an open shop.
public final class Serving {
  private Serving() {}

  /// Starts a server; the shop stays open when it is closed.
  ///
  /// @param host null for the configuration's
  /// @param port null for the configuration's; 0 for any free one
  public static AisleServer start(OpenShop open, @Nullable String host, @Nullable Integer port)
      throws IOException {
    ShopConfig config = open.config();
    return AisleServer.start(
        serving(config, host, port),
        open.shop(),
        open.index(),
        open.cascade(),
        open.receipts(),
        new Shopfront(config.name(), config.currency(), List.of(), open.pictures()),
        Keys.open(open.dir().resolve("keys.json")));
  }

  private static ServingConfig serving(
      ShopConfig config, @Nullable String host, @Nullable Integer port) {
    return new ServingConfig(
        host == null ? config.serve().host() : host,
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
