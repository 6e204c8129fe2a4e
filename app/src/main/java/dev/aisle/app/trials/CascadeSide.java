package dev.aisle.app.trials;

import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.Typist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A cascade over a shop, in this process. What shoppers do is folded into states of their own and
/// never enters the shop's log, so that an experiment leaves the shop as it was.
///
/// @param name as reports call it
/// @param shop whose catalogue and statistics the stages see
public record CascadeSide(String name, Cascade cascade, ShopView shop) implements Side {
  private static final Duration BUDGET = Duration.ofMinutes(1);

  /// The shop's own cascade.
  public static CascadeSide of(OpenShop open) {
    return new CascadeSide("cascade", open.cascade(), open.shop());
  }

  @Override
  public Server open(Cohort cohort) {
    return new Serving(cascade, shop, cohort);
  }

  private static final class Serving implements Server {
    private final Cascade cascade;
    private final Shelf shelf;
    private final Cohort cohort;
    private final Typist typist;
    private final Map<ShopperId, ShopperState> states = new HashMap<>();
    private final ShopView view;

    Serving(Cascade cascade, ShopView shop, Cohort cohort) {
      this.cascade = cascade;
      this.cohort = cohort;
      this.shelf = cohort.shopping().shelf();
      this.typist = new Typist(cohort.population().world());
      this.view =
          new ShopView() {
            @Override
            public @Nullable Item item(ItemId id) {
              return shop.item(id);
            }

            @Override
            public ShopperState shopper(ShopperId id) {
              return states.getOrDefault(id, ShopperState.INITIAL);
            }

            @Override
            public ItemStatistics statistics(ItemId id) {
              return shop.statistics(id);
            }
          };
    }

    @Override
    public int make(Ask ask, long time, int[] items) {
      int n = 0;
      for (Candidate candidate : cascade.answer(request(ask, time, items.length), view).page()) {
        int number = shelf.number(candidate.item());
        if (number >= 0) {
          items[n++] = number;
        }
      }
      return n;
    }

    private Request request(Ask ask, long time, int size) {
      String id = ask.visit().number() + "-" + ask.page();
      return new Request(
          new RequestId("trial-" + id),
          ask.scene(),
          ask.visit().shopper().id(),
          new SessionId("trial-" + ask.visit().number()),
          ask.scene() == Scene.SEARCH ? typist.query(ask) : null,
          null,
          Filters.NONE,
          SortOrder.RELEVANCE,
          0,
          size,
          Instant.ofEpochMilli(time),
          Map.of("device", ask.visit().phone() ? "phone" : "desktop"),
          BUDGET);
    }

    /// The page need not be the one that this cascade made: shoppers may be shown another's, and
    /// this one then knows of them what it would in its place.
    @Override
    public void page(Ask ask, long time, int[] items, int n, Shopping.Bench bench) {
      Request request = request(ask, time, items.length);
      fold(request.shopper(), impression(request, items, n));
      for (int k = 0; k < n; k++) {
        if (bench.reading().clicked(k)) {
          act(request, items[k], Interaction.Kind.CLICK);
        }
        if (bench.reading().ordered(k)) {
          act(request, items[k], Interaction.Kind.ORDER);
        }
      }
    }

    private Impression impression(Request request, int[] items, int n) {
      List<Exposure> exposures = new ArrayList<>(n);
      for (int k = 0; k < n; k++) {
        exposures.add(new Exposure(shelf.truth(items[k]).id(), k + 1, Map.of(), List.of(), 1));
      }
      return new Impression(
          new EventId("i-" + request.id()),
          request.time(),
          request.id(),
          request.session(),
          request.shopper(),
          request.scene(),
          request.query(),
          request.anchor(),
          request.filters(),
          request.context(),
          exposures,
          cascade.plan().bundle(),
          List.of());
    }

    private void act(Request request, int item, Interaction.Kind kind) {
      fold(
          request.shopper(),
          new Interaction(
              new EventId(kind + "-" + request.id() + "-" + item),
              request.time(),
              request.id(),
              request.scene(),
              request.session(),
              request.shopper(),
              shelf.truth(item).id(),
              kind,
              kind == Interaction.Kind.ORDER ? new Money(cohort.stock().cents(item)) : null,
              1,
              null));
    }

    private void fold(ShopperId shopper, Event event) {
      states.put(shopper, view.shopper(shopper).after(event));
    }
  }
}
