package dev.aisle.core.state;

import dev.aisle.core.catalog.ItemId;
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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What shoppers did with an item so far, a pure fold over the events that [#touchedBy] says, in
/// the order of the log. Immutable, of bounded size, equal by value.
///
/// @param scenes by the scene that the event names; a scene without events is absent
/// @param elsewhere interactions that name no scene
/// @param dwellMillis sum of dwell times
/// @param pieces pieces ordered
/// @param revenueCents sum of price times quantity over orders with a price
/// @param recentExposures exposures, fading
/// @param recentClicks clicks, fading
/// @param recentOrders orders, fading
/// @param firstSeen time of the earliest event, null before the first
/// @param lastSeen time of the latest event, null before the first
public record ItemStatistics(
    Map<Scene, SceneStatistics> scenes,
    SceneStatistics elsewhere,
    long dwellMillis,
    long pieces,
    long revenueCents,
    DecayedCount recentExposures,
    DecayedCount recentClicks,
    DecayedCount recentOrders,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen) {

  /// An item that nobody has seen.
  public static final ItemStatistics INITIAL =
      new ItemStatistics(
          Map.of(),
          SceneStatistics.NONE,
          0,
          0,
          0,
          DecayedCount.NONE,
          DecayedCount.NONE,
          DecayedCount.NONE,
          null,
          null);

  public ItemStatistics {
    scenes = Map.copyOf(scenes);
  }

  /// The items whose statistics an event changes, each once: those exposed on a page, or the one
  /// that a shopper did something with.
  public static Set<ItemId> touchedBy(Event event) {
    return switch (event) {
      case Impression impression -> {
        Set<ItemId> items = LinkedHashSet.newLinkedHashSet(impression.exposures().size());
        for (Exposure exposure : impression.exposures()) {
          items.add(exposure.item());
        }
        yield items;
      }
      case Interaction interaction -> Set.of(interaction.item());
      case ItemChanged _, ItemRemoved _, OfferChanged _, ShopperChanged _, Answer _ -> Set.of();
    };
  }

  /// The statistics of `item` after one more event; an event that does not touch it changes
  /// nothing.
  public ItemStatistics after(ItemId item, Event event) {
    return switch (event) {
      case Impression impression -> shown(item, impression);
      case Interaction interaction when interaction.item().equals(item) -> interacted(interaction);
      case Interaction _ -> this;
      case ItemChanged _, ItemRemoved _, OfferChanged _, ShopperChanged _, Answer _ -> this;
    };
  }

  /// The statistics of one scene.
  public SceneStatistics scene(Scene scene) {
    return scenes.getOrDefault(scene, SceneStatistics.NONE);
  }

  /// The statistics of all scenes and elsewhere together.
  public SceneStatistics total() {
    SceneStatistics total = elsewhere;
    for (Scene scene : Scene.values()) {
      total = total.plus(scene(scene));
    }
    return total;
  }

  /// A versioned compact form, which [#fromBytes] reads. Equal statistics have equal bytes.
  public byte[] toBytes() {
    return ItemStatisticsBytes.write(this);
  }

  /// Reads what [#toBytes] wrote.
  ///
  /// @throws dev.aisle.core.InvalidInputException where the bytes are damaged or of another version
  public static ItemStatistics fromBytes(byte[] bytes) {
    return ItemStatisticsBytes.read(bytes);
  }

  private ItemStatistics shown(ItemId item, Impression impression) {
    SceneStatistics statistics = scene(impression.scene());
    DecayedCount recent = recentExposures;
    for (Exposure exposure : impression.exposures()) {
      if (exposure.item().equals(item)) {
        statistics = statistics.shownAt(exposure.position());
        recent = recent.plus(impression.time());
      }
    }
    if (statistics.exposures() == scene(impression.scene()).exposures()) {
      return this;
    }
    return new ItemStatistics(
        Scenes.with(scenes, impression.scene(), statistics),
        elsewhere,
        dwellMillis,
        pieces,
        revenueCents,
        recent,
        recentClicks,
        recentOrders,
        Times.earlier(firstSeen, impression.time()),
        Times.later(lastSeen, impression.time()));
  }

  private ItemStatistics interacted(Interaction event) {
    Interaction.Kind kind = event.kind();
    Scene scene = event.scene();
    Duration dwell = event.dwell();
    boolean clicked = kind == Interaction.Kind.CLICK;
    boolean ordered = kind == Interaction.Kind.ORDER;
    return new ItemStatistics(
        scene == null ? scenes : Scenes.with(scenes, scene, scene(scene).plus(kind)),
        scene == null ? elsewhere.plus(kind) : elsewhere,
        Amounts.sum(dwellMillis, dwell == null ? 0 : dwell.toMillis()),
        Amounts.sum(pieces, ordered ? event.quantity() : 0),
        Amounts.sum(revenueCents, event.revenueCents()),
        recentExposures,
        clicked ? recentClicks.plus(event.time()) : recentClicks,
        ordered ? recentOrders.plus(event.time()) : recentOrders,
        Times.earlier(firstSeen, event.time()),
        Times.later(lastSeen, event.time()));
  }
}
