package dev.aisle.serving.api;

import dev.aisle.core.cascade.LiveCascade;
import dev.aisle.core.store.CatalogIndex;
import dev.aisle.core.store.ReceiptStore;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Limits;
import dev.aisle.serving.http.OpenApi;
import dev.aisle.serving.http.ServingMetrics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// All endpoints over one shop.
public final class Api implements AutoCloseable {
  private final PageLog log;
  private final List<Endpoint> endpoints;
  private volatile BooleanSupplier draining = () -> false;

  /// The endpoints, and the writers of impressions and receipts behind them, which [#close] ends.
  ///
  /// @param budget what the cascade may take of a request
  /// @throws IOException where the folder of pictures cannot be read
  public Api(
      Shop shop,
      CatalogIndex index,
      LiveCascade cascade,
      ReceiptStore receipts,
      Shopfront front,
      Studio studio,
      ServingMetrics metrics,
      Limits limits,
      Duration budget,
      InstantSource clock)
      throws IOException {
    RecentAnswers recent = new RecentAnswers();
    this.log = new PageLog(shop, receipts, recent, metrics);
    ResultPages pages = new ResultPages(shop, cascade, recent, log, metrics, limits, budget, clock);
    Readiness readiness = new Readiness(shop, index, () -> draining.getAsBoolean());
    List<Endpoint> all = new ArrayList<>();
    all.addAll(new SearchApi(pages, shop, index, limits).endpoints());
    all.addAll(new ItemsApi(shop, clock).endpoints());
    all.addAll(new EventsApi(shop, recent, log, clock).endpoints());
    all.addAll(new ShoppersApi(shop, recent, log, receipts, clock).endpoints());
    all.addAll(new ReceiptsApi(shop, cascade, recent, receipts).endpoints());
    all.addAll(new ShopApi(shop, cascade, front).endpoints());
    all.addAll(new ModelsApi(cascade, studio.models(), metrics).endpoints());
    all.addAll(new Pictures(front.pictures()).endpoints());
    all.addAll(new TrafficApi(studio, metrics, clock).endpoints());
    all.addAll(new BackgroundShoppersApi(studio.shoppers()).endpoints());
    all.addAll(new OperationsApi(metrics, readiness).endpoints());
    OpenApi description = new OpenApi(all);
    all.add(description.endpoint());
    this.endpoints = List.copyOf(all);
    metrics.gauge("aisle.shop.items", "items in the catalogue", shop::itemCount);
    metrics.gauge("aisle.index.items", "items in the index", index::size);
    metrics.gauge("aisle.log.events", "offset of the log's end", () -> shop.log().nextOffset());
    metrics.gauge("aisle.answers.kept", "answers that later pages can continue", recent::size);
  }

  /// Every route that is served, but the pages.
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /// Tells `/readyz` how to find out that the server is about to stop.
  public void drainingWhen(BooleanSupplier test) {
    draining = test;
  }

  /// Writes the impressions and receipts that wait.
  @Override
  public void close() {
    log.close();
  }
}
