package dev.aisle.app.trials;

import dev.aisle.app.wiring.ShopClient;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.queries.Scene;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.clicks.Reading;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.Typist;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// A running server, through its public HTTP API: pages are asked of it and what shoppers do is
/// sent to it, so its log and states grow as they would with real shoppers. Its shop must hold
/// the same market. The first answer that fails ends the experiment.
/// Close it to let go of its connections.
public final class ServerSide implements Side, AutoCloseable {
  private final URI server;
  private final ShopClient client;

  /// @param server such as `http://127.0.0.1:8080`
  public ServerSide(URI server) {
    this.server = server;
    this.client = new ShopClient(server);
  }

  @Override
  public String name() {
    return server.toString();
  }

  @Override
  public Server open(Cohort cohort) {
    return new Serving(cohort);
  }

  @Override
  public void close() {
    client.close();
  }

  private InvalidInputException failed(IOException e) {
    return new InvalidInputException(
        server.toString(),
        "does not answer as it should (" + e + ")",
        "Start it with `aisle serve` on the shop of the same market, and see its log.",
        e);
  }

  private final class Serving implements Server {
    private final Cohort cohort;
    private final Shelf shelf;
    private final Typist typist;
    private ShopClient.Page shown = new ShopClient.Page("", List.of());

    Serving(Cohort cohort) {
      this.cohort = cohort;
      this.shelf = cohort.shopping().shelf();
      this.typist = new Typist(cohort.population().world());
    }

    @Override
    public int make(Ask ask, long time, int[] items) {
      shown = asked(ask, items.length);
      int n = 0;
      for (String id : shown.items()) {
        int number = shelf.number(new ItemId(id));
        if (number >= 0 && n < items.length) {
          items[n++] = number;
        }
      }
      return n;
    }

    private ShopClient.Page asked(Ask ask, int size) {
      try {
        return ask.scene() == Scene.SEARCH
            ? client.search(typist.query(ask), shopper(ask), session(ask), size)
            : client.recommend(shopper(ask), session(ask), size);
      } catch (IOException e) {
        throw failed(e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    @Override
    public void page(Ask ask, long time, int[] items, int n, Shopping.Bench bench) {
      List<ShopClient.Act> acts = acts(items, n, bench.reading());
      if (acts.isEmpty()) {
        return;
      }
      try {
        client.tell(shown.request(), shopper(ask), session(ask), acts);
      } catch (IOException e) {
        throw failed(e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    private List<ShopClient.Act> acts(int[] items, int n, Reading reading) {
      List<ShopClient.Act> acts = new ArrayList<>();
      for (int k = 0; k < n; k++) {
        String id = shelf.truth(items[k]).id().value();
        if (reading.clicked(k)) {
          acts.add(new ShopClient.Act("click", id, null, null));
        }
        if (reading.ordered(k)) {
          String price = new Money(cohort.stock().cents(items[k])).toString();
          acts.add(new ShopClient.Act("order", id, price, null));
        }
      }
      return acts;
    }

    /// A trial's shoppers are new to the shop: their ids are not those of its log.
    private static String shopper(Ask ask) {
      return "trial-" + ask.visit().shopper().id().value();
    }

    private static String session(Ask ask) {
      return "trial-" + ask.visit().number();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
      Thread.currentThread().interrupt();
      return new IllegalStateException("the experiment was interrupted", e);
    }
  }
}
