/// Online experiments: who is in which arm, what the arms' difference is worth, when one may stop.
/// Nothing here drives shoppers; whoever does hands over totals.
///
/// | question | type |
/// | --- | --- |
/// | which arm is a shopper in? | [dev.aisle.app.experiments.Buckets] |
/// | what did a shopper do? | [dev.aisle.app.experiments.ShopperTotals] |
/// | which metrics? | [dev.aisle.app.experiments.OnlineMetric] |
/// | how far apart are the arms? | [dev.aisle.app.experiments.ArmComparison] |
/// | may I stop already? | [dev.aisle.app.experiments.SequentialTest] |
/// | how many shoppers do I need? | [dev.aisle.app.experiments.Power] |
/// | which of two rankings do shoppers prefer? | [dev.aisle.app.experiments.TeamDraft] |
/// | what did the run do to the shop as a whole? | [dev.aisle.app.experiments.MarketplaceTotals] |
/// | does all that say the truth? | [dev.aisle.app.experiments.KnownAnswers] |
///
/// ```java
/// Buckets buckets = Buckets.halves("new-ranker");
/// ArmMoments[] arms = {new ArmMoments(), new ArmMoments()};
/// shoppers.forEach((id, totals) -> arms[buckets.armIndex(Buckets.key(id))].add(UCVR, totals));
/// SequentialTest test = new SequentialTest(Plan.of(UCVR, 0.05, 0.02, true));
/// SequentialTest.Look look = test.look(arms[0], arms[1]);   // as often as you like
/// ```
///
/// **The unit is the shopper.** Arms are drawn by shopper and errors are over shoppers: pages of
/// one shopper are alike, and an interval over pages would be too narrow several times over.
///
/// **Peeking.** Of the two families that allow it we took asymptotic confidence sequences and not
/// the mixture sequential probability ratio test (Johari, Koomen, Pekelis, Walsh, 2017). For
/// normal data both draw the same boundary; the sequence is proved for any estimate with a central
/// limit theorem and an estimated variance, which is what a ratio of sums clustered by shopper and
/// adjusted by CUPED is, and it yields an interval at every look, not only a p-value. The price of
/// freedom: for the same power a test may need up to twice the shoppers of one planned look, though
/// it often ends earlier.
@NullMarked
package dev.aisle.app.experiments;

import org.jspecify.annotations.NullMarked;
