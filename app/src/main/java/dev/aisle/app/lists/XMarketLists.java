package dev.aisle.app.lists;

import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.sequences.Ask;
import dev.aisle.app.sequences.Baselines;
import dev.aisle.app.sequences.Covisitation;
import dev.aisle.app.sequences.Measure;
import dev.aisle.app.sequences.Published;
import dev.aisle.app.sequences.TabbedLines;
import dev.aisle.app.sequences.Task;
import dev.aisle.app.sequences.Tasks;
import dev.aisle.core.evaluation.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The lists of XMarket's target market t1 (WSDM Cup 2022): a rating that was held out among 99
/// items that the shopper did not rate.
///
/// Items have neither text nor picture there. The one modality is a vector of who rated what.
final class XMarketLists {
  static final String RUN = "valid_run.tsv.gz";
  private static final String RELEVANT = "valid_qrel.tsv.gz";
  private static final String TRAIN = "train.tsv.gz";
  private static final String LIST_USERS = "train_5core.tsv.gz";
  private static final String RATINGS = "userId\titemId\trating";
  private static final String TEST = "valid-run";

  /// Numbers of a vector.
  private static final int WIDTH = 32;

  private static final int CANDIDATES = 100;
  private static final int VALIDATED = 800;
  private static final long SEED = 20_260_101;

  private final Path folder;
  private final Map<String, Integer> shoppers = new LinkedHashMap<>();
  private final Map<String, Integer> items = new LinkedHashMap<>();
  private final List<SequencedSet<Integer>> rated = new ArrayList<>();

  /// Items of the lists' users: those that candidates are drawn from.
  private final Set<Integer> listed = new TreeSet<>();

  private final Set<Integer> listUsers = new TreeSet<>();

  private XMarketLists(Path folder) {
    this.folder = folder;
  }

  /// Reads ratings and lists.
  ///
  /// @throws dev.aisle.core.InvalidInputException where a file is missing or makes no sense
  static ListData read(Path folder) throws IOException {
    return new XMarketLists(folder).data();
  }

  private ListData data() throws IOException {
    ratings(TRAIN, false);
    ratings(LIST_USERS, true);
    Task test = test();
    int[][] all = rated.stream().map(XMarketLists::array).toArray(int[][]::new);
    Covisitation counts = Covisitation.of(all, items.size());
    int[] drawn = array(listed);
    SplittableRandom random = new SplittableRandom(SEED);
    int[][] known = all.clone();
    List<Ask> held = new ArrayList<>();
    for (int shopper = 0; shopper < all.length; shopper++) {
      int[] targets = Arrays.stream(all[shopper]).filter(listed::contains).toArray();
      if (targets.length > 0 && all[shopper].length > 1) {
        int target = targets[random.nextInt(targets.length)];
        known[shopper] = Arrays.stream(all[shopper]).filter(item -> item != target).toArray();
        held.add(new Ask(shopper, known[shopper], new int[] {target}, target));
      }
    }
    List<Ask> training = new ArrayList<>();
    List<Ask> validation = new ArrayList<>();
    Collections.shuffle(held, new Random(SEED));
    for (Ask ask : held) {
      if (validation.size() < VALIDATED && listUsers.contains(ask.shopper())) {
        validation.add(list(ask, all, drawn, random));
      } else {
        training.add(ask);
      }
    }
    TakenFeatures features = new TakenFeatures(counts);
    return new ListData(
        "xmarket-t1",
        LEARNED,
        Figure.Source.REAL,
        List.of(test),
        new Task("validation", "Ratings held out of training.", validation, test.measures()),
        new Lists(training, all, drawn),
        ListConfig.DEFAULTS.withEpochs(2).withRate(0.004),
        features,
        new Modality.Vectors(
            "vectors of who rated what, " + WIDTH + " numbers",
            WIDTH,
            CollaborativeVectors.of(Covisitation.of(known, items.size()), items.size(), WIDTH)),
        null,
        List.of(
            ListRows.order("item-cf", "sum of cosines, then the popular", Role.BASELINE, features),
            new ListRow.Order(
                "popularity", "most ratings first", Role.POPULARITY, Baselines.popularity(counts)),
            ListRows.random()),
        List.of(
            new Published(TEST, "GMF (2,697 users, of whom these are 1,787)", "ndcg@10", 0.3194)),
        Tasks.hash(
            Stream.of(TRAIN, LIST_USERS, RUN, RELEVANT).map(folder::resolve).toArray(Path[]::new)));
  }

  private static final String LEARNED =
      """
      One rating of each user was held out of all ratings, among items that the users of lists rated, \
      and put among 99 such items that the user did not rate, drawn anew each time. Those of 800 list \
      users are for validation. Vectors were made without the ratings held out; cosines and \
      popularity are counted without the user who is asked about. Items have no text and no picture.""";

  /// Ratings held out, each time among others.
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Lists(List<Ask> held, int[][] all, int[] drawn) implements TrainingLists {
    @Override
    public int size() {
      return held.size();
    }

    @Override
    public Ask list(int index, RandomGenerator random) {
      return XMarketLists.list(held.get(index), all, drawn, random);
    }
  }

  private static Ask list(Ask held, int[][] all, int[] drawn, RandomGenerator random) {
    int[] own = all[held.shopper()];
    int[] candidates = new int[CANDIDATES];
    candidates[0] = held.target();
    for (int i = 1; i < CANDIDATES; ) {
      int item = drawn[random.nextInt(drawn.length)];
      if (!Ask.has(candidates, i, item) && !Ask.has(own, own.length, item)) {
        candidates[i++] = item;
      }
    }
    return new Ask(held.shopper(), held.history(), candidates, held.target());
  }

  private void ratings(String name, boolean ofListUsers) throws IOException {
    TabbedLines.read(
        folder,
        name,
        RATINGS,
        3,
        (_, cells) -> {
          int shopper = shopper(cells.getFirst());
          int item = item(cells.get(1));
          rated.get(shopper).add(item);
          if (ofListUsers) {
            listed.add(item);
            listUsers.add(shopper);
          }
        });
    TabbedLines.require(
        !ofListUsers || listed.size() > 2 * CANDIDATES,
        name,
        "has " + listed.size() + " items, too few to draw candidates from");
  }

  private int shopper(String id) {
    return shoppers.computeIfAbsent(
        id,
        _ -> {
          rated.add(new LinkedHashSet<>());
          return rated.size() - 1;
        });
  }

  private int item(String id) {
    return items.computeIfAbsent(id, _ -> items.size() + 1);
  }

  private Task test() throws IOException {
    Map<String, Integer> relevant = new LinkedHashMap<>();
    TabbedLines.read(
        folder,
        RELEVANT,
        RATINGS,
        3,
        (place, cells) ->
            TabbedLines.require(
                relevant.put(cells.getFirst(), item(cells.get(1))) == null,
                place,
                "the user " + cells.getFirst() + " has a second relevant item"));
    List<Ask> asks = new ArrayList<>();
    TabbedLines.read(
        folder,
        RUN,
        "",
        2,
        (place, cells) -> {
          Integer target = relevant.get(cells.getFirst());
          int[] candidates =
              Stream.of(cells.get(1).split(",", -1)).mapToInt(this::item).distinct().toArray();
          if (target == null || !Ask.has(candidates, candidates.length, target)) {
            throw TabbedLines.damaged(place, "the relevant item is not among the candidates");
          }
          int shopper = shopper(cells.getFirst());
          asks.add(new Ask(shopper, array(rated.get(shopper)), candidates, target));
        });
    return new Task(
        TEST,
        asks.size()
            + " users; a rating that was held out among 99 items that the user did not rate.",
        asks,
        List.of(Measure.ndcg(10), Measure.hitRate(10), Measure.auc()));
  }

  private static int[] array(Collection<Integer> items) {
    return items.stream().mapToInt(Integer::intValue).toArray();
  }
}
