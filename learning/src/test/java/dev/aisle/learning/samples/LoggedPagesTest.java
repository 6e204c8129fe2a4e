package dev.aisle.learning.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestEvents;
import dev.aisle.core.TestItems;
import dev.aisle.core.TestLog;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.Scaling;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.store.PastShop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedPagesTest {
  private static final ReplayOptions ALL = ReplayOptions.DEFAULT.withOutcomeWindow(Duration.ZERO);

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void featuresAreThoseOfTheMomentBeforeThePage(long seed) throws IOException {
    TestLog log = new TestLog(TestEvents.randomEvents(1_500, new SplittableRandom(seed)));
    LoggedPages pages = replay(log, ALL);
    PastShop past = new PastShop(log);
    List<LoggedPage> all = all(pages);
    assertThat(all).hasSizeGreaterThan(100);
    int later = 0;
    for (LoggedPage page : all) {
      past.advance(page.offset());
      assertThat(page.features().sameAs(slowly(page, past)))
          .as("seed %d, page at %d", seed, page.offset())
          .isTrue();
      past.advance(page.offset() + 1);
      later += page.features().sameAs(slowly(page, past)) ? 0 : 1;
    }
    assertThat(later).isGreaterThan(all.size() / 2); // the page itself would have leaked
  }

  private static FeatureBatch slowly(LoggedPage page, PastShop past) {
    List<Item> items =
        page.items().stream().map(id -> Objects.requireNonNull(past.item(id))).toList();
    return ShopFeatures.DEFAULT.features(
        FeatureRequest.of(page.impression()),
        past.shopper(page.impression().shopper()),
        past::item,
        items,
        past::statistics);
  }

  @Test
  void rowsAreMarkedWithWhatWasDoneOnTheirPage() {
    TestShop shop = TestShop.of(3);
    LoggedPages pages = shop.replayed();
    Set<String> clicked = new HashSet<>();
    Set<String> ordered = new HashSet<>();
    long cents = 0;
    for (Event event : shop.events()) {
      if (event instanceof Interaction interaction) {
        String key = interaction.request() + "/" + interaction.item();
        (interaction.kind() == Interaction.Kind.CLICK ? clicked : ordered).add(key);
        cents += interaction.revenueCents();
      }
    }
    long found = 0;
    for (LoggedPage page : all(pages)) {
      for (int row = 0; row < page.size(); row++) {
        String key = page.impression().request() + "/" + page.items().get(row);
        assertThat(page.clicked(row)).isEqualTo(clicked.contains(key));
        assertThat(page.ordered(row)).isEqualTo(ordered.contains(key));
        assertThat(page.carted(row)).isFalse();
        assertThat(page.revenueCents(row) > 0).isEqualTo(page.ordered(row));
        found += page.revenueCents(row);
      }
    }
    assertThat(found).isEqualTo(cents).isPositive();
    assertThat(pages.summary().strayInteractions()).isZero();
    long clicks = pages.summary().parts().values().stream().mapToLong(p -> p.clicks()).sum();
    assertThat(clicks).isEqualTo(clicked.size());
    assertThat(pages.summary().lines()).hasSize(4).anyMatch(line -> line.startsWith("validation"));
  }

  @Test
  void laterPagesOfAListAreMarkedByTheItemThatTheyShow() throws IOException {
    Impression first = TestEvents.search("p", "shoe", 10, "i1", "i2");
    Impression more = TestEvents.search("p", "shoe", 20, "i3", "i4");
    Impression second =
        new Impression(
            more.id(),
            more.time(),
            first.request(),
            more.session(),
            more.shopper(),
            more.scene(),
            more.query(),
            null,
            more.filters(),
            more.context(),
            more.exposures(),
            "",
            List.of());
    LoggedPages pages =
        replay(
            log(
                first,
                second,
                TestEvents.click(first, "i2", 30),
                TestEvents.click(first, "i3", 31),
                TestEvents.click(first, "i9", 32)),
            ALL.withOutcomeWindow(Duration.ofSeconds(12)));
    LoggedPage top = pages.of(Split.TRAIN).getFirst();
    LoggedPage bottom = pages.of(Split.TRAIN).get(1);
    assertThat(top.clicked(0)).isFalse();
    assertThat(top.clicked(1)).isTrue();
    assertThat(bottom.clicked(0)).isTrue();
    assertThat(bottom.clicked(1)).isFalse();
    assertThat(pages.summary().strayInteractions()).isEqualTo(1);
  }

  @Test
  void partsFollowEachOtherInTime() {
    LoggedPages pages = TestShop.of(4).replayed();
    assertThat(pages.of(Split.TRAIN)).hasSize(360);
    assertThat(pages.of(Split.VALIDATION)).hasSize(120);
    assertThat(pages.of(Split.TEST)).hasSize(120);
    List<LoggedPage> all = all(pages);
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).offset()).isGreaterThan(all.get(i - 1).offset());
    }
    assertThat(pages.data().count()).isEqualTo(TestShop.of(4).events().size());
  }

  @Test
  void pagesOfOneInstantStayTogether() throws IOException {
    List<Event> events =
        new ArrayList<>(TestShop.items().stream().map(LoggedPagesTest::listed).toList());
    for (int i = 0; i < 10; i++) {
      events.add(TestEvents.impression("p" + i, i < 3 ? 10 : 20, "i1", "i2"));
    }
    LoggedPages pages = replay(new TestLog(events), ALL.withSplit(new TimeSplit(0.2, 0.3)));
    assertThat(pages.of(Split.TRAIN)).hasSize(10);
    assertThatThrownBy(() -> Teachable.requireClicks(pages, Split.TRAIN, Split.TEST))
        .hasMessage(
            "log: has no page for test: all its pages are of one time, or too few. Collect pages"
                + " over a longer time, or give test a larger share.");
  }

  @Test
  void theNewestPagesAreKeptAndTheOldOnesNotComputed() throws IOException {
    TestShop shop = TestShop.of(5);
    List<LoggedPage> all = all(shop.replayed(ALL));
    LoggedPages few = shop.replayed(ALL.withSizes(50, 8));
    List<LoggedPage> newest = all(few);
    assertThat(newest).hasSize(50);
    for (int i = 0; i < 50; i++) {
      LoggedPage same = all.get(all.size() - 50 + i);
      assertThat(newest.get(i).offset()).isEqualTo(same.offset());
      assertThat(newest.get(i).features().sameAs(same.features())).isTrue();
    }
    assertThat(few.summary().olderPages()).isEqualTo(550);
    int[] asked = {0};
    FeatureSet counting =
        new FeatureSet(List.of(new Column.Numeric("n", Scaling.NONE, _ -> ++asked[0])));
    LoggedPages.replay(shop.log(), counting, ALL.withSizes(50, 0), ReplayProgress.NONE);
    assertThat(asked[0]).isBetween(1, 50 * 8);
  }

  @Test
  void pagesWhoseOutcomesMayBeOnTheirWayAreLeftOut() {
    TestShop shop = TestShop.of(6);
    LoggedPages pages = shop.replayed(ALL.withOutcomeWindow(Duration.ofMinutes(45)));
    // The log ends 15 minutes after the minute that follows the last page.
    assertThat(pages.summary().youngPages()).isEqualTo(30);
    assertThat(pages.summary().pages()).isEqualTo(570);
  }

  @Test
  void outcomesAfterTheWindowDoNotCount() throws IOException {
    Impression page = TestEvents.impression("p", 10, "i1", "i2");
    TestLog log =
        log(
            page,
            TestEvents.click(page, "i1", 60),
            TestEvents.click(page, "i2", 71),
            TestEvents.click("q", "i1", 200));
    LoggedPage read =
        replay(log, ALL.withOutcomeWindow(Duration.ofMinutes(1))).of(Split.TRAIN).getFirst();
    assertThat(read.clicked(0)).isTrue();
    assertThat(read.clicked(1)).isFalse();
  }

  @Test
  void itemsThatAreGoneHaveNoRow() throws IOException {
    Impression shown = TestEvents.impression("p", 10, "i1", "gone", "i2");
    Impression page = dropping(shown, "rank", "i3", "lost", "i4");
    LoggedPages pages =
        replay(
            log(
                page,
                TestEvents.impression("p", 11, "gone"),
                TestEvents.click(page, "gone", 12),
                TestEvents.click(page, "i2", 13)),
            ALL.withOutcomeWindow(Duration.ofSeconds(3)));
    LoggedPage read = pages.of(Split.TRAIN).getFirst();
    assertThat(read.items()).extracting(ItemId::value).startsWith("i1", "i2").hasSize(4);
    assertThat(read.exposed()).isEqualTo(2);
    assertThat(read.position(1)).isEqualTo(3);
    assertThat(read.dropped(1)).isNull();
    assertThat(Objects.requireNonNull(read.dropped(2)).stage()).isEqualTo("rank");
    assertThat(pages.summary().goneItems()).isEqualTo(2);
    assertThat(pages.summary().emptyPages()).isEqualTo(1);
  }

  @Test
  void droppedRowsAreSpreadOverTheStages() throws IOException {
    Impression page = TestEvents.impression("p", 10, "i0");
    page = dropping(page, "pre_rank", ids(1, 16));
    page = dropping(page, "rank", ids(16, 31));
    page = dropping(page, "page", ids(31, 32));
    LoggedPage read = replay(log(page), ALL.withSizes(10, 9)).of(Split.TRAIN).getFirst();
    List<String> stages =
        Stream.iterate(1, row -> row + 1)
            .limit(9)
            .map(row -> Objects.requireNonNull(read.dropped(row)).stage())
            .toList();
    assertThat(stages).filteredOn("pre_rank"::equals).hasSize(4);
    assertThat(stages).filteredOn("rank"::equals).hasSize(4);
    assertThat(stages).filteredOn("page"::equals).hasSize(1);
    LoggedPage again = replay(log(page), ALL.withSizes(10, 9)).of(Split.TRAIN).getFirst();
    assertThat(again.items()).isEqualTo(read.items());
    LoggedPage other =
        replay(log(page), ALL.withSizes(10, 9).withSeed(2)).of(Split.TRAIN).getFirst();
    assertThat(other.items()).isNotEqualTo(read.items());
  }

  @Test
  void scenesThatAreNotAskedForAreFoldedAllTheSame() {
    TestShop shop = TestShop.of(7);
    List<LoggedPage> all = all(shop.replayed(ALL));
    List<LoggedPage> feed = all(shop.replayed(ALL.withScenes(Set.of(Scene.FEED))));
    List<LoggedPage> same =
        all.stream().filter(page -> page.impression().scene() == Scene.FEED).toList();
    assertThat(feed).hasSameSizeAs(same);
    LoggedPage last = feed.getLast();
    assertThat(last.features().sameAs(same.getLast().features())).isTrue();
  }

  @Test
  void progressEndsAtTheEndOfTheLog() throws IOException {
    List<Long> seen = new ArrayList<>();
    TestLog log = TestShop.of(8).log();
    LoggedPages.replay(log, ShopFeatures.DEFAULT, ALL, (at, _) -> seen.add(at));
    assertThat(seen).isSorted().endsWith(log.nextOffset());
  }

  @Test
  void aLogWithoutPagesSaysWhatToDo() {
    assertThatThrownBy(() -> replay(new TestLog(List.of()), ALL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("log: is empty. Import events, or make a market with aisle market.");
    assertThatThrownBy(() -> replay(log(), ALL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no page to learn from")
        .hasMessageContaining("Log impressions");
    assertThatThrownBy(() -> replay(log(TestEvents.impression("p", 1, "x")), ALL))
        .hasMessageContaining("of 1 pages no item is in the catalogue")
        .hasMessageContaining("Import the items before");
    assertThatThrownBy(
            () -> replay(log(TestEvents.impression("p", 1, "i1")), ReplayOptions.DEFAULT))
        .hasMessageContaining("1 pages are younger than PT1H")
        .hasMessageContaining("shorten the outcome window");
  }

  @Test
  void aLogThatCannotTeachSaysWhy() throws IOException {
    Impression page = TestEvents.impression("p", 10, "i1", "i2");
    LoggedPages none = replay(log(page), ALL);
    assertThatThrownBy(() -> Teachable.requireClicks(none, Split.TRAIN))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("log: has no clicks on the 2 exposed items for train.");
    assertThatThrownBy(() -> Teachable.requireShoppers(none, 2))
        .hasMessageStartingWith(
            "log: has pages of 1 shopper to learn from, at least 2 are needed.");
    assertThatThrownBy(() -> Teachable.requireDropped(none))
        .hasMessageStartingWith("log: has no candidates that stages dropped.");
    LoggedPages every =
        replay(log(page, TestEvents.click(page, "i1", 10), TestEvents.click(page, "i2", 10)), ALL);
    assertThatThrownBy(() -> Teachable.requireClicks(every, Split.TRAIN))
        .hasMessageStartingWith("log: has clicks on every one of the 2 exposed items for train.");
    assertThatThrownBy(() -> Teachable.requireOrders(every, Split.TRAIN))
        .hasMessageStartingWith("log: has no orders on the 2 exposed items for train.");
    LoggedPages good = TestShop.of(9).replayed();
    Teachable.requireClicks(good, Split.values());
    Teachable.requireOrders(good, Split.values());
    Teachable.requireShoppers(good, TestShop.SHOPPERS);
    Teachable.requireDropped(good);
  }

  private static String[] ids(int from, int to) {
    return Stream.iterate(from, i -> i + 1)
        .limit(to - from)
        .map(i -> "i" + i)
        .toArray(String[]::new);
  }

  private static Impression dropping(Impression page, String stage, String... items) {
    List<DroppedCandidate> dropped = new ArrayList<>(page.dropped());
    for (String item : items) {
      dropped.add(new DroppedCandidate(new ItemId(item), stage, dropped.size() + 1, 0));
    }
    return new Impression(
        page.id(),
        page.time(),
        page.request(),
        page.session(),
        page.shopper(),
        page.scene(),
        page.query(),
        null,
        page.filters(),
        page.context(),
        page.exposures(),
        "",
        dropped);
  }

  private static Event listed(Item item) {
    return TestEvents.changed(item, 0);
  }

  /// The items `i0` … `i59` and then these events.
  private static TestLog log(Event... events) {
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      all.add(listed(TestItems.item("i" + i)));
    }
    all.addAll(List.of(events));
    return new TestLog(all);
  }

  private static LoggedPages replay(TestLog log, ReplayOptions options) throws IOException {
    return LoggedPages.replay(log, ShopFeatures.DEFAULT, options, ReplayProgress.NONE);
  }

  private static List<LoggedPage> all(LoggedPages pages) {
    return Stream.of(Split.values()).flatMap(split -> pages.of(split).stream()).toList();
  }
}
