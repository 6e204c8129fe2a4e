package dev.aisle.benchmarks;

import dev.aisle.app.cli.FigureOutput;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Requests;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle bench ingest`: events into the log with state, each batch on disk before the next, and
/// how soon a changed price is seen by a search.
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Events/s, durable (fsync per batch) and with states and index; one impression of 20 items in 8.",
      "Then single price changes: from the call to the first search that filters by the new price."
    })
final class IngestBench implements Callable<Integer> {
  private static final int ITEMS = 20_000;
  private static final int SHOPPERS = 5_000;
  private static final Duration BUDGET = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(names = "--events", defaultValue = "400000", description = "Default ${DEFAULT-VALUE}.")
  private int events;

  @Option(names = "--batch", defaultValue = "1000", description = "Default ${DEFAULT-VALUE}.")
  private int batch;

  @Option(names = "--changes", defaultValue = "2000", description = "Default ${DEFAULT-VALUE}.")
  private int changes;

  @Override
  public Integer call() throws IOException {
    List<Figure> figures = new ArrayList<>();
    try (Scratch scratch = Scratch.make("ingest");
        OpenShop open = OpenShop.openOrCreate(scratch.path().resolve("shop"))) {
      MarketShop.make(open, ITEMS, 1, false, done -> {});
      List<Item> items = open.shop().items().toList();
      figures.addAll(ingest(open, items));
      figures.addAll(priceChanges(open, items));
    }
    output.print(spec.commandLine().getOut(), figures);
    return 0;
  }

  private List<Figure> ingest(OpenShop open, List<Item> items) throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    Instant time = Instant.now().minus(Duration.ofDays(1));
    long spent = 0;
    int sent = 0;
    while (sent < events) {
      List<Event> next = new ArrayList<>(batch);
      for (int i = 0; i < batch; i++) {
        next.add(event(sent + i, items, random, time.plusMillis(sent + i)));
      }
      long start = System.nanoTime();
      int accepted = open.shop().ingest(next).accepted();
      spent += System.nanoTime() - start;
      if (accepted != batch) {
        throw new IllegalStateException(accepted + " of " + batch + " events were accepted");
      }
      sent += batch;
    }
    return List.of(
        Figure.exact("ingest/durable", sent / (spent / 1e9), "events/s", Source.SIMULATED, sent));
  }

  private static Event event(int number, List<Item> items, SplittableRandom random, Instant time) {
    EventId id = new EventId("bench-" + number);
    ShopperId shopper = new ShopperId("s" + random.nextInt(SHOPPERS));
    SessionId session = new SessionId("v" + number / 8);
    RequestId request = new RequestId("r" + number / 8);
    if (number % 8 != 0) {
      ItemId item = items.get(random.nextInt(items.size())).id();
      return new Interaction(
          id, time, request, session, shopper, item, Interaction.Kind.CLICK, null, 1, null);
    }
    List<Exposure> exposures = new ArrayList<>();
    for (int position = 1; position <= 20; position++) {
      exposures.add(
          new Exposure(
              items.get(random.nextInt(items.size())).id(),
              position,
              Map.of("retrieve", random.nextDouble()),
              List.of("bm25"),
              1));
    }
    return new Impression(
        id,
        time,
        request,
        session,
        shopper,
        Scene.SEARCH,
        "bench query",
        null,
        Filters.NONE,
        Map.of(),
        exposures,
        "bench",
        List.of());
  }

  /// A search sees the change where it filters by exactly the new price and finds the item.
  private List<Figure> priceChanges(OpenShop open, List<Item> items) throws IOException {
    Histogram visible = new Histogram(3);
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < changes; i++) {
      Item item = items.get(random.nextInt(items.size()));
      Money price = new Money(500_000_00L + i);
      OfferChanged change =
          new OfferChanged(
              new EventId("price-" + i), Instant.now(), item.id(), new Offer(price, 5));
      Request request =
          Requests.search(
              "",
              "bench",
              new Filters(Set.of(), Set.of(), price, price, Map.of(), false),
              SortOrder.RELEVANCE,
              1,
              BUDGET);
      long start = System.nanoTime();
      open.shop().ingest(List.of(change));
      long total = open.index().retrieve(request, open.shop(), 1).total();
      visible.recordValue((System.nanoTime() - start) / 1_000);
      if (total != 1) {
        throw new IllegalStateException("the new price of " + item.id() + " was not found");
      }
    }
    return Latencies.figures("offer/visible", visible);
  }
}
