package dev.aisle.learning.models.itemcf;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What each shopper did with which item, gathered as time goes on. An item counts once in a
/// history, with its strongest and latest interaction. Not thread-safe.
final class Histories {
  /// One item of a shopper.
  ///
  /// @param item its number, see [#items]
  /// @param strength how much it says
  /// @param session in which it was last met
  record Entry(int item, double strength, Instant time, SessionId session) {}

  private final List<ItemId> items = new ArrayList<>();
  private final Map<ItemId, Integer> numbers = new HashMap<>();
  private final Map<ShopperId, Map<Integer, Entry>> entries = new LinkedHashMap<>();

  /// Takes in that a shopper did something with an item; later things come later.
  void add(ShopperId shopper, ItemId item, double strength, Instant time, SessionId session) {
    int number = number(item);
    Map<Integer, Entry> own = entries.computeIfAbsent(shopper, _ -> new LinkedHashMap<>());
    Entry before = own.remove(number);
    double most = before == null ? strength : Math.max(strength, before.strength());
    own.put(number, new Entry(number, most, time, session));
  }

  /// The number of an item, a new one where it was not met before.
  private int number(ItemId item) {
    Integer known = numbers.putIfAbsent(item, items.size());
    if (known != null) {
      return known;
    }
    items.add(item);
    return items.size() - 1;
  }

  /// The items by their numbers.
  List<ItemId> items() {
    return items;
  }

  /// The latest `longest` entries of every shopper, oldest first.
  List<List<Entry>> lists(int longest) {
    List<List<Entry>> lists = new ArrayList<>();
    for (Map<Integer, Entry> own : entries.values()) {
      List<Entry> all = new ArrayList<>(own.values());
      lists.add(List.copyOf(all.subList(Math.max(0, all.size() - longest), all.size())));
    }
    return lists;
  }

  /// The latest entries of a shopper, oldest first.
  List<Entry> of(ShopperId shopper, int longest) {
    List<Entry> all = new ArrayList<>(entries.getOrDefault(shopper, Map.of()).values());
    return all.subList(Math.max(0, all.size() - longest), all.size());
  }
}
