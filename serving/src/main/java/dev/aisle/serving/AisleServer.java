package dev.aisle.serving;

import dev.aisle.core.cascade.LiveCascade;
import dev.aisle.core.store.CatalogIndex;
import dev.aisle.core.store.ReceiptStore;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.access.Access;
import dev.aisle.serving.access.Keys;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.api.Api;
import dev.aisle.serving.api.Shopfront;
import dev.aisle.serving.api.Studio;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.FrontDoor;
import dev.aisle.serving.http.Json;
import dev.aisle.serving.http.Limits;
import dev.aisle.serving.http.Listener;
import dev.aisle.serving.http.ServingMetrics;
import dev.aisle.serving.http.WebFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server over a shop. The shop, index and what the cascade holds stay the caller's to
/// close, after the
/// server.
public final class AisleServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AisleServer.class);

  private final FrontDoor door;
  private final Listener listener;
  private final Api api;
  private final Duration drain;
  private final AtomicBoolean closed = new AtomicBoolean();

  private AisleServer(FrontDoor door, Listener listener, Api api, Duration drain) {
    this.door = door;
    this.listener = listener;
    this.api = api;
    this.drain = drain;
  }

  /// Starts a server; it answers when this returns.
  ///
  /// @throws dev.aisle.core.InvalidInputException where the port is in use or the host is not ours
  /// @throws IOException where the folder of pictures cannot be read
  public static AisleServer start(
      ServingConfig config,
      Shop shop,
      CatalogIndex index,
      LiveCascade cascade,
      ReceiptStore receipts,
      Shopfront front,
      Studio studio,
      Keys keys)
      throws IOException {
    Limits limits = config.limits();
    Json json = new Json(limits.jsonDepth());
    ServingMetrics metrics = new ServingMetrics();
    Api api =
        new Api(
            shop,
            index,
            cascade,
            receipts,
            front,
            studio,
            metrics,
            limits,
            config.budget(),
            InstantSource.system());
    Endpoint pages =
        Endpoint.get(
            "/", Scope.SEARCH, "The pages", Content.of("text/html"), new WebFiles()::answer);
    FrontDoor door =
        new FrontDoor(
            api.endpoints(), pages, new Access(keys, config.storefront()), limits, metrics, json);
    api.drainingWhen(door::draining);
    try {
      Listener listener = Listener.start(config.host(), config.port(), limits, door, json);
      return new AisleServer(door, listener, api, limits.drain());
    } catch (RuntimeException e) {
      api.close();
      throw e;
    }
  }

  /// The port that is listened on.
  public int port() {
    return listener.port();
  }

  /// Refuses new requests, finishes those that are being answered, as far as they do in time,
  /// writes the impressions that wait, and stops listening. Closing twice is once.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    door.drain();
    try {
      if (!door.awaitIdle(drain)) {
        LOG.warn("requests were still being answered after {}; they are cut off", drain);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listener.close();
    api.close();
  }
}
