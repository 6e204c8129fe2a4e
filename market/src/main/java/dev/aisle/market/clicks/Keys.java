package dev.aisle.market.clicks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The keys of a log's items, numbered from 0.
final class Keys {
  private final Map<Integer, Integer> numbers = new HashMap<>();

  static Keys of(List<ClickLogPage> pages) {
    Keys keys = new Keys();
    for (ClickLogPage page : pages) {
      for (int k = 0; k < page.size(); k++) {
        keys.numbers.putIfAbsent(page.item(k), keys.numbers.size());
      }
    }
    return keys;
  }

  int size() {
    return numbers.size();
  }

  /// The number of a key of the log.
  int number(int key) {
    return numbers.getOrDefault(key, -1);
  }

  /// The entry of a key, or `otherwise` where the log does not hold the key.
  double value(int key, double[] byNumber, double otherwise) {
    int number = number(key);
    return number < 0 ? otherwise : byNumber[number];
  }
}
