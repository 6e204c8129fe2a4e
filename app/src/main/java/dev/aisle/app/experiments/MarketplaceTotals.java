package dev.aisle.app.experiments;

import dev.aisle.core.evaluation.DiversityMetrics;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/// What a run did to the shop as a whole, beside what its arms did to shoppers: how varied pages
/// were, how exposure was spread over sellers, who is left of them, how much of it went to new
/// items.
///
/// Mutable; not for several threads, but parts of a run can be added with [#add].
public final class MarketplaceTotals {
  /// One item on a page.
  ///
  /// @param seller index from 0
  /// @param fresh whether it counts as new when it is shown
  public record Shown(String category, int seller, boolean fresh) {}

  private final long[] exposuresOfSeller;
  private final ToDoubleBiFunction<Shown, Shown> distance;
  private long pages;
  private long exposures;
  private long freshExposures;
  private double entropy;
  private double distances;
  private long pagesWithPairs;

  /// @param sellers of the shop at the beginning, and those who came later
  /// @param distance of two shown items for ILD
  public MarketplaceTotals(int sellers, ToDoubleBiFunction<Shown, Shown> distance) {
    exposuresOfSeller = new long[sellers];
    this.distance = distance;
  }

  /// Two items are 1 apart where their categories differ, else 0.
  public MarketplaceTotals(int sellers) {
    this(sellers, (a, b) -> a.category().equals(b.category()) ? 0 : 1);
  }

  /// Takes in a page; an empty one says nothing.
  public void page(List<Shown> items) {
    if (items.isEmpty()) {
      return;
    }
    pages++;
    exposures += items.size();
    for (Shown item : items) {
      exposuresOfSeller[item.seller()]++;
      freshExposures += item.fresh() ? 1 : 0;
    }
    List<String> categories = items.stream().map(Shown::category).toList();
    entropy += DiversityMetrics.categoryEntropy(categories, items.size());
    if (items.size() > 1) {
      distances += intraListDistance(items);
      pagesWithPairs++;
    }
  }

  /// By place on the page, since two items may be equal in all that is told of them.
  private double intraListDistance(List<Shown> items) {
    return DiversityMetrics.intraListDistance(
        IntStream.range(0, items.size()).boxed().toList(),
        (i, j) -> distance.applyAsDouble(items.get(i), items.get(j)),
        items.size());
  }

  /// Takes in another part of the same run.
  public void add(MarketplaceTotals other) {
    if (other.exposuresOfSeller.length != exposuresOfSeller.length) {
      throw new IllegalArgumentException(
          "%d sellers and %d sellers"
              .formatted(exposuresOfSeller.length, other.exposuresOfSeller.length));
    }
    Arrays.setAll(exposuresOfSeller, i -> exposuresOfSeller[i] + other.exposuresOfSeller[i]);
    pages += other.pages;
    exposures += other.exposures;
    freshExposures += other.freshExposures;
    entropy += other.entropy;
    distances += other.distances;
    pagesWithPairs += other.pagesWithPairs;
  }

  /// Figures named `<prefix>/category-entropy`, `/ild` (means over pages), `/seller-gini` (0 where
  /// all sellers are shown equally often), `/new-item-share` (of exposures), `/seller-survival`
  /// (share of the sellers at the beginning who are active at the end). NaN where nothing was
  /// shown.
  ///
  /// @param sellersAtStart active at the beginning
  /// @param survivors those of them who are active at the end
  public List<Figure> figures(
      String prefix, Figure.Source data, int sellersAtStart, int survivors) {
    if (survivors < 0 || survivors > sellersAtStart) {
      throw new IllegalArgumentException(survivors + " survivors of " + sellersAtStart);
    }
    return List.of(
        Figure.exact(
            prefix + "/" + Metric.CATEGORY_ENTROPY.label(),
            entropy / pages,
            Metric.CATEGORY_ENTROPY.unit(),
            data,
            pages),
        Figure.exact(
            prefix + "/" + Metric.ILD.label(),
            distances / pagesWithPairs,
            "",
            data,
            pagesWithPairs),
        Figure.exact(
            prefix + "/seller-gini",
            DiversityMetrics.gini(exposuresOfSeller),
            "",
            data,
            exposuresOfSeller.length),
        Figure.exact(
            prefix + "/new-item-share", (double) freshExposures / exposures, "", data, exposures),
        Figure.exact(
            prefix + "/seller-survival",
            (double) survivors / sellersAtStart,
            "",
            data,
            sellersAtStart));
  }
}
