package dev.aisle.market.policies;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.needs.Titles;
import dev.aisle.market.needs.Yardstick;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.worlds.World;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A production-like cascade, from words and past clicks alone: retrieval by how well titles match
/// what was said (and by category, popularity and newness in the feed), pre-ranking by match and
/// popularity, ranking by these and stars, price and brand, with errors. It knows no truth: a title
/// that hides the colour is not found by it, and "without hood" finds hoods.
///
/// [#open] once a day, then [#fill] from any thread with a [Shown] of its own.
public final class Funnel {
  private static final double MATCH = 4;

  /// Popularity, a logarithm, over the match of words.
  private static final double POPULARITY = 0.4;

  private static final int RELATED = 40;

  /// Items of the category that retrieval can return, the most popular first.
  private static final int SAME = Shown.RETRIEVED - RELATED;

  /// Match of an item of a related category, whose title has some of the words.
  private static final double ELSEWHERE = 0.1;

  private static final int POPULAR = 120;
  private static final int NEW = 60;
  private static final int OF_INTEREST = 80;

  private final World world;
  private final Shelf shelf;
  private final Traces traces;
  private final int[][] byPopularity;

  /// By category, of its [#SAME] most popular items.
  private final Titles[] titles;

  private int[] popular = {};
  private int[] newest = {};
  private Stock stock;

  public Funnel(World world, Shelf shelf, Traces traces, Stock stock) {
    this.world = world;
    this.shelf = shelf;
    this.traces = traces;
    this.stock = stock;
    this.byPopularity = new int[shelf.categories().size()][];
    this.titles = new Titles[byPopularity.length];
    open(stock);
  }

  /// Orders what is available by popularity, as a nightly job would.
  public void open(Stock today) {
    this.stock = today;
    int n = shelf.size();
    double[] popularity = new double[n];
    for (int i = 0; i < n; i++) {
      popularity[i] = traces.popularity(i);
    }
    for (int category = 0; category < byPopularity.length; category++) {
      byPopularity[category] =
          best(Arrays.stream(shelf.ofCategory(category)), popularity, Integer.MAX_VALUE);
      titles[category] =
          Titles.of(
              Arrays.stream(byPopularity[category]).limit(SAME).mapToObj(shelf::facts).toList());
    }
    popular = best(IntStream.range(0, n), popularity, POPULAR);
    double[] listed = new double[n];
    Arrays.setAll(listed, shelf::listedAt);
    newest = best(IntStream.range(0, n), listed, NEW);
  }

  /// The best available items by a score, ties by number.
  private int[] best(IntStream items, double[] score, int most) {
    return items
        .filter(stock::available)
        .boxed()
        .sorted((a, b) -> score[a] == score[b] ? a - b : Double.compare(score[b], score[a]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// The day's stock.
  public Stock stock() {
    return stock;
  }

  /// What is known from the log.
  public Traces traces() {
    return traces;
  }

  /// Runs the stages for a page.
  public void fill(Ask ask, Shown shown) {
    shown.begin();
    if (ask.scene() == Scene.FEED) {
      retrieveFeed(ask, shown);
    } else {
      retrieveSearch(ask, shown);
    }
    preRank(shown);
    rank(ask, shown);
  }

  private void retrieveSearch(Ask ask, Shown shown) {
    Yardstick words = java.util.Objects.requireNonNull(ask.words());
    int[] own = byPopularity[ask.visit().category()];
    Titles mostPopular = titles[ask.visit().category()];
    words.titleMatch(mostPopular, shown.buffered);
    for (int k = 0; k < mostPopular.size(); k++) {
      shown.add(own[k], shown.buffered[k], Channel.WORDS);
    }
    int added = 0;
    for (int other = 0; other < byPopularity.length && added < RELATED; other++) {
      if (shelf.related(ask.visit().category(), other)) {
        int[] items = byPopularity[other];
        for (int k = 0; k < Math.min(12, items.length) && added < RELATED; k++, added++) {
          shown.add(items[k], ELSEWHERE, Channel.WORDS);
        }
      }
    }
  }

  private void retrieveFeed(Ask ask, Shown shown) {
    int shopper = ask.visit().shopper().number();
    int interests = 0;
    for (int k = 0; k < Traces.RECENT && interests < 3; k++) {
      int item = traces.recent(shopper, k);
      if (item < 0) {
        break;
      }
      int category = shelf.category(item);
      if (!clickedLater(shopper, category, k)) {
        double score = 0.8 - 0.15 * interests;
        add(shown, byPopularity[category], OF_INTEREST, score, Channel.INTERESTS);
        interests++;
      }
    }
    add(shown, popular, POPULAR, 0.3, Channel.POPULAR);
    add(shown, newest, NEW, 0.2, Channel.NEW);
  }

  /// Whether one of the shopper's last `k` clicks was in a category.
  private boolean clickedLater(int shopper, int category, int k) {
    for (int later = 0; later < k; later++) {
      if (shelf.category(traces.recent(shopper, later)) == category) {
        return true;
      }
    }
    return false;
  }

  private static void add(Shown shown, int[] items, int most, double score, Channel channel) {
    for (int k = 0; k < Math.min(most, items.length); k++) {
      shown.add(items[k], score, channel);
    }
  }

  private void preRank(Shown shown) {
    double weight = POPULARITY * world.logging().popularity();
    for (int c = 0; c < shown.found; c++) {
      shown.preScores[c] = MATCH * shown.text[c] + weight * traces.popularity(shown.retrieved[c]);
    }
    shown.keepBest(Shown.PRE_RANKED);
  }

  private void rank(Ask ask, Shown shown) {
    int shopper = ask.visit().shopper().number();
    double usual = usualPrice(shopper);
    double noise = world.logging().noise();
    int brands = recentBrands(shopper, shown.buffer);
    for (int k = 0; k < shown.kept; k++) {
      int candidate = shown.ranked(k);
      int item = shown.retrieved[candidate];
      shown.scores[candidate] =
          shown.preScores[candidate]
              + 0.3 * shelf.stars(item)
              - 0.4 * Math.abs(stock.logPrice(item) - usual)
              + (contains(shown.buffer, brands, shelf.brand(item)) ? 0.5 : 0)
              + noise * Hash.normal(shopper * 0x51edL + 7, item);
    }
    shown.sortKept();
  }

  private double usualPrice(int shopper) {
    double sum = 0;
    int count = 0;
    for (int k = 0; k < Traces.RECENT && traces.recent(shopper, k) >= 0; k++) {
      sum += stock.logPrice(traces.recent(shopper, k));
      count++;
    }
    return sum / (count + 1);
  }

  /// The brands of what the shopper clicked lately.
  ///
  /// @return how many were put into `into`
  private int recentBrands(int shopper, int[] into) {
    int count = 0;
    while (count < Traces.RECENT && traces.recent(shopper, count) >= 0) {
      into[count] = shelf.brand(traces.recent(shopper, count));
      count++;
    }
    return count;
  }

  private static boolean contains(int[] numbers, int count, int number) {
    for (int k = 0; k < count; k++) {
      if (numbers[k] == number) {
        return true;
      }
    }
    return false;
  }
}
