package dev.aisle.learning.models.dssm;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.Scene;
import dev.aisle.learning.encoders.TextTokens;
import dev.aisle.learning.encoders.TokenBag;
import dev.aisle.learning.samples.LoggedPage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the log teaches: which items were clicked for which query, and which were passed over
/// beside them. Items are numbered from 0 in the order of their ids.
final class DssmExamples {
  private final TextTokens text;
  private final List<Item> items = new ArrayList<>();
  private final List<TokenBag> bags = new ArrayList<>();
  private final Map<ItemId, Integer> numbers = new HashMap<>();

  /// A search page on which something was clicked.
  ///
  /// @param query as it was typed
  /// @param clicked numbers of items, each once
  /// @param ordered those of `clicked` that were ordered
  /// @param rejected numbers of items that were shown and not clicked, or dropped by a stage
  record Search(String query, List<Integer> clicked, Set<Integer> ordered, List<Integer> rejected) {
    Search {
      clicked = List.copyOf(clicked);
      ordered = Set.copyOf(ordered);
      rejected = List.copyOf(rejected);
    }
  }

  /// @param catalogue of which items without any word are left out
  DssmExamples(TextTokens text, Collection<Item> catalogue) {
    this.text = text;
    for (Item item : catalogue.stream().sorted(Comparator.comparing(Item::id)).toList()) {
      TokenBag bag = text.item(item);
      if (bag.size() > 0) {
        numbers.put(item.id(), items.size());
        items.add(item);
        bags.add(bag);
      }
    }
  }

  /// The tokenisation.
  TextTokens text() {
    return text;
  }

  /// The number of items, N.
  int size() {
    return items.size();
  }

  Item item(int number) {
    return items.get(number);
  }

  List<Item> items() {
    return items;
  }

  TokenBag bag(int number) {
    return bags.get(number);
  }

  /// The pages of searches that led to a click on an item that is still there.
  List<Search> searches(List<LoggedPage> pages) {
    List<Search> searches = new ArrayList<>();
    for (LoggedPage page : pages) {
      Search search = search(page);
      if (search != null) {
        searches.add(search);
      }
    }
    return searches;
  }

  private @Nullable Search search(LoggedPage page) {
    String query = page.request().query();
    if (page.request().scene() != Scene.SEARCH || query == null || text.query(query).size() == 0) {
      return null;
    }
    Set<Integer> clicked = new TreeSet<>();
    Set<Integer> ordered = new TreeSet<>();
    Set<Integer> rejected = new TreeSet<>();
    for (int row = 0; row < page.items().size(); row++) {
      Integer number = numbers.get(page.items().get(row));
      if (number == null) {
        continue;
      }
      if (row >= page.exposed() || !(page.clicked(row) || page.ordered(row))) {
        rejected.add(number);
        continue;
      }
      clicked.add(number);
      if (page.ordered(row)) {
        ordered.add(number);
      }
    }
    rejected.removeAll(clicked);
    return clicked.isEmpty()
        ? null
        : new Search(query, List.copyOf(clicked), ordered, List.copyOf(rejected));
  }
}
