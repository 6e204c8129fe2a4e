/// What another policy would have earned, from a log that it did not make.
///
/// A log must say with which probability each choice was made; weights `π_e / π_0` then make it
/// look as if the evaluated policy had chosen. Read [dev.aisle.app.offpolicy.Estimator] for single
/// choices and [dev.aisle.app.offpolicy.SlateEstimator] for whole pages:
/// ```java
/// LoggedSamples samples = new LoggedSamples();
/// samples.add(new Sample(weight, clicked ? 1 : 0, shopper).withModel(q, v).withUnsupported(0));
/// switch (Estimator.SNDR.estimate(samples, Limits.DEFAULTS)) {
///   case Estimated e -> print(e.interval(), e.effectiveSample());
///   case Refused r -> print(r.reason(), r.remedy());
/// }
/// ```
///
/// **A refusal is an answer.** Where the evaluated policy would do what the logging policy never
/// did, where the weights leave only a handful of effective samples, or where the weights do not
/// average 1 (so propensities are wrong), no estimator can say the value, and a number would be
/// believed.
///
/// **Errors are over shoppers** and come from each estimator's linearisation, in one pass: a
/// million samples take milliseconds.
///
/// [dev.aisle.app.offpolicy.OpenBanditReplay] runs all of it on real data whose truth is known: the
/// Open Bandit Dataset holds logs of two policies that ran side by side.
@NullMarked
package dev.aisle.app.offpolicy;

import org.jspecify.annotations.NullMarked;
