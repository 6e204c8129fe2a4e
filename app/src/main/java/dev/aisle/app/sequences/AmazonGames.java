package dev.aisle.app.sequences;

import dev.aisle.app.imports.HtmlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The sequences of Amazon Games as published with Hou et al., "Large Language Models are Zero-Shot
/// Rankers for Recommender Systems" (ECIR 2024), and its protocols: a shopper's last item is to be
/// found among 20 candidates, for 200 shoppers (the published tables) and for 6,000.
public final class AmazonGames {
  private static final String SEQUENCES = "Games-6k/Games-6k.test.inter.gz";
  private static final String ITEMS = "Games-6k/Games-6k.item.gz";

  /// Candidates of an ask.
  private static final int CANDIDATES = 20;

  private final Path folder;
  private final Map<String, Integer> shoppers = new LinkedHashMap<>();

  private AmazonGames(Path folder) {
    this.folder = folder;
  }

  /// Reads the sequences and makes the tasks.
  ///
  /// @param folder with `Games` and `Games-6k`
  /// @throws dev.aisle.core.InvalidInputException where a file is missing or makes no sense
  public static Benchmark read(Path folder) throws IOException {
    AmazonGames games = new AmazonGames(folder);
    Sequences sequences = games.sequences();
    List<Task> tasks = new ArrayList<>();
    for (String size : List.of("200", "6000")) {
      String stem = size.equals("200") ? "Games/Games" : "Games-6k/Games-6k";
      tasks.add(games.random(sequences, size, stem));
      tasks.add(games.mixed(sequences, size, stem, true));
      tasks.add(games.mixed(sequences, size, stem, false));
    }
    tasks.add(
        Tasks.sampled(
            "one-negative",
            "All shoppers; the last item against one random item that the shopper never took.",
            sequences,
            0,
            1,
            sequences.shoppers(),
            List.of(Measure.auc())));
    Task validation =
        Tasks.sampled(
            "validation",
            "The last item but one among 19 random ones that the shopper had not taken before.",
            sequences,
            1,
            CANDIDATES - 1,
            5_000,
            List.of(Measure.ndcg(10)));
    return new Benchmark(sequences, tasks, validation, published());
  }

  private Sequences sequences() throws IOException {
    List<int[]> ofItem = new ArrayList<>();
    ofItem.add(new int[0]);
    TitleWords words = new TitleWords();
    TabbedLines.read(
        folder,
        ITEMS,
        "item_id:token\ttitle:token_seq",
        2,
        (place, cells) -> {
          long id = TabbedLines.whole(place, "item_id", cells.getFirst(), 0, 1 << 20);
          TabbedLines.require(
              id == ofItem.size() - 1, place, "item_id is " + id + ", not " + (ofItem.size() - 1));
          ofItem.add(words.ids(HtmlText.plain(cells.get(1))));
        });
    int items = ofItem.size() - 1;
    List<int[]> sequences = new ArrayList<>();
    TabbedLines.read(
        folder,
        SEQUENCES,
        "user_id:token\titem_id_list:token_seq\titem_id:token",
        3,
        (place, cells) -> {
          shoppers.put(cells.getFirst(), sequences.size());
          sequences.add(items(place, cells.get(1) + " " + cells.get(2), items));
        });
    return new Sequences(
        "amazon-games",
        items,
        sequences.toArray(int[][]::new),
        List.of(words.counted(ofItem)),
        Tasks.hash(folder.resolve(SEQUENCES), folder.resolve(ITEMS)));
  }

  /// Item ids of the files count from 0, ours from 1.
  private static int[] items(String place, String text, int items) {
    return Stream.of(text.split(" "))
        .mapToInt(id -> 1 + (int) TabbedLines.whole(place, "item_id", id, 0, items - 1L))
        .toArray();
  }

  private Task random(Sequences sequences, String size, String stem) throws IOException {
    List<Ask> asks = new ArrayList<>();
    channel(
        stem + ".random.gz",
        sequences,
        (shopper, listed) -> {
          int target = sequences.step(shopper, 0);
          IntStream others =
              Arrays.stream(listed).filter(item -> item != target).limit(CANDIDATES - 1L);
          int[] candidates = IntStream.concat(others, IntStream.of(target)).distinct().toArray();
          asks.add(new Ask(shopper, sequences.before(shopper, 1), candidates, target));
        });
    return new Task(
        "random-" + size,
        "%s shoppers; the last item put among the first 19 others of the set's own random lists"
                .formatted(size)
            + (size.equals("200") ? ": the published tables' protocol." : "."),
        asks,
        Stream.of(10, 1, 5, 20).map(Measure::ndcg).toList());
  }

  private Task mixed(Sequences sequences, String size, String stem, boolean seen)
      throws IOException {
    List<Ask> asks = new ArrayList<>();
    channel(
        stem + ".rabmbepobpgrsa_3.gz",
        sequences,
        (shopper, listed) -> {
          int[] history = sequences.before(shopper, 1);
          SequencedSet<Integer> candidates = new LinkedHashSet<>();
          Arrays.stream(listed).limit(CANDIDATES).forEach(candidates::add);
          if (!seen) {
            Arrays.stream(history).forEach(candidates::remove);
          }
          int[] distinct = candidates.stream().mapToInt(Integer::intValue).toArray();
          asks.add(new Ask(shopper, history, distinct, sequences.step(shopper, 0)));
        });
    return new Task(
        (seen ? "mixed-" : "mixed-unseen-") + size,
        "%s shoppers; the first 20 of the first three of seven channels, doubles merged"
                .formatted(size)
            + (seen
                ? ", items that the shopper has already taken included, as published;"
                : ", less the items that the shopper has already taken;")
            + " the target is not put among them, and its absence counts 0.",
        asks,
        Stream.of(10, 1, 5, 20).map(Measure::ndcg).toList());
  }

  /// Takes the list of a shopper.
  private interface Listed {
    void take(int shopper, int[] items);
  }

  private void channel(String name, Sequences sequences, Listed reader) throws IOException {
    TabbedLines.read(
        folder,
        name,
        "",
        2,
        (place, cells) -> {
          Integer shopper = shoppers.get(cells.getFirst());
          if (shopper == null) {
            throw TabbedLines.damaged(place, "no sequence has the shopper " + cells.getFirst());
          }
          reader.take(shopper, items(place, cells.get(1), sequences.items()));
        });
  }

  /// Tables 2 to 4 of the paper.
  private static List<Published> published() {
    List<Published> rows = new ArrayList<>();
    rows.addAll(table("Pop", 0.2835, 0.4742, 0.5296, 0.5745));
    rows.addAll(table("BPR-MF", 0.4492, 0.6233, 0.6627, 0.6894));
    rows.addAll(table("SASRec", 0.5690, 0.7319, 0.7592, 0.7714));
    rows.addAll(table("GPT-4", 0.3950, 0.5822, 0.6288, 0.6525));
    rows.add(new Published("mixed-200", "Pop", "ndcg@10", 0.0227));
    rows.add(new Published("mixed-200", "BPR-MF", "ndcg@10", 0.0296));
    rows.add(new Published("mixed-200", "SASRec", "ndcg@10", 0.0402));
    return rows;
  }

  private static List<Published> table(String method, double... at) {
    int[] k = {1, 5, 10, 20};
    return IntStream.range(0, k.length)
        .mapToObj(i -> new Published("random-200", method, Measure.ndcg(k[i]).label(), at[i]))
        .toList();
  }
}
