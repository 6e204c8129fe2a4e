package dev.aisle.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestEvents;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.Interaction.Kind;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopperStateTest {
  @Test
  void aClickIsKeptInTheSceneOfItsPage() {
    Impression page = TestEvents.search("p", "red shoe", 0, "a", "b");
    ShopperState state = fold(page, TestEvents.click(page, "b", 5));
    assertThat(items(state.history(Scene.SEARCH).of(Kind.CLICK))).containsExactly("b");
    assertThat(state.history(Scene.FEED)).isEqualTo(History.EMPTY);
    assertThat(state.elsewhere()).isEqualTo(History.EMPTY);
    assertThat(state.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
    assertThat(state.queries()).extracting(RecentQuery::text).containsExactly("red shoe");
    assertThat(state.firstSeen()).isEqualTo(TestEvents.at(0));
    assertThat(state.lastSeen()).isEqualTo(TestEvents.at(5));
  }

  @Test
  void aSceneThatTheEventNamesCounts() {
    ShopperState state = fold(TestEvents.click("p", "a", 0).withScene(Scene.SIMILAR));
    assertThat(items(state.history(Scene.SIMILAR).of(Kind.CLICK))).containsExactly("a");
  }

  @Test
  void behaviourOfUnknownSceneIsNotGuessed() {
    ShopperState state =
        fold(
            TestEvents.click("p", "a", 0),
            TestEvents.interaction("p", "b", Kind.CLICK, new RequestId("forgotten"), 1));
    assertThat(state.scenes()).isEmpty();
    assertThat(items(state.elsewhere().of(Kind.CLICK))).containsExactly("a", "b");
    assertThat(items(state.everywhere(Kind.CLICK))).containsExactly("a", "b");
  }

  @Test
  void manyClicksDoNotPushAnOrderOut() {
    List<Event> events = new ArrayList<>(List.of(TestEvents.order("p", "bought", 0)));
    for (int i = 1; i <= 200; i++) {
      events.add(TestEvents.click("p", "i" + i, i));
    }
    ShopperState state = fold(events);
    assertThat(items(state.elsewhere().of(Kind.ORDER))).containsExactly("bought");
    assertThat(items(state.elsewhere().of(Kind.CLICK)))
        .hasSize(History.LONGEST)
        .startsWith("i151")
        .endsWith("i200");
    assertThat(state.counts().clicks()).isEqualTo(200);
    assertThat(state.spentCents()).isEqualTo(999);
  }

  @Test
  void aLateEventIsPutWhereItsTimeBelongs() {
    ShopperState state =
        fold(
            TestEvents.click("p", "first", 10),
            TestEvents.click("p", "last", 30),
            TestEvents.click("p", "late", 20));
    assertThat(items(state.everywhere(Kind.CLICK))).containsExactly("first", "late", "last");
    assertThat(state.lastSeen()).isEqualTo(TestEvents.at(30));
  }

  @Test
  void theOrderOfArrivalDoesNotChangeTheSequences() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      events.add(TestEvents.click("p", "i" + i, i));
    }
    ShopperState inOrder = fold(events);
    Collections.shuffle(events, new Random(1));
    assertThat(fold(events)).isEqualTo(inOrder);
  }

  @Test
  void pagingDoesNotRepeatAQuery() {
    ShopperState state =
        fold(
            TestEvents.search("p", "lamp", 0),
            TestEvents.search("p", "lamp", 5),
            TestEvents.search("p", "sofa", 6),
            TestEvents.search("p", "lamp", 7));
    assertThat(state.queries())
        .extracting(RecentQuery::text)
        .containsExactly("lamp", "sofa", "lamp");
    assertThat(state.shownPages()).isEqualTo(4);
  }

  @Test
  void aLongQueryIsCutBetweenCharacters() {
    String text = "x".repeat(RecentQuery.LONGEST - 1) + "😀";
    assertThat(new RecentQuery(text, TestEvents.START).text())
        .isEqualTo("x".repeat(RecentQuery.LONGEST - 1));
  }

  @Test
  void theLatestProfileCounts() {
    ShopperId shopper = new ShopperId("p");
    ShopperState state =
        fold(
            new ShopperChanged(new EventId("1"), TestEvents.at(0), shopper, Map.of("a", "1")),
            new ShopperChanged(new EventId("2"), TestEvents.at(1), shopper, Map.of("b", "2")));
    assertThat(state.profile()).isEqualTo(Map.of("b", "2"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aStateIsBoundedAndSurvivesItsBytesAndARestartAnywhere(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Event> events = TestEvents.randomEvents(4_000, random);
    ShopperState live = ShopperState.INITIAL;
    for (int i = 0; i < events.size(); i++) {
      live = live.after(events.get(i));
      if (random.nextInt(200) == 0) {
        ShopperState restored = ShopperState.fromBytes(live.toBytes());
        assertThat(restored).as("seed %d, event %d", seed, i).isEqualTo(live);
        assertThat(restored.toBytes()).isEqualTo(live.toBytes());
        live = restored;
      }
    }
    assertThat(live).as("seed %d", seed).isEqualTo(fold(events));
    for (Scene scene : Scene.values()) {
      for (Kind kind : Kind.values()) {
        assertThat(live.history(scene).of(kind))
            .hasSizeBetween(1, History.LONGEST)
            .isSortedAccordingTo(java.util.Comparator.comparing(Behaviour::time));
      }
    }
    assertThat(live.elsewhere().of(Kind.CLICK)).hasSize(History.LONGEST);
    assertThat(live.queries()).hasSize(ShopperState.QUERIES);
    assertThat(live.pages()).hasSize(ShopperState.PAGES);
    assertThat(live.toBytes().length).isLessThan(32_000);
  }

  @Test
  void anEventOfTheCatalogueChangesNothing() {
    ShopperState state = fold(TestEvents.click("p", "a", 0));
    assertThat(state.after(TestEvents.removed("a", 1))).isSameAs(state);
    assertThat(state.after(TestEvents.priced("a", "1.00", 1))).isSameAs(state);
  }

  @Test
  void damagedOrForeignBytesAreRefused() {
    byte[] bytes = fold(TestEvents.search("p", "lamp", 0, "a")).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ShopperState.fromBytes(cut))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith("shopper state: is damaged at byte");
    }
    bytes[0] = 9;
    assertThatThrownBy(() -> ShopperState.fromBytes(bytes))
        .hasMessage(
            "shopper state: has format 9, but this version reads format 1. Rebuild the state from"
                + " the event log.");
  }

  @Test
  void absurdOrdersDoNotOverflowWhatWasSpent() {
    Interaction order =
        new Interaction(
            new EventId("o"),
            TestEvents.START,
            null,
            new dev.aisle.core.events.SessionId("s"),
            new ShopperId("p"),
            new ItemId("a"),
            Kind.ORDER,
            new dev.aisle.core.catalog.Money(dev.aisle.core.catalog.Money.MAX_CENTS),
            Interaction.MAX_QUANTITY,
            null);
    ShopperState state = fold(Collections.nCopies(12, order));
    assertThat(state.spentCents()).isEqualTo(Long.MAX_VALUE);
  }

  private static ShopperState fold(Event... events) {
    return fold(List.of(events));
  }

  private static ShopperState fold(List<? extends Event> events) {
    ShopperState state = ShopperState.INITIAL;
    for (Event event : events) {
      state = state.after(event);
    }
    return state;
  }

  private static List<String> items(List<Behaviour> behaviours) {
    return behaviours.stream().map(behaviour -> behaviour.item().value()).toList();
  }
}
