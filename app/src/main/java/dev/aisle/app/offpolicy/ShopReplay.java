package dev.aisle.app.offpolicy;

import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.core.store.PastShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What the shop's present cascade would have earned on the requests of its log: each logged page
/// is answered again, with shoppers and statistics as they were then but the items of today, and
/// a logged reward counts where the cascade puts the same item at the same place.
///
/// The log must have been written by a policy that explores and records its propensities. One that
/// always showed the same, and so has propensities of 1, supports nothing but itself; the weights
/// then do not average 1 and the estimate is refused.
///
/// @param figures `replay/shop/…`
/// @param refusals why estimates are missing
/// @param pages that were compared
public record ShopReplay(List<Figure> figures, List<String> refusals, int pages) {
  private static final Duration BUDGET = Duration.ofMinutes(1);
  private static final String PREFIX = "replay/shop/";
  private static final double STRENGTH = 100;

  public ShopReplay {
    figures = List.copyOf(figures);
    refusals = List.copyOf(refusals);
  }

  /// Replays a sample of the log.
  ///
  /// @param kind what counts as a reward of 1
  /// @param most pages to answer again, spread over the log by the hash of their request
  /// @param progress hears the offset that is reached
  public static ShopReplay run(
      OpenShop open, Interaction.Kind kind, int most, Limits limits, LongConsumer progress)
      throws IOException {
    Pages pages = new Pages(open, kind, most);
    long end = open.shop().log().nextOffset();
    open.shop()
        .log()
        .read(
            0,
            end,
            (offset, event) -> {
              pages.take(offset, event);
              progress.accept(offset + 1);
            });
    return pages.replay(limits, open);
  }

  /// A logged page and what the cascade would have shown.
  private record Page(
      int shopper, List<Exposure> exposures, List<ItemId> wanted, BitSet rewarded) {}

  private static final class Pages {
    private final OpenShop open;
    private final Interaction.Kind kind;
    private final int share;
    private final PastShop past;
    private final ShopView then;
    private final Map<RequestId, Page> byRequest = new HashMap<>();
    private final Map<ShopperId, Integer> shoppers = new HashMap<>();
    private final Map<ItemId, Integer> items = new HashMap<>();
    private final List<Page> all = new ArrayList<>();

    Pages(OpenShop open, Interaction.Kind kind, int most) {
      this.open = open;
      this.kind = kind;
      this.past = new PastShop(open.shop().log());
      this.then = then(open, past);
      // A first guess at how many pages there are: an event in three is one.
      long pages = Math.max(1, open.shop().log().nextOffset() / 3);
      this.share = (int) Math.min(1_000_000, Math.max(1, 1_000_000L * most / pages));
    }

    /// Shoppers and statistics as they were; the items as the index knows them, which is now.
    private static ShopView then(OpenShop open, PastShop past) {
      return new ShopView() {
        @Override
        public @Nullable Item item(ItemId id) {
          return open.shop().item(id);
        }

        @Override
        public ShopperState shopper(ShopperId id) {
          return past.shopper(id);
        }

        @Override
        public ItemStatistics statistics(ItemId id) {
          return past.statistics(id);
        }
      };
    }

    void take(long offset, Event event) {
      switch (event) {
        case Impression page when sampled(page) -> add(offset, page);
        case Interaction did when did.kind() == kind && did.request() != null -> reward(did);
        default -> {}
      }
    }

    private boolean sampled(Impression page) {
      return !page.exposures().isEmpty()
          && open.cascade().retriever(page.scene()) != null
          && Math.floorMod(page.request().value().hashCode() * 0x9e3779b1, 1_000_000) < share;
    }

    private void add(long offset, Impression page) {
      try {
        past.advance(offset);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      int first = page.exposures().getFirst().position();
      Request request =
          new Request(
              page.request(),
              page.scene(),
              page.shopper(),
              page.session(),
              page.query(),
              page.anchor(),
              page.filters(),
              SortOrder.RELEVANCE,
              first - 1,
              page.exposures().size(),
              page.time(),
              page.context(),
              BUDGET);
      List<ItemId> wanted =
          open.cascade().answer(request, then).page().stream().map(Candidate::item).toList();
      Integer shopper = shoppers.computeIfAbsent(page.shopper(), id -> shoppers.size());
      Page kept = new Page(shopper, page.exposures(), wanted, new BitSet());
      byRequest.put(page.request(), kept);
      all.add(kept);
      page.exposures().forEach(e -> number(e.item()));
      wanted.forEach(this::number);
    }

    private int number(ItemId item) {
      return items.computeIfAbsent(item, id -> items.size());
    }

    private void reward(Interaction did) {
      Page page = byRequest.get(did.request());
      for (int k = 0; page != null && k < page.exposures().size(); k++) {
        if (page.exposures().get(k).item().equals(did.item())) {
          page.rewarded().set(k);
        }
      }
    }

    ShopReplay replay(Limits limits, OpenShop open) {
      Figure.Source source =
          Files.exists(open.dir().resolve("market")) ? Figure.Source.SIMULATED : Figure.Source.REAL;
      int longest = all.stream().mapToInt(page -> page.exposures().size()).max().orElse(1);
      ClickRates rates = new ClickRates(Math.max(1, items.size()), longest, STRENGTH);
      double rewards = 0;
      long exposures = 0;
      for (Page page : all) {
        for (int k = 0; k < page.exposures().size(); k++) {
          double reward = page.rewarded().get(k) ? 1 : 0;
          rates.add(number(page.exposures().get(k).item()), k + 1, reward, page.shopper());
          rewards += reward;
          exposures++;
        }
      }
      LoggedSamples samples = new LoggedSamples();
      all.forEach(page -> add(samples, page, rates));
      List<Figure> figures = new ArrayList<>();
      List<String> refusals = new ArrayList<>();
      figures.add(Figure.exact(PREFIX + "logged", rewards / exposures, "", source, exposures));
      for (Estimator estimator : Estimator.values()) {
        switch (estimator.estimate(samples, limits)) {
          case Estimate.Estimated e ->
              figures.add(new Figure(PREFIX + estimator.label(), e.interval(), "", source, 1));
          case Estimate.Refused r ->
              refusals.add(PREFIX + estimator.label() + ": " + r.reason() + ". " + r.remedy());
        }
      }
      figures.add(
          Figure.exact(
              PREFIX + "effective-sample", samples.effectiveSample(), "", source, exposures));
      return new ShopReplay(figures, refusals, all.size());
    }

    private void add(LoggedSamples samples, Page page, ClickRates rates) {
      for (int k = 0; k < page.exposures().size(); k++) {
        Exposure shown = page.exposures().get(k);
        @Nullable ItemId wanted = k < page.wanted().size() ? page.wanted().get(k) : null;
        double weight = shown.item().equals(wanted) ? 1 / shown.propensity() : 0;
        double expected = wanted == null ? 0 : rates.rate(number(wanted), k + 1, page.shopper());
        samples.add(
            new Sample(weight, page.rewarded().get(k) ? 1 : 0, page.shopper())
                .withModel(rates.rate(number(shown.item()), k + 1, page.shopper()), expected));
      }
    }
  }
}
