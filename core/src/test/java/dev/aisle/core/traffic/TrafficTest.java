package dev.aisle.core.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestEvents;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
  private static final Instant NOW = TestEvents.START;
  private static final List<Scene> SCENES = List.of(Scene.values());

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void saysWhatTheSlowWaySays(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Duration history = Duration.ofHours(new int[] {1, 30, 200, 1_700}[random.nextInt(4)]);
    Traffic traffic = new Traffic();
    SlowTraffic slow = new SlowTraffic();
    for (Event event : events(1_500, history, random)) {
      traffic.add(event, NOW);
      slow.add(event, NOW);
    }

    for (Window window : Window.values()) {
      for (Instant until : List.of(NOW.plus(Traffic.AHEAD), NOW.plus(Duration.ofDays(3)))) {
        assertThat(traffic.report(window, until))
            .as("%s of %s until %s", window, history, until)
            .isEqualTo(slow.report(window, until));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8})
  void goesOnFromItsBytesAsIfNothingHadBeen(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Event> events = events(6_000, Duration.ofHours(50), random);
    Traffic whole = new Traffic();
    Traffic interrupted = new Traffic();
    for (Event event : events) {
      whole.add(event, NOW);
      interrupted.add(event, NOW);
      if (random.nextInt(500) == 0) {
        interrupted = Traffic.fromBytes(interrupted.toBytes());
      }
    }

    assertThat(interrupted.toBytes()).isEqualTo(whole.toBytes());
    for (Window window : Window.values()) {
      assertThat(interrupted.report(window, NOW)).isEqualTo(whole.report(window, NOW));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {9})
  void damagedBytesAreRefused(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Traffic traffic = new Traffic();
    events(500, Duration.ofHours(5), random).forEach(event -> traffic.add(event, NOW));
    byte[] bytes = traffic.toBytes();

    for (int i = 0; i < 50; i++) {
      byte[] shorter = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      assertThatThrownBy(() -> Traffic.fromBytes(shorter))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("traffic: is damaged. Rebuild it from the event log.");
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> Traffic.fromBytes(longer)).isInstanceOf(InvalidInputException.class);
    byte[] newer = bytes.clone();
    newer[3] = 9;
    assertThatThrownBy(() -> Traffic.fromBytes(newer)).hasMessageContaining("has format 9");
  }

  @Test
  void staysSmallAndFindsWhatIsFrequentWhateverIsTyped() {
    Traffic traffic = new Traffic();
    String padding = "x".repeat(1_000);
    for (int i = 0; i < 40_000; i++) {
      long seconds = -i % 3_000;
      traffic.add(TestEvents.search("s" + i, i + padding, seconds), NOW);
      if (i % 50 == 0) { // 800 times, among the first of every step
        traffic.add(TestEvents.search("s" + i, "lamp", seconds, "a"), NOW);
      }
      if (i >= 20_000 && i % 40 == 0) { // 500 times, where the steps are full
        traffic.add(TestEvents.search("s" + i, "late lamp", seconds, "a"), NOW);
      }
    }

    TrafficReport report = traffic.report(Window.DAY, NOW);
    assertThat(report.searches()).hasSize(TrafficReport.QUERIES);
    assertThat(report.searches().getFirst())
        .isEqualTo(new TrafficReport.QueryCounts("lamp", 800, 800, 0, 0));
    TrafficReport.QueryCounts late = report.searches().get(1);
    assertThat(late.query()).isEqualTo("late lamp");
    assertThat(late.searches()).isPositive().isLessThanOrEqualTo(500);
    assertThat(late.searchesAtMost()).isBetween(500L, 500L + 41_300 / FrequentQueries.MOST);
    assertThat(report.zeroResults())
        .hasSize(TrafficReport.QUERIES)
        .allMatch(counts -> counts.query().length() == Traffic.QUERY_LENGTH);
    assertThat(traffic.toBytes().length).isLessThan(12_000_000);
  }

  @Test
  void aClickCountsOnceAtThePositionAndTimeOfItsPage() {
    Traffic traffic = new Traffic();
    Impression page = TestEvents.search("s", "  Red   LAMP ", -7_200, "a", "b");
    traffic.add(page, NOW);
    traffic.add(TestEvents.click(page, "b", -10), NOW);
    traffic.add(TestEvents.click(page, "b", -5), NOW);
    traffic.add(TestEvents.click(page, "not on the page", -4), NOW);

    TrafficReport hour = traffic.report(Window.HOUR, NOW);
    assertThat(hour.totals().clicks()).isEqualTo(3);
    assertThat(hour.totals().clicksPerExposure()).isEqualTo(new ClickRate(0, 0));
    assertThat(hour.searches()).isEmpty();
    TrafficReport day = traffic.report(Window.DAY, NOW);
    assertThat(day.scenes())
        .containsExactly(
            new TrafficReport.SceneRates(
                Scene.SEARCH,
                new ClickRate(2, 1),
                List.of(new ClickRate(1, 0), new ClickRate(1, 1))));
    assertThat(day.searches())
        .containsExactly(new TrafficReport.QueryCounts("red lamp", 1, 1, 1, 0));
    assertThat(day.latest()).isEqualTo(TestEvents.at(-4));
  }

  @Test
  void onlyTheLatestListsAreRemembered() {
    Traffic traffic = new Traffic();
    Impression first = TestEvents.impression("s", -100, "a");
    Impression second = TestEvents.impression("s", -100, "a");
    traffic.add(first, NOW);
    traffic.add(second, NOW);
    for (int i = 1; i < ShownPages.MOST; i++) {
      traffic.add(TestEvents.impression("s", -90), NOW);
    }
    traffic.add(TestEvents.click(first, "a", -1), NOW);
    traffic.add(TestEvents.click(second, "a", -1), NOW);

    TrafficReport report = traffic.report(Window.HOUR, NOW);
    assertThat(report.totals().clicks()).isEqualTo(2);
    assertThat(report.totals().clicksPerExposure()).isEqualTo(new ClickRate(2, 1));
  }

  @Test
  void aWrongClockPushesNothingOut() {
    Traffic traffic = new Traffic();
    traffic.add(TestEvents.search("s", "lamp", -60, "a"), NOW);
    for (int minute = 6; minute < 200; minute++) {
      traffic.add(TestEvents.search("s", "from tomorrow", 60L * minute, "a"), NOW);
    }
    traffic.add(TestEvents.search("s", "ancient", -4_000_000_000L, "a"), NOW);

    TrafficReport report = traffic.report(Window.HOUR, NOW);
    assertThat(report.totals().pages()).isEqualTo(1);
    assertThat(report.searches()).extracting("query").containsExactly("lamp");
    assertThat(report.latest()).isEqualTo(TestEvents.at(-60));
  }

  @Test
  void anOldLogCanBeLookedAtWhereItEnds() {
    Traffic traffic = new Traffic();
    traffic.add(TestEvents.search("s", "lamp", 0, "a"), NOW);
    Instant later = NOW.plus(Duration.ofDays(400));

    assertThat(traffic.report(Window.HOUR, later).totals().pages()).isZero();
    assertThat(traffic.report(Window.HOUR, later).latest()).isEqualTo(NOW);
    assertThat(traffic.report(Window.HOUR, NOW).totals().pages()).isEqualTo(1);
  }

  @Test
  void nothingIsLeftAfterClear() {
    Traffic traffic = new Traffic();
    byte[] empty = traffic.toBytes();
    Impression page = TestEvents.search("s", "lamp", -1, "a");
    traffic.add(page, NOW);
    traffic.clear();

    assertThat(traffic.toBytes()).isEqualTo(empty);
    traffic.add(TestEvents.click(page, "a", 0), NOW);
    assertThat(traffic.report(Window.HOUR, NOW).totals().clicksPerExposure().clicks()).isZero();
  }

  @Test
  void queriesAreComparedAsPeopleWould() {
    assertThat(Traffic.comparable("\tÄpfel \n ROT ")).isEqualTo("äpfel rot");
    assertThat(Traffic.comparable(" \u0000 ")).isNull();
    assertThat(Traffic.comparable("a\uD83D")).isEqualTo("a\uFFFD");
    assertThat(Traffic.comparable("x".repeat(79) + "\uD83D\uDE00")).hasSize(79);
  }

  @Test
  void anUnknownWindowNamesThoseThatThereAre() {
    assertThat(Window.of("7d")).isEqualTo(Window.WEEK);
    assertThatThrownBy(() -> Window.of("1y"))
        .hasMessage("window: \"1y\" is none. Known are 1h, 24h, 7d, 60d.");
  }

  /// Pages and what is done with them, in no order of time, up to ten minutes ahead of now.
  /// Requests recur: as further pages, with other queries, and in clicks on what was never shown.
  private static List<Event> events(int count, Duration history, SplittableRandom random) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant time =
          NOW.plus(Duration.ofMinutes(10)).minusMillis(random.nextLong(history.toMillis()));
      EventId id = new EventId("e" + i);
      RequestId request = new RequestId("r" + random.nextInt(count / 8));
      ShopperId shopper = new ShopperId("s" + random.nextInt(20));
      SessionId session = new SessionId("v");
      if (random.nextInt(3) == 0) {
        events.add(page(id, time, request, session, shopper, random));
      } else {
        Interaction.Kind[] kinds = Interaction.Kind.values();
        Interaction.Kind kind =
            random.nextInt(3) > 0 ? kinds[0] : kinds[random.nextInt(kinds.length)];
        events.add(
            new Interaction(
                id,
                time,
                random.nextInt(8) == 0 ? null : request,
                session,
                shopper,
                new ItemId("i" + random.nextInt(30)),
                kind,
                random.nextBoolean() ? null : new Money(random.nextInt(10_000)),
                random.nextInt(1, 4),
                kind == Interaction.Kind.DWELL ? Duration.ofSeconds(3) : null));
      }
    }
    return events;
  }

  private static Impression page(
      EventId id,
      Instant time,
      RequestId request,
      SessionId session,
      ShopperId shopper,
      SplittableRandom random) {
    Scene scene = SCENES.get(random.nextInt(SCENES.size()));
    List<Exposure> exposures = new ArrayList<>();
    int first = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
    int items = random.nextInt(4) == 0 ? 0 : random.nextInt(25);
    for (int i = 1; i <= items; i++) {
      exposures.add(
          new Exposure(new ItemId("i" + random.nextInt(30)), first + i, Map.of(), List.of(), 1));
    }
    return new Impression(
        id,
        time,
        request,
        session,
        shopper,
        scene,
        random.nextInt(5) == 0 ? null : "query " + random.nextInt(30),
        null,
        Filters.NONE,
        Map.of(),
        exposures,
        "",
        List.of());
  }
}
