package dev.aisle.core.state;

import dev.aisle.core.events.Answer;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.core.queries.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a shopper did so far, a pure fold over the shopper's events in the order of the log.
///
/// Immutable and bounded: however long a shopper stays, at most [History#LONGEST] behaviours of
/// each kind in each scene, [#QUERIES] queries and [#PAGES] pages are kept. Equal states are equal
/// by value, so a state rebuilt from the log can be compared with the live one.
///
/// An interaction belongs to the scene that it names; where it names none, to that of its page
/// among [#pages]; else it is kept in [#elsewhere], for guessing a scene would teach a model that
/// searches look like feeds.
///
/// @param events events folded in
/// @param firstSeen time of the earliest event, null before the first
/// @param lastSeen time of the latest event, null before the first
/// @param shownPages impressions so far
/// @param counts interactions so far, in all scenes
/// @param spentCents sum of price times quantity over orders with a price
/// @param scenes behaviour sequences by scene; a scene without behaviour is absent
/// @param elsewhere behaviour outside of our pages, or of unknown scene
/// @param queries the latest typed queries, newest last, without immediate repetition
/// @param pages the latest pages, newest last
/// @param profile what the shop knows beyond behaviour
public record ShopperState(
    long events,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    long shownPages,
    Counts counts,
    long spentCents,
    Map<Scene, History> scenes,
    History elsewhere,
    List<RecentQuery> queries,
    List<RecentPage> pages,
    Map<String, String> profile) {

  /// Queries that are remembered at most.
  public static final int QUERIES = 20;

  /// Pages that are remembered at most.
  public static final int PAGES = 20;

  /// A shopper who was never seen.
  public static final ShopperState INITIAL =
      new ShopperState(
          0,
          null,
          null,
          0,
          Counts.NONE,
          0,
          Map.of(),
          History.EMPTY,
          List.of(),
          List.of(),
          Map.of());

  private static final Comparator<RecentQuery> QUERIES_BY_TIME =
      Comparator.comparing(RecentQuery::time);
  private static final Comparator<RecentPage> PAGES_BY_TIME =
      Comparator.comparing(RecentPage::time);

  public ShopperState {
    scenes = Map.copyOf(scenes);
    queries = List.copyOf(queries);
    pages = List.copyOf(pages);
    profile = Map.copyOf(profile);
  }

  /// The state after one more event of this shopper; events of the catalogue change nothing.
  public ShopperState after(Event event) {
    return switch (event) {
      case Impression impression -> seen(impression).shown(impression);
      case Interaction interaction -> seen(interaction).interacted(interaction);
      case ShopperChanged changed -> seen(changed).withProfile(changed.profile());
      case Answer answer -> seen(answer);
      case ItemChanged _, ItemRemoved _, OfferChanged _ -> this;
    };
  }

  /// The scene of a page that the shopper was shown lately, null where it is not remembered.
  public @Nullable Scene sceneOf(@Nullable RequestId request) {
    for (int i = pages.size() - 1; i >= 0 && request != null; i--) {
      if (pages.get(i).request().equals(request)) {
        return pages.get(i).scene();
      }
    }
    return null;
  }

  /// The behaviour sequences of a scene.
  public History history(Scene scene) {
    return scenes.getOrDefault(scene, History.EMPTY);
  }

  /// The latest behaviours of a kind wherever they happened, newest last.
  public List<Behaviour> everywhere(Interaction.Kind kind) {
    List<History> histories = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      histories.add(history(scene));
    }
    histories.add(elsewhere);
    return History.merged(histories, kind);
  }

  /// A versioned compact form, which [#fromBytes] reads. Equal states have equal bytes.
  public byte[] toBytes() {
    return ShopperStateBytes.write(this);
  }

  /// Reads what [#toBytes] wrote.
  ///
  /// @throws dev.aisle.core.InvalidInputException where the bytes are damaged or of another version
  public static ShopperState fromBytes(byte[] bytes) {
    return ShopperStateBytes.read(bytes);
  }

  private ShopperState seen(Event event) {
    return new ShopperState(
        events + 1,
        Times.earlier(firstSeen, event.time()),
        Times.later(lastSeen, event.time()),
        shownPages,
        counts,
        spentCents,
        scenes,
        elsewhere,
        queries,
        pages,
        profile);
  }

  private ShopperState shown(Impression impression) {
    List<RecentPage> morePages =
        Recent.with(
            pages,
            new RecentPage(impression.request(), impression.scene(), impression.time()),
            PAGES_BY_TIME,
            PAGES);
    return new ShopperState(
        events,
        firstSeen,
        lastSeen,
        shownPages + 1,
        counts,
        spentCents,
        scenes,
        elsewhere,
        asked(impression),
        morePages,
        profile);
  }

  /// Later pages of the same search do not make the query count again.
  private List<RecentQuery> asked(Impression impression) {
    if (impression.query() == null || impression.query().isBlank()) {
      return queries;
    }
    RecentQuery query = new RecentQuery(impression.query(), impression.time());
    return !queries.isEmpty() && queries.getLast().text().equals(query.text())
        ? queries
        : Recent.with(queries, query, QUERIES_BY_TIME, QUERIES);
  }

  private ShopperState interacted(Interaction interaction) {
    Scene scene =
        interaction.scene() != null ? interaction.scene() : sceneOf(interaction.request());
    Map<Scene, History> longer = scenes;
    if (scene != null) {
      longer = Scenes.with(scenes, scene, history(scene).after(interaction));
    }
    return new ShopperState(
        events,
        firstSeen,
        lastSeen,
        shownPages,
        counts.plus(interaction.kind()),
        Amounts.sum(spentCents, interaction.revenueCents()),
        longer,
        scene == null ? elsewhere.after(interaction) : elsewhere,
        queries,
        pages,
        profile);
  }

  private ShopperState withProfile(Map<String, String> changed) {
    return new ShopperState(
        events,
        firstSeen,
        lastSeen,
        shownPages,
        counts,
        spentCents,
        scenes,
        elsewhere,
        queries,
        pages,
        changed);
  }
}
