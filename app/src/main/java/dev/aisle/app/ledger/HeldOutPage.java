package dev.aisle.app.ledger;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Impression;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.store.EventLog;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplayProgress;
import dev.aisle.learning.samples.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A page of the last part of the log, which no model learned from, and what its shopper did on it.
///
/// @param offset of the page in the log
/// @param grades 1 for clicked, 2 for put into the cart, 3 for ordered; never empty
record HeldOutPage(long offset, Impression page, Map<ItemId, Integer> grades) {
  private static final FeatureSet NO_FEATURES = new FeatureSet(List.of());

  HeldOutPage {
    grades = Map.copyOf(grades);
  }

  /// Test pages with at least one click, in the order of the log: the first page of a list only, in
  /// scenes that a cascade answers.
  ///
  /// @param most at most so many, drawn evenly
  /// @throws InvalidInputException where there is none
  static List<HeldOutPage> of(EventLog log, int most, long seed) throws IOException {
    ReplayOptions options =
        ReplayOptions.DEFAULT
            .withSizes(ReplayOptions.DEFAULT.newestPages(), 0)
            .withScenes(EnumSet.of(Scene.SEARCH, Scene.FEED));
    List<LoggedPage> pages =
        LoggedPages.replay(log, NO_FEATURES, options, ReplayProgress.NONE).of(Split.TEST);
    List<HeldOutPage> wanted = new ArrayList<>();
    for (LoggedPage page : pages) {
      Map<ItemId, Integer> grades = grades(page);
      if (!grades.isEmpty() && page.position(0) == 1) {
        wanted.add(new HeldOutPage(page.offset(), page.impression(), grades));
      }
    }
    if (wanted.isEmpty()) {
      throw new InvalidInputException(
          "the log",
          "has " + pages.size() + " pages in its last part, and none of them was clicked",
          "Wait for clicks, or import a log that has some.");
    }
    return drawn(wanted, most, new SplittableRandom(seed));
  }

  private static Map<ItemId, Integer> grades(LoggedPage page) {
    Map<ItemId, Integer> grades = new HashMap<>();
    for (int row = 0; row < page.exposed(); row++) {
      int grade = page.ordered(row) ? 3 : page.carted(row) ? 2 : page.clicked(row) ? 1 : 0;
      if (grade > 0) {
        grades.put(page.items().get(row), grade);
      }
    }
    return grades;
  }

  /// An even draw of the list, in its order (selection sampling).
  private static <T> List<T> drawn(List<T> all, int most, SplittableRandom random) {
    List<T> drawn = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (random.nextInt(all.size() - i) < most - drawn.size()) {
        drawn.add(all.get(i));
      }
    }
    return drawn;
  }
}
