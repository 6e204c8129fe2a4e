package dev.aisle.learning.samples;

import dev.aisle.core.queries.Scene;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What of a log becomes pages.
///
/// @param newestPages pages kept at most, the newest of the log; bounds the memory, see
///     [LoggedPages]. Default 100,000
/// @param droppedPerPage rows of candidates that stages dropped, a page at most, drawn evenly over
///     the stages. Default 8
/// @param unseenPerPage rows of items that no stage saw, drawn from the whole catalogue, a page at
///     most; their stage is `catalogue`. Without them a model never meets what does not belong.
///     Default 0; trainings take [#TRAINING]
/// @param split by time. Default [TimeSplit#DEFAULT]
/// @param outcomeWindow how long after a page what a shopper does with it still counts. Pages
///     younger than that at the end of the log are left out, since their outcomes may be on their
///     way, so that outcomes are equally complete in all parts. Default one hour; longer where
///     orders come late
/// @param seed of the draw of dropped candidates. Default 1
/// @param scenes whose pages are kept; the others are folded all the same. Default all
public record ReplayOptions(
    int newestPages,
    int droppedPerPage,
    int unseenPerPage,
    TimeSplit split,
    Duration outcomeWindow,
    long seed,
    Set<Scene> scenes) {

  /// What was shown and dropped.
  public static final ReplayOptions DEFAULT =
      new ReplayOptions(
          100_000, 8, 0, TimeSplit.DEFAULT, Duration.ofHours(1), 1, EnumSet.allOf(Scene.class));

  /// What trainings of a shop use: with four items that no stage saw.
  public static final ReplayOptions TRAINING = DEFAULT.withUnseen(4);

  /// @throws IllegalArgumentException where a number is out of range or there is no scene
  public ReplayOptions {
    if (newestPages < 1
        || droppedPerPage < 0
        || unseenPerPage < 0
        || outcomeWindow.isNegative()
        || scenes.isEmpty()) {
      throw new IllegalArgumentException(
          newestPages
              + " pages, "
              + droppedPerPage
              + " dropped a page, outcomes within "
              + outcomeWindow
              + ", scenes "
              + scenes);
    }
    scenes = Collections.unmodifiableSet(EnumSet.copyOf(scenes));
  }

  /// With other numbers of pages and of dropped candidates.
  public ReplayOptions withSizes(int pages, int dropped) {
    return new ReplayOptions(pages, dropped, unseenPerPage, split, outcomeWindow, seed, scenes);
  }

  /// With another number of items that no stage saw.
  public ReplayOptions withUnseen(int other) {
    return new ReplayOptions(
        newestPages, droppedPerPage, other, split, outcomeWindow, seed, scenes);
  }

  /// With another split.
  public ReplayOptions withSplit(TimeSplit other) {
    return new ReplayOptions(
        newestPages, droppedPerPage, unseenPerPage, other, outcomeWindow, seed, scenes);
  }

  /// With another time for outcomes to arrive.
  public ReplayOptions withOutcomeWindow(Duration other) {
    return new ReplayOptions(
        newestPages, droppedPerPage, unseenPerPage, split, other, seed, scenes);
  }

  /// With another seed.
  public ReplayOptions withSeed(long other) {
    return new ReplayOptions(
        newestPages, droppedPerPage, unseenPerPage, split, outcomeWindow, other, scenes);
  }

  /// With the pages of these scenes alone.
  public ReplayOptions withScenes(Set<Scene> others) {
    return new ReplayOptions(
        newestPages, droppedPerPage, unseenPerPage, split, outcomeWindow, seed, others);
  }
}
