package dev.aisle.app.sequences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The timed interactions of Amazon Grocery and Gourmet Food as ReChorus publishes them, less the
/// last two of each shopper, which are not part of the set. **The split is ours**: the last
/// interaction that is there is the target, so values do not compare with ReChorus's tables, only
/// distances between methods do.
///
/// Known of items: category, and the items bought with them (`r_complement`) or looked at with them
/// (`r_substitute`). The shop published these relations in 2014, after the interactions, so they
/// may know of later orders; models use them only where their name says so.
public final class AmazonGrocery {
  private static final String INTERACTIONS = "train.csv.gz";
  private static final String ITEMS = "item_meta.csv.gz";
  private static final int MOST = 1 << 30;

  private AmazonGrocery() {}

  /// One line of the interactions.
  private record Taken(int item, long time) {}

  /// Reads the sequences and makes the tasks.
  ///
  /// @throws dev.aisle.core.InvalidInputException where a file is missing or makes no sense
  public static Benchmark read(Path folder) throws IOException {
    Map<Long, Integer> numbers = new HashMap<>();
    List<Integer> categories = new ArrayList<>(List.of(0));
    TabbedLines.read(
        folder,
        ITEMS,
        "item_id\ti_category\tr_complement\tr_substitute",
        4,
        (place, cells) -> {
          long item = TabbedLines.whole(place, "item_id", cells.getFirst(), 1, MOST);
          TabbedLines.require(
              numbers.put(item, categories.size()) == null, place, "item_id " + item + " again");
          categories.add(1 + (int) TabbedLines.whole(place, "i_category", cells.get(1), 0, MOST));
        });
    int items = categories.size() - 1;
    int[][] ofItem =
        categories.stream()
            .map(category -> category == 0 ? new int[0] : new int[] {category})
            .toArray(int[][]::new);
    int largest = categories.stream().mapToInt(Integer::intValue).max().orElse(1);
    Sequences sequences =
        new Sequences(
            "amazon-grocery",
            items,
            sequences(folder, numbers),
            List.of(new SideIds("category", largest, ofItem)),
            Tasks.hash(folder.resolve(INTERACTIONS), folder.resolve(ITEMS)));
    return new Benchmark(sequences, tasks(sequences), validation(sequences), List.of());
  }

  /// By shopper in the order of their ids; interactions of one second in the order of the file.
  private static int[][] sequences(Path folder, Map<Long, Integer> numbers) throws IOException {
    SortedMap<Long, List<Taken>> taken = new TreeMap<>();
    TabbedLines.read(
        folder,
        INTERACTIONS,
        "user_id\titem_id\ttime",
        3,
        (place, cells) -> {
          long shopper = TabbedLines.whole(place, "user_id", cells.getFirst(), 1, MOST);
          long item = TabbedLines.whole(place, "item_id", cells.get(1), 1, MOST);
          Integer number = numbers.get(item);
          if (number == null) {
            throw TabbedLines.damaged(place, "the item " + item + " is not in " + ITEMS);
          }
          long time = TabbedLines.whole(place, "time", cells.get(2), 0, 1L << 40);
          taken.computeIfAbsent(shopper, _ -> new ArrayList<>()).add(new Taken(number, time));
        });
    return taken.values().stream()
        .map(
            of ->
                of.stream()
                    .sorted(Comparator.comparingLong(Taken::time))
                    .mapToInt(Taken::item)
                    .toArray())
        .toArray(int[][]::new);
  }

  private static List<Task> tasks(Sequences sequences) {
    return List.of(
        Tasks.sampled(
            "random-99",
            "All shoppers; the last interaction that the set has against 99 random items that the"
                + " shopper never took.",
            sequences,
            0,
            99,
            sequences.shoppers(),
            List.of(Measure.ndcg(5), Measure.hitRate(5), Measure.ndcg(10), Measure.hitRate(10))),
        Tasks.sampled(
            "one-negative",
            "All shoppers; the last interaction against one random item that the shopper never"
                + " took.",
            sequences,
            0,
            1,
            sequences.shoppers(),
            List.of(Measure.auc())));
  }

  private static Task validation(Sequences sequences) {
    return Tasks.sampled(
        "validation",
        "The last interaction but one against 99 random items that the shopper had not taken.",
        sequences,
        1,
        99,
        3_000,
        List.of(Measure.ndcg(5)));
  }
}
