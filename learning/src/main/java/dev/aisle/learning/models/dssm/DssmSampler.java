package dev.aisle.learning.models.dssm;

import dev.aisle.learning.encoders.TokenBag;
import dev.aisle.learning.training.BatchSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Draws batches. Examples are pairs of a query and an item that was clicked for it, and beside
/// them queries that describe random items. Negatives are the other answers of the batch, items
/// drawn evenly, and a few hard ones of each query.
final class DssmSampler implements BatchSource<DssmBatch> {
  private static final int TRIES = 4;

  private final DssmExamples examples;
  private final DssmConfig config;
  private final List<Pair> pairs = new ArrayList<>();
  private final Map<String, Set<Integer>> answers = new HashMap<>();
  private final Map<String, int[]> near;
  private final int described;
  private final double[] drawn;

  /// @param rejected on the page
  private record Pair(String query, int item, float weight, List<Integer> rejected) {}

  /// @param near items near a query ([#key]) that are no answers to it; empty where nothing was
  ///     mined
  DssmSampler(
      DssmExamples examples,
      List<DssmExamples.Search> searches,
      Map<String, int[]> near,
      DssmConfig config) {
    this.examples = examples;
    this.config = config;
    this.near = Map.copyOf(near);
    double[] clicks = new double[examples.size()];
    for (DssmExamples.Search search : searches) {
      for (int item : search.clicked()) {
        float weight = search.ordered().contains(item) ? (float) config.orderWeight() : 1;
        pairs.add(new Pair(search.query(), item, weight, search.rejected()));
        answers.computeIfAbsent(key(search.query()), _ -> new HashSet<>()).add(item);
        clicks[item]++;
      }
    }
    described = (int) Math.round(config.described() * examples.size());
    double share = described / (double) Math.max(1, described + pairs.size());
    int made = (int) Math.round(config.batch() * share);
    drawn = new double[examples.size()];
    for (int item = 0; item < drawn.length; item++) {
      double p = pairs.isEmpty() ? 0 : clicks[item] / pairs.size();
      drawn[item] = DssmLoss.drawn(p, config.batch() - made, config.uniform() + made, drawn.length);
    }
  }

  /// Queries that differ in case and blanks alone are one.
  static String key(String query) {
    return query.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /// The items that were clicked for a query on any page.
  Set<Integer> answers(String query) {
    return answers.getOrDefault(key(query), Set.of());
  }

  /// The distinct queries of the log, sorted.
  List<String> queries() {
    return answers.keySet().stream().sorted().toList();
  }

  /// Pairs from the log first, then queries that describe items.
  @Override
  public int examples() {
    return pairs.size() + described;
  }

  @Override
  public DssmBatch batch(int[] chosen, RandomGenerator random) {
    Drawing drawing = new Drawing(random);
    for (int example : chosen) {
      drawing.add(example < pairs.size() ? pairs.get(example) : describing(random));
    }
    return drawing.batch();
  }

  private Pair describing(RandomGenerator random) {
    int item = random.nextInt(examples.size());
    return new Pair(QueryWriter.describing(examples.item(item), random), item, 1, List.of());
  }

  private record Row(TokenBag query, Pair pair, List<Integer> hard) {}

  /// A batch while it is drawn.
  private final class Drawing {
    private final RandomGenerator random;
    private final Map<Integer, Integer> columns = new LinkedHashMap<>();
    private final Set<Integer> shared = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();

    Drawing(RandomGenerator random) {
      this.random = random;
    }

    void add(Pair pair) {
      boolean slip = random.nextDouble() < config.typos();
      TokenBag query =
          examples.text().query(slip ? QueryWriter.misspelled(pair.query(), random) : pair.query());
      if (query.size() == 0) {
        return;
      }
      column(pair.item());
      shared.add(pair.item());
      List<Integer> hard = new ArrayList<>();
      int[] rejected = pair.rejected().stream().mapToInt(Integer::intValue).toArray();
      pick(rejected, config.rejected(), pair, hard);
      int[] nearest = near.get(key(pair.query()));
      if (nearest != null) {
        pick(nearest, config.mined(), pair, hard);
      }
      rows.add(new Row(query, pair, hard));
    }

    private void pick(int[] from, int count, Pair pair, List<Integer> to) {
      Set<Integer> right = answers(pair.query());
      int wanted = to.size() + count;
      for (int t = 0; t < TRIES * count && to.size() < wanted && from.length > 0; t++) {
        int item = from[random.nextInt(from.length)];
        if (!right.contains(item) && !to.contains(item)) {
          to.add(item);
          column(item);
        }
      }
    }

    private int column(int item) {
      return columns.computeIfAbsent(item, _ -> columns.size());
    }

    DssmBatch batch() {
      for (int i = 0; i < config.uniform(); i++) {
        int item = random.nextInt(examples.size());
        column(item);
        shared.add(item);
      }
      int width = columns.size();
      float[] common = new float[width];
      columns.forEach((item, column) -> common[column] = common(item));
      float[] corrections = new float[rows.size() * width];
      int[] right = new int[rows.size()];
      float[] weights = new float[rows.size()];
      for (int r = 0; r < rows.size(); r++) {
        Row row = rows.get(r);
        System.arraycopy(common, 0, corrections, r * width, width);
        right[r] = column(row.pair().item());
        weights[r] = row.pair().weight();
        exclude(answers(row.pair().query()), right[r], corrections, r * width);
        for (int hard : row.hard()) {
          corrections[r * width + column(hard)] = 0;
        }
      }
      return new DssmBatch(
          rows.stream().map(Row::query).toList(),
          columns.keySet().stream().map(examples::bag).toList(),
          right,
          weights,
          corrections);
    }

    private float common(int item) {
      if (!shared.contains(item)) {
        return DssmLoss.EXCLUDED;
      }
      return config.logQ() ? DssmLoss.correction(drawn[item]) : 0;
    }

    /// Other answers of a query are no negatives for it.
    private void exclude(Set<Integer> answers, int right, float[] corrections, int at) {
      for (int answer : answers) {
        Integer column = columns.get(answer);
        if (column != null && column != right) {
          corrections[at + column] = DssmLoss.EXCLUDED;
        }
      }
    }
  }
}
