package dev.aisle.learning.models.dssm;

import dev.aisle.core.catalog.Item;
import dev.aisle.learning.encoders.TextEncoder;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// Compares queries with every item of a catalogue, a block of queries at a time: what an index
/// would find if it missed nothing.
final class ExactSearch implements AutoCloseable {
  private static final long SCORES = 1 << 22;

  private final TextEncoder encoder;
  private final int items;
  private final Tensor vectors;

  /// @param items all of which have a word
  ExactSearch(TextEncoder encoder, List<Item> items) {
    this.encoder = encoder;
    this.items = items.size();
    float[] all = new float[Math.multiplyExact(this.items, encoder.width())];
    for (int i = 0; i < this.items; i++) {
      float[] vector = Objects.requireNonNull(encoder.item(items.get(i)));
      System.arraycopy(vector, 0, all, i * encoder.width(), encoder.width());
    }
    try (Scope scope = Scope.withoutGradients()) {
      vectors = scope.keep(Tensor.of(all, this.items, encoder.width()).transpose(0, 1));
    }
  }

  /// Reads the scores of one query.
  @FunctionalInterface
  interface Reader {
    /// @param query its number in the list
    /// @param scores of all items from `at` on
    void read(int query, float[] scores, int at);
  }

  /// Scores queries, all of which have a word.
  void search(List<String> queries, Reader reader) {
    int block = Math.clamp(SCORES / Math.max(1, items), 1, 512);
    for (int from = 0; from < queries.size(); from += block) {
      List<String> part = queries.subList(from, Math.min(queries.size(), from + block));
      float[] vectorsOfQueries = new float[part.size() * encoder.width()];
      for (int q = 0; q < part.size(); q++) {
        float[] vector = Objects.requireNonNull(encoder.query(part.get(q)));
        System.arraycopy(vector, 0, vectorsOfQueries, q * encoder.width(), encoder.width());
      }
      float[] scores;
      try (Scope _ = Scope.inference()) {
        scores = Tensor.of(vectorsOfQueries, part.size(), encoder.width()).matmul(vectors).floats();
      }
      for (int q = 0; q < part.size(); q++) {
        reader.read(from + q, scores, q * items);
      }
    }
  }

  /// The share of each search's clicked items that are among the first `depth`, on average.
  ///
  /// @param depths ascending
  /// @return one for each depth; NaN without searches
  double[] recall(List<DssmExamples.Search> searches, int... depths) {
    double[] sums = new double[depths.length];
    search(
        searches.stream().map(DssmExamples.Search::query).toList(),
        (q, scores, at) -> {
          List<Integer> clicked = searches.get(q).clicked();
          for (int item : clicked) {
            int rank = rank(scores, at, item);
            for (int d = 0; d < depths.length; d++) {
              sums[d] += rank < depths[d] ? 1.0 / clicked.size() : 0;
            }
          }
        });
    for (int d = 0; d < depths.length; d++) {
      sums[d] /= searches.size();
    }
    return sums;
  }

  /// Items before this one; equal scores count half.
  private int rank(float[] scores, int at, int item) {
    float own = scores[at + item];
    int before = 0;
    int equal = 0;
    for (int i = at; i < at + items; i++) {
      before += scores[i] > own ? 1 : 0;
      equal += scores[i] == own ? 1 : 0;
    }
    return before + (equal - 1) / 2;
  }

  /// The nearest items of each of a sampler's queries, without those that answer it.
  ///
  /// @param from places left out at the front
  /// @param to the place to stop before
  /// @return by [DssmSampler#key]
  Map<String, int[]> near(DssmSampler sampler, int from, int to) {
    Map<String, int[]> near = new HashMap<>();
    List<String> queries = sampler.queries();
    search(
        queries,
        (q, scores, at) -> {
          Set<Integer> answers = sampler.answers(queries.get(q));
          float low = nth(scores, at, to);
          float high = from == 0 ? Float.POSITIVE_INFINITY : nth(scores, at, from);
          near.put(
              queries.get(q),
              IntStream.range(0, items)
                  .filter(i -> scores[at + i] >= low && scores[at + i] < high)
                  .filter(i -> !answers.contains(i))
                  .toArray());
        });
    return near;
  }

  /// The n-th largest score.
  private float nth(float[] scores, int at, int n) {
    float[] sorted = Arrays.copyOfRange(scores, at, at + items);
    Arrays.sort(sorted);
    return sorted[Math.max(0, items - n)];
  }

  @Override
  public void close() {
    vectors.close();
  }
}
