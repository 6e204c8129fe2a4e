package dev.aisle.market.clicks;

import dev.aisle.core.evaluation.Interval;
import java.util.List;
import java.util.Map;

/// A click model with the parameters that a log speaks for. Immutable.
///
/// A fit needs pages whose order says nothing about the items: drawn at random, as a share of a
/// shop's pages is. On ranked pages good items stand high, and no likelihood can tell whether place
/// or item made the clicks.
///
/// **Intervals** are by jackknife: the fit is repeated 20 times, each time without the pages of a
/// twentieth of the shoppers, and the spread of the results tells that of the estimate (value ±
/// 2.093 standard errors, Student's t with 19 degrees of freedom). Pages of one shopper need not be
/// independent for that.
///
/// **Attraction that varies.** A fit gives each key one attraction. In a market the attraction of
/// an item differs by shopper, page and neighbours:
/// - Where it varies by itself at each place, nothing is lost: a click stays a coin toss with the
///   mean attraction, and each fit estimates that mean.
/// - Where all items of a page or shopper are up or down together, only [PositionFit] stays right,
///   because its clicks need not be independent. The other two read a page from the top and take
///   what they see as the cause of what follows. An eager shopper clicks often, so that a click
///   often has another one close above: [DependentFit] takes that for attention that falls with the
///   distance. A reluctant one clicks nowhere: [CascadeFit] takes that for a shopper who left.
/// - What neighbours do to the appeal of an item depends on its place (the first one has nothing
///   above it), so part of it ends up in the attention.
///
/// At a spread of 0.5 in log-odds, means over 40 logs of 4,000 pages with 12 places, which
/// `ClickFitTest` holds in outline:
///
/// | parameter | true | varies by place | varies by shopper |
/// | --- | --- | --- | --- |
/// | position: decay, lastColumn | 0.60, 0.70 | 0.60, 0.70 | 0.60, 0.70 |
/// | cascade: afterSkip, afterClick | 0.90, 0.60 | 0.90, 0.61 | 0.88, 0.64 |
/// | dependent: decay, distance | 0.60, 0.40 | 0.58, 0.41 | 0.35, 0.56 |
///
/// In a simulation there is a cure, since the true attraction is known: keys that stand for equal
/// attractions instead of equal items. With them all parameters come back.
public sealed interface ClickFit permits PositionFit, CascadeFit, DependentFit {
  /// No outcome is taken to be less likely than this, so that one surprise does not make a log
  /// impossible.
  double LEAST_PROBABILITY = 1e-6;

  /// The parameters as a world calls them (`decay`, `afterSkip` …) with 95 % intervals; those
  /// that the log says nothing about are left out, such as `lastColumn` where all pages are from
  /// phones.
  Map<String, Interval> parameters();

  /// The probability that somebody who looks at an item of this key clicks it; the mean of the log
  /// where the log does not hold the key.
  double attraction(int item);

  /// The probability of a click at each place given what happened above it, into the first
  /// `page.size()` entries of `clicks`.
  void predict(ClickLogPage page, double[] clicks);

  /// The natural logarithm of the probability of all clicks, given which of them ended in orders.
  /// To compare models, take pages that none of them was fitted to.
  default double logLikelihood(List<ClickLogPage> pages) {
    int largest = pages.stream().mapToInt(ClickLogPage::size).max().orElse(0);
    double[] clicks = new double[largest];
    double sum = 0;
    for (ClickLogPage page : pages) {
      predict(page, clicks);
      for (int k = 0; k < page.size(); k++) {
        double happened = page.clicked(k) ? clicks[k] : 1 - clicks[k];
        sum += StrictMath.log(Math.clamp(happened, LEAST_PROBABILITY, 1));
      }
    }
    return sum;
  }

  /// `2^(-log2 likelihood / places)`: 1 for a model that is never surprised, 2 for tossing a coin.
  /// Each place is foretold from those above it (the conditional perplexity of Chuklin et al.,
  /// 2015, chapter 5.2, over all ranks at once): foretold without them, models that follow the
  /// clicks could not show that they do.
  default double perplexity(List<ClickLogPage> pages) {
    long places = pages.stream().mapToLong(ClickLogPage::size).sum();
    return StrictMath.exp(-logLikelihood(pages) / places);
  }
}
