package dev.aisle.learning.samples;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.provenance.DataIdentity;
import dev.aisle.core.store.EventLog;
import dev.aisle.core.store.PastShop;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// One replay. The calling thread folds; the features of pages are computed by other threads, a
/// chunk of pages at a time, from moments that were taken out of the fold. A bounded number of
/// chunks is under way, and the folding thread helps where they are late.
final class LogReplay {
  private static final int CHUNK_PAGES = 32;
  private static final int AHEAD = 2 * Runtime.getRuntime().availableProcessors() + 1;
  private static final int PROGRESS_EVENTS = 4_096;

  /// A log longer than so many times the pages that are kept is counted first, so that features
  /// of pages that would be let go again are not computed.
  private static final int LONG_LOG = 10;

  private final EventLog log;
  private final FeatureSet features;
  private final ReplayOptions options;
  private final ReplayProgress progress;
  private final PastShop shop;
  private final OpenPages open;
  private final DataIdentity.Builder identity = new DataIdentity.Builder();
  private final Deque<FutureTask<List<LoggedPage>>> ahead = new ArrayDeque<>();
  private final Deque<LoggedPage> kept = new ArrayDeque<>();
  private List<Moment> chunk = new ArrayList<>();
  private long end;
  private final List<ItemId> listed = new ArrayList<>(); // each once; may be gone again
  private long toSkip;
  private long goneItems;
  private long emptyPages;
  private long olderPages;
  private long strayInteractions;
  private @Nullable Instant latest;

  LogReplay(EventLog log, FeatureSet features, ReplayOptions options, ReplayProgress progress) {
    this.log = log;
    this.features = features;
    this.options = options;
    this.progress = progress;
    this.shop = new PastShop(log);
    this.open = new OpenPages(options.outcomeWindow(), options.newestPages());
  }

  LoggedPages run() throws IOException {
    end = log.nextOffset();
    toSkip = end / LONG_LOG > options.newestPages() ? countPages() - options.newestPages() : 0;
    shop.advance(end, this::before);
    handOut();
    while (!ahead.isEmpty()) {
      takeBack();
    }
    progress.at(end, end);
    DataIdentity data = identity.build();
    if (data.count() == 0) {
      throw new InvalidInputException(
          "log", "is empty", "Import events, or make a market with aisle market.");
    }
    int young = leaveYoungOut();
    if (kept.isEmpty()) {
      throw new InvalidInputException("log", withoutPages(data, young), remedy(young));
    }
    List<LoggedPage> pages = new ArrayList<>(kept);
    Map<Split, List<LoggedPage>> parts = split(pages, options.split());
    ReplaySummary summary =
        new ReplaySummary(
            data,
            pages.getFirst().impression().time(),
            pages.getLast().impression().time(),
            ReplaySummary.parts(parts),
            goneItems,
            emptyPages,
            young,
            olderPages,
            strayInteractions);
    return new LoggedPages(features, parts, shop.items(), summary);
  }

  private String withoutPages(DataIdentity data, int young) {
    return "has "
        + data.count()
        + " events and no page to learn from"
        + (emptyPages > 0 ? "; of " + emptyPages + " pages no item is in the catalogue" : "")
        + (young > 0 ? "; " + young + " pages are younger than " + options.outcomeWindow() : "");
  }

  private String remedy(int young) {
    if (young > 0) {
      return "Wait until their outcomes are known, or shorten the outcome window.";
    }
    return emptyPages > 0
        ? "Import the items before the pages that show them."
        : "Log impressions of the scenes " + options.scenes() + "; docs/events.md says how.";
  }

  private long countPages() throws IOException {
    long[] pages = {0};
    log.read(0, end, (_, event) -> pages[0] += wanted(event) ? 1 : 0);
    return pages[0];
  }

  private boolean wanted(Event event) {
    return event instanceof Impression page && options.scenes().contains(page.scene());
  }

  private void before(long offset, Event event) {
    identity.add(event.id(), event.time());
    if (latest == null || event.time().isAfter(latest)) {
      latest = event.time();
    }
    if (offset % PROGRESS_EVENTS == 0) {
      progress.at(offset, end);
    }
    if (event instanceof ItemChanged changed && shop.item(changed.item().id()) == null) {
      listed.add(changed.item().id());
    }
    if (event instanceof Impression page && wanted(page)) {
      page(offset, page);
    } else if (event instanceof Interaction interaction
        && interaction.request() != null
        && !open.did(interaction.request(), interaction)) {
      strayInteractions++;
    }
  }

  private void page(long offset, Impression page) {
    if (toSkip > 0) {
      toSkip--;
      olderPages++;
      return;
    }
    PageRows.Chosen chosen =
        PageRows.of(
            page,
            shop::item,
            listed,
            options.droppedPerPage(),
            options.unseenPerPage(),
            mixed(options.seed(), offset));
    goneItems += chosen.gone();
    if (chosen.rows().exposed() == 0) {
      emptyPages++;
      return;
    }
    open.add(page, chosen.rows());
    chunk.add(Moment.of(offset, page, chosen, shop));
    if (chunk.size() == CHUNK_PAGES) {
      handOut();
      while (ahead.size() >= AHEAD) {
        takeBack();
      }
    }
  }

  private static long mixed(long seed, long offset) {
    return (seed * 0x9e3779b97f4a7c15L) ^ (offset * 0xbf58476d1ce4e5b9L);
  }

  private void handOut() {
    List<Moment> moments = chunk;
    FutureTask<List<LoggedPage>> task =
        new FutureTask<>(() -> moments.stream().map(moment -> moment.featured(features)).toList());
    ForkJoinPool.commonPool().execute(task);
    ahead.add(task);
    chunk = new ArrayList<>();
  }

  private void takeBack() {
    FutureTask<List<LoggedPage>> task = ahead.remove();
    task.run(); // here where no other thread has begun it
    kept.addAll(result(task));
    while (kept.size() > options.newestPages()) {
      kept.removeFirst();
      olderPages++;
    }
  }

  private static List<LoggedPage> result(FutureTask<List<LoggedPage>> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the log was replayed", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the features of a page were not computed", e);
    }
  }

  private int leaveYoungOut() {
    Instant now = latest;
    if (now == null) {
      return 0;
    }
    Instant settled = now.minus(options.outcomeWindow());
    int before = kept.size();
    kept.removeIf(page -> page.impression().time().isAfter(settled));
    return before - kept.size();
  }

  private static Map<Split, List<LoggedPage>> split(List<LoggedPage> pages, TimeSplit shares) {
    int n = pages.size();
    int test = boundary(pages, (int) Math.round(n * (1 - shares.test())));
    int validation =
        Math.min(
            test, boundary(pages, (int) Math.round(n * (1 - shares.test() - shares.validation()))));
    Map<Split, List<LoggedPage>> parts = new EnumMap<>(Split.class);
    parts.put(Split.TRAIN, pages.subList(0, validation));
    parts.put(Split.VALIDATION, pages.subList(validation, test));
    parts.put(Split.TEST, pages.subList(test, n));
    return parts;
  }

  /// The first place from `at` on where neither a list nor an instant is cut apart.
  private static int boundary(List<LoggedPage> pages, int at) {
    int cut = at;
    while (cut > 0 && cut < pages.size() && together(pages.get(cut - 1), pages.get(cut))) {
      cut++;
    }
    return cut;
  }

  private static boolean together(LoggedPage page, LoggedPage next) {
    return page.impression().request().equals(next.impression().request())
        || page.impression().time().equals(next.impression().time());
  }
}
