package dev.aisle.learning.models.itemcf;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.itemcf.Histories.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The nearest neighbours of each item, best first, and how many shoppers met it. Immutable.
///
/// N items, K neighbours each; a place without a neighbour holds -1.
final class Neighbours {
  /// Numbers beyond this are not exact in single precision.
  private static final int MOST = 1 << 24;

  private final ItemId[] items;
  private final Map<ItemId, Integer> numbers = new HashMap<>();
  private final float[] shoppers;
  private final int width;
  private final int[] neighbours;
  private final float[] similarities;

  private Neighbours(
      ItemId[] items, float[] shoppers, int width, int[] neighbours, float[] similarities) {
    this.items = items;
    this.shoppers = shoppers;
    this.width = width;
    this.neighbours = neighbours;
    this.similarities = similarities;
    for (int i = 0; i < items.length; i++) {
      numbers.put(items[i], i);
    }
  }

  /// Learns neighbours from histories. A row at a time over an inverted list, so that no table of
  /// all pairs is held: `O(Σ_u n_u²)` time, `O(N · K)` memory.
  static Neighbours of(Histories histories, ItemCfConfig config) {
    List<List<Entry>> lists = histories.lists(config.longest());
    int n = histories.items().size();
    List<List<List<Entry>>> listsOf = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      listsOf.add(new ArrayList<>());
    }
    double[] squares = new double[n];
    float[] shoppers = new float[n];
    for (List<Entry> list : lists) {
      for (Entry entry : list) {
        listsOf.get(entry.item()).add(list);
        squares[entry.item()] += entry.strength() * entry.strength();
        shoppers[entry.item()]++;
      }
    }
    int width = Math.min(config.neighbours(), Math.max(1, n - 1));
    int[] neighbours = new int[Math.multiplyExact(n, width)];
    Arrays.fill(neighbours, -1);
    float[] similarities = new float[neighbours.length];
    double[] together = new double[n];
    for (int item = 0; item < n; item++) {
      List<Integer> met = meet(item, listsOf.get(item), config, together);
      double own = squares[item];
      met.sort(
          (a, b) -> {
            double left = together[a] / Math.sqrt(own * squares[a]);
            double right = together[b] / Math.sqrt(own * squares[b]);
            return left == right ? Integer.compare(a, b) : Double.compare(right, left);
          });
      for (int place = 0; place < Math.min(width, met.size()); place++) {
        int other = met.get(place);
        neighbours[item * width + place] = other;
        similarities[item * width + place] =
            (float) (together[other] / Math.sqrt(own * squares[other]));
      }
      met.forEach(other -> together[other] = 0);
    }
    return new Neighbours(
        histories.items().toArray(ItemId[]::new), shoppers, width, neighbours, similarities);
  }

  /// Adds up what each other item has together with `item`, and lists those that have anything.
  private static List<Integer> meet(
      int item, List<List<Entry>> lists, ItemCfConfig config, double[] together) {
    List<Integer> met = new ArrayList<>();
    for (List<Entry> list : lists) {
      double weight = 1 / (Math.log(2 + list.size()) / Math.log(2));
      Entry own = list.stream().filter(entry -> entry.item() == item).findFirst().orElseThrow();
      for (Entry other : list) {
        if (other.item() != item) {
          if (together[other.item()] == 0) {
            met.add(other.item());
          }
          together[other.item()] += weight * pair(own, other, config);
        }
      }
    }
    return met;
  }

  private static double pair(Entry a, Entry b, ItemCfConfig config) {
    double strength = a.strength() * b.strength();
    if (a.session().equals(b.session())) {
      strength *= config.sessionWeight();
    }
    if (config.halfLifeDays() > 0) {
      double days = Duration.between(a.time(), b.time()).abs().toMillis() / 86_400_000.0;
      strength *= Math.pow(0.5, days / config.halfLifeDays());
    }
    return strength;
  }

  /// The number of an item, -1 where the log did not have it.
  int number(ItemId item) {
    return numbers.getOrDefault(item, -1);
  }

  /// The item of a number.
  ItemId item(int number) {
    return items[number];
  }

  /// How many shoppers met an item.
  double shoppers(int item) {
    return shoppers[item];
  }

  /// N.
  int size() {
    return items.length;
  }

  /// Adds `strength · sim(anchor, j)` to the score of every neighbour `j` of an anchor.
  void addTo(Map<Integer, Double> scores, int anchor, double strength) {
    for (int at = anchor * width; at < (anchor + 1) * width && neighbours[at] >= 0; at++) {
      scores.merge(neighbours[at], strength * similarities[at], Double::sum);
    }
  }

  /// The numbers of all scored items, best first; of equal scores the one that more shoppers met.
  List<Integer> best(Map<Integer, Double> scores) {
    List<Integer> best = new ArrayList<>(scores.keySet());
    best.sort(
        Comparator.<Integer>comparingDouble(item -> -scores.getOrDefault(item, 0.0))
            .thenComparingDouble(item -> -shoppers[item])
            .thenComparingInt(item -> item));
    return best;
  }

  /// The similarity of an item to an anchor, 0 where it is not among its neighbours.
  double similarity(int anchor, int item) {
    for (int at = anchor * width; at < (anchor + 1) * width; at++) {
      if (neighbours[at] == item) {
        return similarities[at];
      }
    }
    return 0;
  }

  /// All of it by name, to be saved. Ids are their UTF-8 bytes, a number each.
  Map<String, TensorData> tensors() {
    float[] lengths = new float[items.length];
    List<byte[]> ids = new ArrayList<>();
    int total = 0;
    for (int i = 0; i < items.length; i++) {
      byte[] id = items[i].value().getBytes(StandardCharsets.UTF_8);
      ids.add(id);
      lengths[i] = id.length;
      total += id.length;
    }
    float[] bytes = new float[total];
    int at = 0;
    for (byte[] id : ids) {
      for (byte b : id) {
        bytes[at++] = b;
      }
    }
    float[] others = new float[neighbours.length];
    for (int i = 0; i < others.length; i++) {
      others[i] = neighbours[i];
    }
    return Map.of(
        "items.id", new TensorData(bytes, total),
        "items.idLength", new TensorData(lengths, lengths.length),
        "items.shoppers", new TensorData(shoppers, shoppers.length),
        "neighbours.item", new TensorData(others, items.length, width),
        "neighbours.similarity", new TensorData(similarities, items.length, width));
  }

  /// Reads what [#tensors] wrote.
  ///
  /// @throws InvalidInputException where it is damaged
  static Neighbours of(Map<String, TensorData> tensors) {
    float[] shoppers = tensor(tensors, "items.shoppers").values();
    TensorData table = tensor(tensors, "neighbours.item");
    float[] similarities = tensor(tensors, "neighbours.similarity").values();
    int n = shoppers.length;
    long[] shape = table.shape();
    if (shape.length != 2 || shape[0] != n || similarities.length != table.values().length) {
      throw refused("has neighbours of another number of items");
    }
    int[] neighbours = new int[similarities.length];
    for (int i = 0; i < neighbours.length; i++) {
      float value = table.values()[i];
      neighbours[i] = (int) value;
      if (neighbours[i] != value || neighbours[i] < -1 || neighbours[i] >= n) {
        throw refused("has the neighbour " + value + " among " + n + " items");
      }
      if (!Float.isFinite(similarities[i])) {
        throw refused("has the similarity " + similarities[i]);
      }
    }
    return new Neighbours(ids(tensors, n), shoppers, (int) shape[1], neighbours, similarities);
  }

  private static ItemId[] ids(Map<String, TensorData> tensors, int n) {
    float[] bytes = tensor(tensors, "items.id").values();
    float[] lengths = tensor(tensors, "items.idLength").values();
    if (lengths.length != n || n > MOST) {
      throw refused("has " + lengths.length + " ids of " + n + " items");
    }
    ItemId[] ids = new ItemId[n];
    int at = 0;
    for (int i = 0; i < n; i++) {
      int length = (int) lengths[i];
      if (length < 1 || length > bytes.length - at) {
        throw refused("has an id of " + lengths[i] + " bytes");
      }
      byte[] id = new byte[length];
      for (int b = 0; b < length; b++) {
        id[b] = (byte) bytes[at++];
      }
      ids[i] = new ItemId(new String(id, StandardCharsets.UTF_8));
    }
    return ids;
  }

  private static TensorData tensor(Map<String, TensorData> tensors, String name) {
    @Nullable TensorData tensor = tensors.get(name);
    if (tensor == null) {
      throw refused("has no tensor " + name);
    }
    return tensor;
  }

  static InvalidInputException refused(String problem) {
    return new InvalidInputException("itemcf", problem, "Train it again.");
  }
}
