package dev.aisle.core.traffic;

import dev.aisle.core.events.Answer;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.traffic.ShownPages.Shown;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pages, clicks and orders of the whole shop over time: a fold over the log that depends on
/// nothing but the events, their order and the times it is told. Safe for use by several threads.
///
/// **Time.** What happened counts in the step of its own time, in each [Window]. Clicks at a
/// position and all that a query led to count at the time of the page instead, so that no rate has
/// the clicks without the exposures. A step that came round again is emptied; what is older than
/// the steps that are kept is not counted, nor is what lies more than [#AHEAD] ahead of now:
/// otherwise a wrong clock could push out what is right.
///
/// **Clicks.** A click belongs to a position where it names its request and the request is among
/// the last 20,000; the first click on an item of a list counts, others are the same shopper coming
/// back. Exposures count at the positions 1 to [#POSITIONS].
///
/// **Queries** are compared in small letters, without outer and repeated spaces, cut to
/// [#QUERY_LENGTH] characters. The pages of one request are one search. In each step the 200 most
/// frequent are counted ([TrafficReport.QueryCounts] says how exactly), and apart from them the 200
/// that most often showed nothing, whatever the reason (filters, a page behind the last).
///
/// **Bounds.** 268 steps with at most 400 queries each, and 20,000 lists: below 1 MB for a quiet
/// shop, below 40 MB whatever is sent. An event costs four steps a few additions each.
///
/// **Personal data.** No id of a shopper or session is kept, but a query may say something about
/// who typed it, and a request id can be found in the log. There is no smallest number of
/// searches below which a query is hidden: whoever may see traffic may export the log too. After an
/// erasure the owner calls [#clear] and folds the rest of the log again.
public final class Traffic {
  /// Positions that are told apart, from 1.
  public static final int POSITIONS = 50;

  /// The characters of a query that count.
  public static final int QUERY_LENGTH = 80;

  /// How far ahead of now an event may lie.
  public static final Duration AHEAD = Duration.ofMinutes(5);

  private final Map<Window, Ring> rings = new EnumMap<>(Window.class);
  private final ShownPages pages = new ShownPages();
  private long latest = Long.MIN_VALUE; // milliseconds since the epoch

  /// Nothing happened yet.
  public Traffic() {
    clear();
  }

  /// Forgets everything.
  public synchronized void clear() {
    for (Window window : Window.values()) {
      rings.put(window, new Ring(window));
    }
    pages.clear();
    latest = Long.MIN_VALUE;
  }

  /// Counts an event.
  ///
  /// @param now the present; for an event of the past, any time after it
  public synchronized void add(Event event, Instant now) {
    switch (event) {
      case Impression page when inTime(page, now) -> shown(page);
      case Interaction interaction when inTime(interaction, now) -> interacted(interaction);
      case Impression _, Interaction _ -> {}
      case ItemChanged _, ItemRemoved _, OfferChanged _, ShopperChanged _, Answer _ -> {}
    }
  }

  /// Whether the event may count, noting its time where it may.
  private boolean inTime(Event event, Instant now) {
    if (event.time().isAfter(now.plus(AHEAD))) {
      return false;
    }
    latest = Math.max(latest, event.time().toEpochMilli());
    return true;
  }

  private void shown(Impression page) {
    forSteps(page.time().toEpochMilli(), step -> step.page(page.scene()));
    String query = page.scene() == Scene.SEARCH ? comparable(page.query()) : null;
    Shown list = pages.continued(page, query);
    if (list == null) {
      list = pages.begin(page, query);
      if (query != null) {
        boolean empty = page.exposures().isEmpty();
        forSteps(
            list.time(),
            step -> {
              step.searches().searched(query);
              if (empty) {
                step.zeroResults().searched(query);
              }
            });
      }
    }
    ShownPages.show(list, page);
    forSteps(
        list.time(),
        step -> {
          for (Exposure exposure : page.exposures()) {
            if (exposure.position() <= POSITIONS) {
              step.shown(page.scene(), exposure.position());
            }
          }
        });
  }

  private void interacted(Interaction interaction) {
    Shown list = pages.find(interaction.request());
    long time = interaction.time().toEpochMilli();
    switch (interaction.kind()) {
      case CLICK -> {
        forSteps(time, Step::click);
        if (list != null) {
          clicked(list, interaction);
        }
      }
      case ORDER -> {
        forSteps(time, step -> step.order(interaction.revenueCents()));
        if (list != null) {
          ordered(list);
        }
      }
      case ADD_TO_CART, SKIP, DWELL -> {}
    }
  }

  private void clicked(Shown list, Interaction click) {
    int position = list.firstClick(click.item());
    if (position > 0) {
      forSteps(list.time(), step -> step.clicked(list.scene(), position));
    }
    String query = list.query();
    if (list.firstClickOfAll() && query != null) {
      forSteps(list.time(), step -> step.searches().clicked(query));
    }
  }

  private void ordered(Shown list) {
    String query = list.query();
    if (query != null) {
      forSteps(list.time(), step -> step.searches().ordered(query));
    }
  }

  /// The steps of a time, one in each window that still keeps it.
  private void forSteps(long epochMillis, Consumer<Step> consumer) {
    for (Ring ring : rings.values()) {
      Step step = ring.at(epochMillis);
      if (step != null) {
        consumer.accept(step);
      }
    }
  }

  /// What happened in the window that ends with the step of a time. Costs a look at every counted
  /// query of the window; events wait meanwhile.
  public synchronized TrafficReport report(Window window, Instant until) {
    ReportBuilder report = new ReportBuilder(window, until);
    Ring ring = Objects.requireNonNull(rings.get(window));
    long last = window.stepOf(until.toEpochMilli());
    for (long number = last - window.steps() + 1; number <= last; number++) {
      report.add(ring.step(number));
    }
    return report.done(latest == Long.MIN_VALUE ? null : Instant.ofEpochMilli(latest));
  }

  /// A versioned form, which [#fromBytes] reads; what is read goes on as this would.
  public synchronized byte[] toBytes() {
    return TrafficBytes.write(
        out -> {
          out.writeLong(latest);
          for (Ring ring : rings.values()) {
            ring.writeTo(out);
          }
          pages.writeTo(out);
        });
  }

  /// Reads what [#toBytes] wrote.
  ///
  /// @throws dev.aisle.core.InvalidInputException where the bytes are damaged or of another version
  public static Traffic fromBytes(byte[] bytes) {
    Traffic traffic = new Traffic();
    TrafficBytes.read(bytes, traffic::readFrom);
    return traffic;
  }

  private synchronized void readFrom(DataInputStream in) throws IOException {
    latest = in.readLong();
    for (Ring ring : rings.values()) {
      ring.readFrom(in);
    }
    pages.readFrom(in);
  }

  /// The sum of two amounts that are not negative, at most the largest long.
  static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /// The query as it is counted, null where nothing was typed.
  static @Nullable String comparable(@Nullable String query) {
    if (query == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(Math.min(query.length(), QUERY_LENGTH));
    boolean space = false;
    for (int i = 0; i < query.length(); ) {
      int c = query.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        space = text.length() > 0;
        continue;
      }
      int letter = Character.toLowerCase(c);
      int known = letter >= 0xD800 && letter <= 0xDFFF ? 0xFFFD : letter; // half a character
      if (text.length() + (space ? 1 : 0) + Character.charCount(known) > QUERY_LENGTH) {
        break;
      }
      if (space) {
        text.append(' ');
        space = false;
      }
      text.appendCodePoint(known);
    }
    return text.isEmpty() ? null : text.toString();
  }
}
