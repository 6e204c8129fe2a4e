package dev.aisle.learning.samples;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rows of a page, exposed items first, and what the shopper did with each. Written by the
/// thread that folds the log while others compute the features.
final class PageRows {
  /// The stage of rows that no stage saw.
  static final String UNSEEN = "catalogue";

  private static final int CLICKED = 1;
  private static final int CARTED = 2;
  private static final int ORDERED = 4;

  private final List<ItemId> items;
  private final List<Exposure> exposures;
  private final List<DroppedCandidate> dropped;
  private final byte[] actions;
  private long @Nullable [] revenueCents;

  PageRows(List<ItemId> items, List<Exposure> exposures, List<DroppedCandidate> dropped) {
    this.items = List.copyOf(items);
    this.exposures = List.copyOf(exposures);
    this.dropped = List.copyOf(dropped);
    this.actions = new byte[exposures.size()];
  }

  /// The rows of a page and their items.
  ///
  /// @param gone exposures whose item the catalogue no longer had
  record Chosen(PageRows rows, List<Item> items, int gone) {}

  /// Chooses the rows: all exposed items that the catalogue has, of the dropped ones at most
  /// `most`, drawn at random, a stage at a time, and at most `unseen` that no stage ever saw, any
  /// items of the catalogue.
  ///
  /// @param listed items of the catalogue; some may be gone again
  static Chosen of(
      Impression page,
      Function<ItemId, @Nullable Item> catalogue,
      List<ItemId> listed,
      int most,
      int unseen,
      long seed) {
    List<Item> items = new ArrayList<>();
    List<Exposure> exposures = new ArrayList<>();
    Set<ItemId> taken = new HashSet<>();
    for (Exposure exposure : page.exposures()) {
      Item item = catalogue.apply(exposure.item());
      taken.add(exposure.item());
      if (item != null) {
        items.add(item);
        exposures.add(exposure);
      }
    }
    List<DroppedCandidate> dropped = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (DroppedCandidate candidate : drawn(page, most, random)) {
      Item item = catalogue.apply(candidate.item());
      if (item != null && dropped.size() < most && taken.add(candidate.item())) {
        items.add(item);
        dropped.add(candidate);
      }
    }
    for (int i = 0; i < unseen && !listed.isEmpty(); i++) {
      ItemId any = listed.get(random.nextInt(listed.size()));
      Item item = catalogue.apply(any);
      if (item != null && taken.add(any)) {
        items.add(item);
        dropped.add(new DroppedCandidate(any, UNSEEN, 1, 0));
      }
    }
    int gone = page.exposures().size() - exposures.size();
    List<ItemId> ids = items.stream().map(Item::id).toList();
    return new Chosen(new PageRows(ids, exposures, dropped), items, gone);
  }

  /// The dropped candidates in random order, one of each stage in turn.
  private static List<DroppedCandidate> drawn(Impression page, int most, SplittableRandom random) {
    if (most == 0) {
      return List.of();
    }
    Map<String, List<DroppedCandidate>> stages = new LinkedHashMap<>();
    for (DroppedCandidate candidate : page.dropped()) {
      stages.computeIfAbsent(candidate.stage(), _ -> new ArrayList<>()).add(candidate);
    }
    List<DroppedCandidate> all = new ArrayList<>(page.dropped().size());
    boolean more = true;
    for (int turn = 0; more; turn++) {
      more = false;
      for (List<DroppedCandidate> stage : stages.values()) {
        if (turn < stage.size()) {
          int other = turn + random.nextInt(stage.size() - turn);
          DroppedCandidate chosen = stage.get(other);
          stage.set(other, stage.get(turn));
          all.add(chosen);
          more = true;
        }
      }
    }
    return all;
  }

  List<ItemId> items() {
    return items;
  }

  int exposed() {
    return exposures.size();
  }

  Exposure exposure(int row) {
    return exposures.get(row);
  }

  @Nullable DroppedCandidate dropped(int row) {
    return row < exposures.size() ? null : dropped.get(row - exposures.size());
  }

  boolean clicked(int row) {
    return acted(row, CLICKED);
  }

  boolean carted(int row) {
    return acted(row, CARTED);
  }

  boolean ordered(int row) {
    return acted(row, ORDERED);
  }

  long revenueCents(int row) {
    long[] cents = revenueCents;
    return cents == null || row >= cents.length ? 0 : cents[row];
  }

  private boolean acted(int row, int action) {
    return row < actions.length && (actions[row] & action) != 0;
  }

  /// Takes in what the shopper did; false where the item was not exposed here.
  boolean did(Interaction event) {
    int row = items.indexOf(event.item());
    if (row < 0 || row >= exposures.size()) {
      return false;
    }
    int action =
        switch (event.kind()) {
          case CLICK -> CLICKED;
          case ADD_TO_CART -> CARTED;
          case ORDER -> ORDERED;
          case SKIP, DWELL -> 0;
        };
    actions[row] = (byte) (actions[row] | action);
    if (event.revenueCents() != 0) {
      long[] cents = revenueCents == null ? new long[exposures.size()] : revenueCents;
      cents[row] += event.revenueCents();
      revenueCents = cents;
    }
    return true;
  }
}
