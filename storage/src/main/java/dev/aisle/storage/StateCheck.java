package dev.aisle.storage;

import dev.aisle.core.catalog.Item;
import dev.aisle.storage.BoundedStates.Kept;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether the contents of a shop are what its log says.
///
/// @param offset all events before it were compared
/// @param items items in the rebuilt catalogue
/// @param shoppers rebuilt shopper states
/// @param statistics rebuilt item statistics
/// @param difference the first difference, or null where both are equal
public record StateCheck(
    long offset, int items, int shoppers, int statistics, @Nullable String difference) {

  /// Whether live and rebuilt contents are equal.
  public boolean equal() {
    return difference == null;
  }

  /// Rebuilds what `live` holds and compares.
  ///
  /// @param base where the log no longer begins at offset 0, what was before it
  static StateCheck of(Snapshot live, @Nullable Snapshot base, DecodedLog log, ShopLimits limits)
      throws IOException {
    long from = base == null ? 0 : base.offset();
    ShopContents rebuilt = base == null ? new ShopContents(limits) : base.contents(limits);
    SeenEvents seen = base == null ? new SeenEvents(limits.duplicateWindow()) : base.seen().copy();
    @Nullable String[] twice = {null};
    log.read(
        from,
        live.offset(),
        record -> {
          if (record.event() != null) {
            rebuilt.apply(record.offset(), record.event());
          }
          if (seen.contains(record.fingerprint()) && twice[0] == null) {
            twice[0] =
                "the event at offset " + record.offset() + " has the id of an event before it";
          }
          seen.add(record.fingerprint());
        });
    return new StateCheck(
        live.offset(),
        rebuilt.items().size(),
        rebuilt.shoppers().size(),
        rebuilt.statistics().size(),
        twice[0] == null ? difference(live, rebuilt) : twice[0]);
  }

  private static @Nullable String difference(Snapshot live, ShopContents rebuilt) {
    String items =
        difference(
            "item",
            live.items().stream().collect(Collectors.toMap(Item::id, Function.identity())),
            rebuilt.items());
    if (items != null) {
      return items;
    }
    String shoppers =
        difference("shopper", byKey(live.shoppers()), byKey(rebuilt.shoppers().copy()));
    if (shoppers != null) {
      return shoppers;
    }
    return difference(
        "statistics of item", byKey(live.statistics()), byKey(rebuilt.statistics().copy()));
  }

  private static <K, S> Map<K, Kept<K, S>> byKey(List<Kept<K, S>> states) {
    return states.stream().collect(Collectors.toMap(Kept::key, Function.identity()));
  }

  private static <K extends Comparable<K>, V> @Nullable String difference(
      String what, Map<K, V> live, Map<K, V> rebuilt) {
    if (live.equals(rebuilt)) {
      return null;
    }
    TreeSet<K> keys = new TreeSet<>(live.keySet());
    keys.addAll(rebuilt.keySet());
    for (K key : keys) {
      V here = live.get(key);
      V there = rebuilt.get(key);
      if (!Objects.equals(here, there)) {
        return what
            + " "
            + key
            + ": live "
            + (here == null ? "has none" : here)
            + ", the log says "
            + (there == null ? "none" : there);
      }
    }
    return null;
  }
}
