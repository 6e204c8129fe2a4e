package dev.aisle.learning.models.armmt;

import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.learning.inputs.InputArrays;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.models.armmt.ArmmtBatch.Modal;
import dev.aisle.learning.reranking.Incoming;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Whole lists of some requests as plain arrays, made on any thread: what training and serving put
/// into the network, by the same code. P pages, C candidates of the longest, L clicks of the
/// longest history.
final class ArmmtArrays {
  private final int pages;
  private final int candidates;
  private final int clicks;
  private final InputArrays base;
  private final InputArrays context;
  private final float[] upstream;
  private final int[] ranks;
  private final List<Vectors> modalities = new ArrayList<>();
  private final List<Vectors> past = new ArrayList<>();
  private final int[] kinds;
  private final int[] ages;
  private final @Nullable Vectors query;

  /// Vectors side by side, null where there is none.
  ///
  /// @param rows `[P · N]`
  /// @param each N
  /// @param scale what all numbers are multiplied by
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Vectors(float[] @Nullable [] rows, int each, int width, float scale) {
    /// Vectors of encoders, which have length 1: times `√width` their numbers are of the size that
    /// layers start from.
    static Vectors encoded(float[] @Nullable [] rows, int each, int width) {
      return new Vectors(rows, each, width, (float) Math.sqrt(width));
    }

    /// In the open scope, times the scale.
    Modal modal(Type type) {
      return Modal.of(rows, each, width, scale, type);
    }

    /// Without all of them on a page.
    void clear(int page) {
      Arrays.fill(rows, page * each, (page + 1) * each, null);
    }
  }

  /// What training found out about the columns.
  record Fitted(ArmmtColumns columns, Inputs base, Inputs context) {}

  /// @param lists the features of each page
  /// @param counts how many of each page's first rows are candidates
  /// @param incoming of each page
  ArmmtArrays(Fitted fitted, List<FeatureBatch> lists, int[] counts, List<Incoming> incoming) {
    pages = lists.size();
    base = fitted.base().arrays(lists, counts);
    candidates = base.candidates();
    int[] once = new int[pages];
    Arrays.fill(once, 1);
    context = fitted.context().arrays(lists, once);
    upstream = new float[pages * candidates];
    ranks = new int[pages * candidates];
    for (int p = 0; p < pages; p++) {
      System.arraycopy(incoming.get(p).scores(), 0, upstream, p * candidates, counts[p]);
      System.arraycopy(incoming.get(p).ranks(), 0, ranks, p * candidates, counts[p]);
    }
    ArmmtColumns columns = fitted.columns();
    clicks = longest(columns, lists);
    for (Map.Entry<Modality, Column.Vectors> modality : columns.modalities().entrySet()) {
      String name = modality.getKey().column();
      int width = modality.getValue().width();
      Vectors items = Vectors.encoded(new float[pages * candidates][], candidates, width);
      Vectors clicked = Vectors.encoded(new float[pages * clicks][], clicks, width);
      for (int p = 0; p < pages; p++) {
        System.arraycopy(lists.get(p).vectors(name), 0, items.rows(), p * candidates, counts[p]);
        float[] @Nullable [] all = lists.get(p).vectors(modality.getKey().history());
        System.arraycopy(all, all.length - clicks, clicked.rows(), p * clicks, clicks);
      }
      modalities.add(items);
      past.add(clicked);
    }
    kinds = rows(columns.kinds(), lists);
    ages = rows(columns.ages(), lists);
    query = query(columns, lists);
  }

  /// The longest history of any page, at least 1.
  private static int longest(ArmmtColumns columns, List<FeatureBatch> lists) {
    int longest = 1;
    for (Modality modality : columns.modalities().keySet()) {
      for (FeatureBatch list : lists) {
        float[] @Nullable [] all = list.vectors(modality.history());
        int first = 0;
        while (first < all.length && all[first] == null) {
          first++;
        }
        longest = Math.max(longest, all.length - first);
      }
    }
    return longest;
  }

  private int[] rows(Column.@Nullable Sequence column, List<FeatureBatch> lists) {
    int[] rows = new int[pages * clicks];
    for (int p = 0; column != null && p < pages; p++) {
      int[] all = lists.get(p).indices(column.name());
      System.arraycopy(all, all.length - clicks, rows, p * clicks, clicks);
    }
    return rows;
  }

  private static @Nullable Vectors query(ArmmtColumns columns, List<FeatureBatch> lists) {
    if (columns.query() == null) {
      return null;
    }
    float[] @Nullable [] rows = new float[lists.size()][];
    for (int p = 0; p < rows.length; p++) {
      rows[p] = lists.get(p).vectors(columns.query().name())[0];
    }
    return Vectors.encoded(rows, 1, columns.query().width());
  }

  /// Takes a modality away from a share of the pages: of candidates and clicks alike, or of some
  /// candidates.
  ///
  /// @param share in `[0, 1)` of pages, and of candidates of the other pages
  void lose(double share, RandomGenerator random) {
    if (share == 0 || modalities.isEmpty()) {
      return;
    }
    for (int p = 0; p < pages; p++) {
      int modality = random.nextInt(modalities.size());
      if (random.nextDouble() < share) {
        modalities.get(modality).clear(p);
        past.get(modality).clear(p);
      }
    }
    for (Vectors items : modalities) {
      for (int slot = 0; slot < items.rows().length; slot++) {
        if (random.nextDouble() < share) {
          items.rows()[slot] = null;
        }
      }
    }
  }

  /// P.
  int pages() {
    return pages;
  }

  /// C.
  int candidates() {
    return candidates;
  }

  /// The features of the candidates.
  InputArrays base() {
    return base;
  }

  /// The features of the requests, one candidate each.
  InputArrays context() {
    return context;
  }

  /// Of candidates, one for each modality of the columns.
  List<Vectors> modalities() {
    return modalities;
  }

  /// Of clicks, one for each modality of the columns.
  List<Vectors> past() {
    return past;
  }

  /// `[P · L]` rows of what else was done.
  int[] kinds() {
    return kinds;
  }

  /// `[P · L]` rows of how long ago.
  int[] ages() {
    return ages;
  }

  /// The batch, in the open scope.
  ///
  /// @param base `[P, C, F]`
  /// @param context `[P, 1, G]`
  ArmmtBatch batch(Tensor base, Tensor context) {
    Type type = base.type();
    return new ArmmtBatch(
        base,
        upstream(type),
        ranks,
        sees(),
        context,
        modalities.stream().map(own -> own.modal(type)).toList(),
        new ArmmtBatch.History(past.stream().map(own -> own.modal(type)).toList(), kinds, ages),
        query(type));
  }

  Tensor upstream(Type type) {
    return Tensor.of(upstream, pages, candidates).to(type);
  }

  int[] ranks() {
    return ranks;
  }

  Tensor sees() {
    return Tensor.of(base.there(), pages, 1, candidates);
  }

  @Nullable Modal query(Type type) {
    return query == null ? null : query.modal(type);
  }
}
