package dev.aisle.app.experiments;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.util.List;

/// What came out of many experiments with a known truth. Shares are over runs.
///
/// @param lift the planted relative lift; 0 for an A/A test
/// @param looks in each run
/// @param decided the sequential test stopped, for either arm: the false positive rate of an A/A
///     test that was peeked at
/// @param decidedForTreatment it stopped for the treatment
/// @param found the planned test, one look at the end, was significant
/// @param naivelyDecided the planned test was significant at any look: what peeking without a
///     sequential test does
/// @param held the 95 % interval at the end held the planted lift
/// @param heldThroughout the sequence's intervals held it at all looks together
/// @param shareOfShoppers mean share of the shoppers after which the sequential test stopped, 1
///     for a run in which it did not
public record PeekedRuns(
    double lift,
    int looks,
    Interval decided,
    Interval decidedForTreatment,
    Interval found,
    Interval naivelyDecided,
    Interval held,
    Interval heldThroughout,
    double shareOfShoppers) {

  /// Figures named `<prefix>/decided` and so on.
  public List<Figure> figures(String prefix, Figure.Source data) {
    int runs = decided.groups();
    return List.of(
        Figure.exact(prefix + "/lift", lift, "", data, runs),
        Figure.exact(prefix + "/looks", looks, "", data, runs),
        new Figure(prefix + "/decided", decided, "", data, 1),
        new Figure(prefix + "/decided-for-treatment", decidedForTreatment, "", data, 1),
        new Figure(prefix + "/found", found, "", data, 1),
        new Figure(prefix + "/naively-decided", naivelyDecided, "", data, 1),
        new Figure(prefix + "/held", held, "", data, 1),
        new Figure(prefix + "/held-throughout", heldThroughout, "", data, 1),
        Figure.exact(prefix + "/share-of-shoppers", shareOfShoppers, "", data, runs));
  }
}
