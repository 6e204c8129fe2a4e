package dev.aisle.app.verify;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.SlateFeatures;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.store.EventLog;
import dev.aisle.core.store.PastShop;
import dev.aisle.core.store.Shop;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplayProgress;
import dev.aisle.learning.samples.Split;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether models are served the features that they are trained on, bit by bit. Training's side is
/// the replay of the log ([LoggedPages]); serving's is what every learned stage calls
/// ([SlateFeatures]). Three comparisons:
/// - *logged pages*: the page's request and candidates, served by a shop as of the page's offset;
/// - *receipts*: the request as it arrived, served as of the offset that its receipt recorded,
///   against the page that was logged for it, featured as of the same offset;
/// - *live*: the newest pages' requests, served by the running shop and by the replayed one, both
///   as of now.
///
/// @param logged logged pages that agree
/// @param receipts receipts that agree
/// @param unlogged receipts whose page is not in the log: it was lost or is still on its way
/// @param moved receipts that agree, but whose page was logged when the shop had moved on: training
///     sees states that are some events newer than serving did
/// @param live requests that the running shop and the replayed one serve alike
/// @param differences what differs, a line each
public record ParityCheck(
    long logged, long receipts, long unlogged, long moved, long live, List<String> differences) {
  private static final Duration BUDGET = Duration.ofMinutes(1);

  public ParityCheck {
    differences = List.copyOf(differences);
  }

  /// Whether nothing differs.
  public boolean passed() {
    return differences.isEmpty();
  }

  /// Checks a shop.
  ///
  /// @param kept receipts of answered pages
  /// @param pages newest logged pages to check at most
  /// @throws InvalidInputException where the log has no page
  public static ParityCheck run(Shop shop, Collection<Receipt> kept, FeatureSet features, int pages)
      throws IOException {
    return new Run(shop, features, past -> past).check(kept, pages);
  }

  /// As the other method, with a shop that serves in place of the one as of an offset: how a test
  /// plants a skew.
  static ParityCheck run(
      Shop shop,
      Collection<Receipt> kept,
      FeatureSet features,
      int pages,
      Function<PastShop, ShopView> serving)
      throws IOException {
    return new Run(shop, features, serving).check(kept, pages);
  }

  private static final class Run {
    private final Shop shop;
    private final EventLog log;
    private final FeatureSet features;
    private final Function<PastShop, ShopView> serving;
    private final List<String> differences = new ArrayList<>();

    Run(Shop shop, FeatureSet features, Function<PastShop, ShopView> serving) {
      this.shop = shop;
      this.log = shop.log();
      this.features = features;
      this.serving = serving;
    }

    ParityCheck check(Collection<Receipt> kept, int most) throws IOException {
      ReplayOptions options =
          ReplayOptions.DEFAULT
              .withSizes(most, ReplayOptions.DEFAULT.droppedPerPage())
              .withOutcomeWindow(Duration.ZERO);
      LoggedPages replayed = LoggedPages.replay(log, features, options, ReplayProgress.NONE);
      List<LoggedPage> pages =
          Stream.of(Split.values())
              .flatMap(split -> replayed.of(split).stream())
              .filter(page -> canBeAsked(page.impression()))
              .toList();
      long logged = logged(pages);
      Receipts receipts = receipts(kept);
      return new ParityCheck(
          logged, receipts.same, receipts.unlogged, receipts.moved, live(pages), differences);
    }

    private long logged(List<LoggedPage> pages) throws IOException {
      PastShop past = new PastShop(log);
      long same = 0;
      for (LoggedPage page : pages) {
        past.advance(page.offset());
        FeatureBatch served = serve(request(page.impression()), serving.apply(past), page.items());
        same += agree("logged page " + name(page.impression()), served, page.features()) ? 1 : 0;
      }
      return same;
    }

    private static final class Receipts {
      private long same;
      private long unlogged;
      private long moved;
    }

    /// The page that the receipt's request was logged as is read in the same pass of the log, so
    /// that nothing has to be held but the receipts.
    private Receipts receipts(Collection<Receipt> kept) throws IOException {
      Receipts found = new Receipts();
      Map<String, Impression> impressions = new HashMap<>();
      Map<String, Long> offsets = new HashMap<>();
      Map<String, Receipt> wanted = new HashMap<>();
      kept.forEach(receipt -> wanted.put(name(receipt), receipt));
      if (wanted.isEmpty()) {
        return found;
      }
      log.read(
          0,
          log.nextOffset(),
          (at, event) -> {
            if (event instanceof Impression page
                && wanted.containsKey(name(page))
                && canBeAsked(page)) {
              impressions.put(name(page), page);
              offsets.put(name(page), at);
            }
          });
      PastShop then = new PastShop(log);
      PastShop atLogging = new PastShop(log);
      List<Receipt> inOrder =
          wanted.values().stream().sorted(Comparator.comparingLong(Receipt::offset)).toList();
      Map<String, FeatureBatch> trainedOn = new HashMap<>();
      List<String> byOffset =
          impressions.keySet().stream()
              .sorted(Comparator.comparingLong(name -> Objects.requireNonNull(offsets.get(name))))
              .toList();
      for (String name : byOffset) {
        Impression page = Objects.requireNonNull(impressions.get(name));
        atLogging.advance(Objects.requireNonNull(offsets.get(name)));
        trainedOn.put(name, serve(request(page), atLogging, items(page.exposures())));
      }
      for (Receipt receipt : inOrder) {
        Impression page = impressions.get(name(receipt));
        FeatureBatch trained = trainedOn.get(name(receipt));
        if (page == null || trained == null) {
          found.unlogged++;
          continue;
        }
        then.advance(receipt.offset());
        FeatureBatch served =
            serve(receipt.request(), serving.apply(then), items(receipt.exposures()));
        FeatureBatch replayed = serve(request(page), then, items(page.exposures()));
        if (agree("receipt " + name(receipt), served, replayed)) {
          found.same++;
          found.moved += replayed.sameAs(trained) ? 0 : 1;
        }
      }
      return found;
    }

    private long live(List<LoggedPage> pages) throws IOException {
      PastShop now = new PastShop(log);
      now.advance(log.nextOffset());
      long same = 0;
      for (LoggedPage page : pages) {
        Request request = request(page.impression());
        FeatureBatch served = serve(request, shop, page.items());
        same +=
            agree(
                    "live request " + name(page.impression()),
                    served,
                    serve(request, now, page.items()))
                ? 1
                : 0;
      }
      return same;
    }

    private FeatureBatch serve(Request request, ShopView view, List<ItemId> items) {
      List<Candidate> candidates =
          items.stream().map(item -> new Candidate(item, 0, List.of())).toList();
      return SlateFeatures.of(features, request, view, new Slate(candidates)).features();
    }

    private boolean agree(String what, FeatureBatch served, FeatureBatch trained) {
      @Nullable String difference = served.firstDifference(trained);
      if (difference != null) {
        differences.add(
            what + ": " + difference.replace(" here", " served").replace(" there", " in training"));
      }
      return difference == null;
    }

    private static List<ItemId> items(List<Exposure> exposures) {
      return exposures.stream().map(Exposure::item).toList();
    }

    /// A request and the first position of its page, since a list's pages share the request.
    private static String name(Impression page) {
      return name(page.request().value(), page.exposures());
    }

    private static String name(Receipt receipt) {
      return name(receipt.request().id().value(), receipt.exposures());
    }

    private static String name(String request, List<Exposure> exposures) {
      return exposures.isEmpty()
          ? request
          : request + " from position " + exposures.getFirst().position();
    }

    /// Imported logs may hold searches without a query, which no request can be.
    private static boolean canBeAsked(Impression page) {
      return switch (page.scene()) {
        case SEARCH -> page.query() != null;
        case SIMILAR -> page.anchor() != null;
        case FEED, CHAT -> true;
      };
    }

    private static Request request(Impression page) {
      return new Request(
          page.request(),
          page.scene(),
          page.shopper(),
          page.session(),
          page.query(),
          page.anchor(),
          page.filters(),
          SortOrder.RELEVANCE,
          0,
          Math.max(1, page.exposures().size()),
          page.time(),
          page.context(),
          BUDGET);
    }
  }
}
