package dev.aisle.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.TestEvents;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.queries.Scene;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemStatisticsTest {
  private static final ItemId A = new ItemId("a");

  @Test
  void everyExposureCountsAtItsPosition() {
    Impression page = TestEvents.impression("p", 0, "b", "a", "a");
    SceneStatistics feed = ItemStatistics.INITIAL.after(A, page).scene(Scene.FEED);
    assertThat(feed.exposures()).isEqualTo(2);
    // Positions 2 and 3: 1 / log2(3) + 1 / log2(4).
    assertThat(feed.weightedExposures()).isCloseTo(0.63093 + 0.5, within(1e-5));
  }

  @Test
  void interactionsCountInTheirSceneOrElsewhere() {
    ItemStatistics statistics =
        ItemStatistics.INITIAL
            .after(A, TestEvents.click("p", "a", 0).withScene(Scene.SEARCH))
            .after(A, TestEvents.click("p", "a", 1))
            .after(A, TestEvents.order("p", "a", 2))
            .after(A, TestEvents.interaction("p", "a", Interaction.Kind.DWELL, null, 3));
    assertThat(statistics.scene(Scene.SEARCH).counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
    assertThat(statistics.elsewhere().counts()).isEqualTo(new Counts(1, 0, 1, 0, 1));
    assertThat(statistics.total().counts()).isEqualTo(new Counts(2, 0, 1, 0, 1));
    assertThat(statistics.revenueCents()).isEqualTo(999);
    assertThat(statistics.pieces()).isEqualTo(1);
    assertThat(statistics.dwellMillis()).isEqualTo(5_000);
    assertThat(statistics.firstSeen()).isEqualTo(TestEvents.at(0));
    assertThat(statistics.lastSeen()).isEqualTo(TestEvents.at(3));
  }

  @Test
  void whatDoesNotTouchAnItemChangesNothing() {
    ItemStatistics clicked = ItemStatistics.INITIAL.after(A, TestEvents.click("p", "a", 0));
    assertThat(clicked.after(A, TestEvents.click("p", "b", 1))).isSameAs(clicked);
    assertThat(clicked.after(A, TestEvents.impression("p", 1, "b"))).isSameAs(clicked);
    assertThat(clicked.after(A, TestEvents.removed("a", 1))).isSameAs(clicked);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void exactlyTheTouchedItemsChange(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Event event : TestEvents.randomEvents(500, random)) {
      for (int i = 0; i < 100; i++) {
        ItemId item = new ItemId("i" + i);
        boolean changes = !ItemStatistics.INITIAL.after(item, event).equals(ItemStatistics.INITIAL);
        assertThat(changes)
            .as("seed %d, %s after %s", seed, item, event)
            .isEqualTo(ItemStatistics.touchedBy(event).contains(item));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void statisticsSurviveTheirBytesAndARestartAnywhere(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Event> events = TestEvents.randomEvents(2_000, random);
    Map<ItemId, ItemStatistics> live = new HashMap<>();
    for (Event event : events) {
      fold(live, event);
      if (random.nextInt(100) == 0) {
        live.replaceAll(
            (_, statistics) -> {
              ItemStatistics restored = ItemStatistics.fromBytes(statistics.toBytes());
              assertThat(restored).as("seed %d", seed).isEqualTo(statistics);
              return restored;
            });
      }
    }
    Map<ItemId, ItemStatistics> replayed = new HashMap<>();
    events.forEach(event -> fold(replayed, event));
    assertThat(live).as("seed %d", seed).isEqualTo(replayed).hasSize(100);
  }

  @Test
  void aRecentCountHalvesInSevenDays() {
    DecayedCount count = DecayedCount.NONE.plus(TestEvents.at(0));
    assertThat(count.at(TestEvents.START.plus(DecayedCount.HALF_LIFE))).isEqualTo(0.5);
    assertThat(DecayedCount.NONE.at(TestEvents.START)).isZero();
    DecayedCount late =
        DecayedCount.NONE
            .plus(TestEvents.START.plus(DecayedCount.HALF_LIFE))
            .plus(TestEvents.START);
    DecayedCount inOrder = count.plus(TestEvents.START.plus(DecayedCount.HALF_LIFE));
    assertThat(late).isEqualTo(inOrder).isEqualTo(new DecayedCount(1.5, inOrder.asOf()));
  }

  @Test
  void damagedBytesAreRefused() {
    byte[] bytes = ItemStatistics.INITIAL.toBytes();
    bytes[1] = 120;
    assertThatThrownBy(() -> ItemStatistics.fromBytes(bytes))
        .hasMessageStartingWith("item statistics: is damaged at byte");
  }

  private static void fold(Map<ItemId, ItemStatistics> all, Event event) {
    for (ItemId item : ItemStatistics.touchedBy(event)) {
      all.merge(
          item,
          ItemStatistics.INITIAL.after(item, event),
          (before, _) -> before.after(item, event));
    }
  }
}
