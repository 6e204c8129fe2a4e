/// What models learn from: the log, replayed in time order, a page at a time, with the features as
/// they were before the page.
///
/// [dev.aisle.learning.samples.LoggedPages#replay] is the way in. A training says what it needs of
/// the log ([dev.aisle.learning.samples.Teachable]), fits a
/// [dev.aisle.learning.samples.NumericScaler] to the training pages, and reads them as single
/// examples or as padded lists:
/// ```java
/// LoggedPages pages = LoggedPages.replay(log, features, ReplayOptions.DEFAULT, progress);
/// Teachable.requireClicks(pages, Split.TRAIN, Split.VALIDATION);
/// NumericScaler scaler = NumericScaler.fit(pages.of(Split.TRAIN));
/// Examples examples = Examples.exposed(pages.of(Split.TRAIN)).shuffledByPage(random);
/// RowBatch batch = examples.batch(0, 512);
/// float[] numbers = batch.numbers(scaler); // [512, scaler.width()]
/// int[] clicks = batch.sequences("clicks"); // [U, 50], U pages
/// ```
@NullMarked
package dev.aisle.learning.samples;

import org.jspecify.annotations.NullMarked;
