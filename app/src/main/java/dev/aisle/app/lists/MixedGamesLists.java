package dev.aisle.app.lists;

import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.sequences.AmazonGames;
import dev.aisle.app.sequences.Ask;
import dev.aisle.app.sequences.Baselines;
import dev.aisle.app.sequences.Benchmark;
import dev.aisle.app.sequences.Covisitation;
import dev.aisle.app.sequences.Measure;
import dev.aisle.app.sequences.Sequences;
import dev.aisle.app.sequences.SideIds;
import dev.aisle.app.sequences.Task;
import dev.aisle.core.evaluation.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Amazon Games' candidates of seven channels, three of each, mixed. The channels are published for
/// the tests' shoppers alone; lists to learn from are made of channels of our own.
///
/// Items have titles and no pictures.
final class MixedGamesLists {
  @SuppressWarnings("InlineFormatString") // so long a text reads better apart
  private static final String LEARNED =
      """
      %s Every tenth shopper is for validation. Counts are made of all but the tests' targets, without the shopper who is \
      asked about. The last step of a sequence is the tests'.""";

  private static final String MIXED =
      """
      The last step but one and the last but two of each shopper; the history is all before. Candidates \
      are three of each of seven channels of our own, since those of the tests are known \
      for the tests' shoppers alone: random, popular, titles like the newest item's, titles like the \
      one's before, cosines to the newest item, the sum of cosines to the history, and that sum in \
      favour of the popular. None of them masks what was taken already, as some of the tests' do not. \
      Lists without the target are left out: nothing can be learned from them.""";

  private static final String RANDOM =
      """
      The last step but one of every third shopper; the history is all before. Candidates are the \
      target and 19 random items that the shopper never took, drawn anew each time.""";

  private static final int EACH = 3;
  private static final int CANDIDATES = 20;
  private static final int WIDTH = 32;

  /// One shopper of so many has a list among random candidates, which keeps a training short.
  private static final int RANDOM_EACH = 3;

  /// Newest items of a history that channels look at.
  private static final int LOOK = 8;

  /// Words of more titles say little of one.
  private static final int COMMON = 400;

  private final Sequences sequences;
  private final Covisitation counts;
  private final int[] popular;
  private final int[][] likeTitles;

  /// By item, the inverse root of its takers.
  private final double[] rarity;

  private final double[] sums;
  private final int[] touched;

  private MixedGamesLists(Sequences sequences) {
    this.sequences = sequences;
    counts = Covisitation.of(sequences.before(1), sequences.items());
    int[] all = IntStream.rangeClosed(1, sequences.items()).toArray();
    popular = best(all, all.length, counts::takers).toArray();
    rarity = new double[sequences.items() + 1];
    Arrays.setAll(rarity, item -> Math.sqrt(1.0 / Math.max(1, counts.takers(item))));
    sums = new double[sequences.items() + 1];
    touched = new int[sequences.items() + 1];
    likeTitles = likeTitles(sequences.sides().getFirst());
  }

  /// Reads sequences and candidates, and makes the lists to learn from.
  ///
  /// @throws dev.aisle.core.InvalidInputException where a file is missing or makes no sense
  static List<ListData> read(Path folder) throws IOException {
    Benchmark games = AmazonGames.read(folder);
    return new MixedGamesLists(games.sequences()).data(games);
  }

  private List<ListData> data(Benchmark games) {
    List<Ask> held = new ArrayList<>();
    List<Ask> validation = new ArrayList<>();
    for (int shopper = 0; shopper < sequences.shoppers(); shopper += RANDOM_EACH) {
      int[] history = sequences.before(shopper, 2);
      int target = sequences.step(shopper, 1);
      (shopper % 10 > 0 ? held : validation)
          .add(new Ask(shopper, history, new int[] {target}, target));
    }
    SplittableRandom random = new SplittableRandom(1);
    List<Ask> mixed = new ArrayList<>();
    List<Ask> mixedValidation = new ArrayList<>();
    for (int shopper = 0; shopper < sequences.shoppers(); shopper++) {
      for (int back = 1; back <= 2 && back + 1 < sequences.length(shopper); back++) {
        int[] history = sequences.before(shopper, back + 1);
        int target = sequences.step(shopper, back);
        int[] candidates = candidates(shopper, history, random);
        if (Ask.has(candidates, candidates.length, target)) {
          (shopper % 10 > 0 ? mixed : mixedValidation)
              .add(new Ask(shopper, history, candidates, target));
        }
      }
    }
    return List.of(
        data(
            games,
            "mixed",
            MIXED,
            TrainingLists.of(mixed),
            ListConfig.DEFAULTS,
            mixedValidation,
            List.of("mixed-6000", "mixed-unseen-6000", "mixed-200")),
        data(
            games,
            "random",
            RANDOM,
            new Drawn(held, sequences.items()),
            ListConfig.DEFAULTS.withEpochs(1),
            validation.stream().map(ask -> drawn(ask, sequences.items(), random)).toList(),
            List.of("random-6000", "random-200")));
  }

  private ListData data(
      Benchmark games,
      String kind,
      String learned,
      TrainingLists training,
      ListConfig config,
      List<Ask> validation,
      List<String> tests) {
    TakenFeatures features = new TakenFeatures(counts);
    SideIds words = sequences.sides().getFirst();
    return new ListData(
        "amazon-games-" + kind,
        LEARNED.formatted(learned),
        Figure.Source.REAL,
        tests.stream().map(games::task).toList(),
        new Task("validation", "As what is learned from.", validation, List.of(Measure.ndcg(10))),
        training,
        config,
        features,
        new Modality.Words("words and pairs of words of titles", WIDTH, words),
        null,
        List.of(
            ListRows.order(
                "item-cf",
                "sum of cosines, then the popular, last what was taken already",
                Role.BASELINE,
                features),
            new ListRow.Order(
                "popularity", "most takers first", Role.POPULARITY, Baselines.popularity(counts)),
            ListRows.random()),
        games.published(),
        sequences.hash());
  }

  private record Drawn(List<Ask> held, int items) implements TrainingLists {
    @Override
    public int size() {
      return held.size();
    }

    @Override
    public Ask list(int index, RandomGenerator random) {
      return drawn(held.get(index), items, random);
    }
  }

  private static Ask drawn(Ask ask, int items, RandomGenerator random) {
    return Ask.among(ask.shopper(), ask.history(), ask.target(), items, CANDIDATES - 1, random);
  }

  private int[] candidates(int shopper, int[] history, SplittableRandom random) {
    SequencedSet<Integer> found = new LinkedHashSet<>();
    int newest = history[history.length - 1];
    random.ints(EACH, 1, sequences.items() + 1).forEach(found::add);
    Arrays.stream(popular).forEach(found::add);
    Arrays.stream(likeTitles[newest]).forEach(found::add);
    Arrays.stream(likeTitles[history[Math.max(0, history.length - 2)]]).forEach(found::add);
    int[] looked = Arrays.copyOfRange(history, Math.max(0, history.length - LOOK), history.length);
    add(shopper, new int[] {newest}, false, found);
    add(shopper, looked, false, found);
    add(shopper, looked, true, found);
    // As in the tests, of 21 the first 20; which channel a candidate came from is not told.
    return found.stream().limit(CANDIDATES).mapToInt(Integer::intValue).toArray();
  }

  /// The best by the sum of cosines, or of cosines times the root of the candidate's takers.
  private void add(int shopper, int[] history, boolean common, SequencedSet<Integer> found) {
    int many = 0;
    for (int item : history) {
      int[] others = counts.others(item);
      float[] weights = counts.weights(item);
      double without = Math.sqrt(1.0 / Math.max(1, counts.takers(item) - 1));
      for (int i = 0; i < others.length; i++) {
        if (sums[others[i]] == 0) {
          touched[many++] = others[i];
        }
        sums[others[i]] += weights[i] * without * (common ? 1 : rarity[others[i]]);
      }
    }
    // The shopper's own company is taken out where there is any: of the items of the own sequence.
    for (int own : sequences.before(shopper, 1)) {
      double sum = 1e-12;
      for (int item : history) {
        sum += counts.cosineWithout(shopper, item, true, own, true);
      }
      sums[own] = sums[own] == 0 ? 0 : common ? sum / rarity[own] : sum;
    }
    best(touched, many, item -> sums[item]).forEach(found::add);
    for (int i = 0; i < many; i++) {
      sums[touched[i]] = 0;
    }
  }

  /// The three best of some, best first; of equal ones the first.
  private static IntStream best(int[] items, int many, IntToDoubleFunction score) {
    int[] best = new int[EACH];
    double[] scores = new double[EACH];
    int kept = 0;
    for (int i = 0; i < many; i++) {
      double own = score.applyAsDouble(items[i]);
      int at = kept;
      while (at > 0 && scores[at - 1] < own) {
        at--;
      }
      if (at < EACH) {
        kept = Math.min(EACH, kept + 1);
        System.arraycopy(best, at, best, at + 1, kept - at - 1);
        System.arraycopy(scores, at, scores, at + 1, kept - at - 1);
        best[at] = items[i];
        scores[at] = own;
      }
    }
    return Arrays.stream(best, 0, kept);
  }

  /// For each item those whose titles share most with its own, by the sum of `1 / n` of words that
  /// `n` titles have; itself included.
  private int[][] likeTitles(SideIds words) {
    List<List<Integer>> having = new ArrayList<>();
    for (int word = 0; word <= words.values(); word++) {
      having.add(new ArrayList<>());
    }
    for (int item = 1; item <= sequences.items(); item++) {
      for (int word : words.of(item)) {
        having.get(word).add(item);
      }
    }
    int[][] like = new int[sequences.items() + 1][];
    for (int item = 0; item < like.length; item++) {
      int many = 0;
      for (int word : words.of(item)) {
        int titles = having.get(word).size();
        for (int other : titles > COMMON ? List.<Integer>of() : having.get(word)) {
          if (sums[other] == 0) {
            touched[many++] = other;
          }
          sums[other] += 1.0 / titles;
        }
      }
      like[item] = best(touched, many, other -> sums[other]).toArray();
      for (int i = 0; i < many; i++) {
        sums[touched[i]] = 0;
      }
    }
    return like;
  }
}
