package dev.aisle.market.clicks;

import dev.aisle.market.worlds.ClickModel;
import dev.aisle.market.worlds.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Pages in random order, read by a known law.
///
/// @param model how they are read
/// @param layouts on what, in turn
/// @param shoppers who come equally often
/// @param pages how many in all
/// @param places of each page
/// @param spreadByPlace how much, in log-odds, the attraction of an item varies at each place
/// @param spreadByShopper how much all attractions are up or down for a shopper
/// @param keyedByTruth whether keys stand for equal true attractions instead of equal items
record TestLog(
    ClickModel model,
    List<Layout> layouts,
    int shoppers,
    int pages,
    int places,
    double spreadByPlace,
    double spreadByShopper,
    boolean keyedByTruth) {
  static final double DECAY = 0.6;
  static final double LAST_COLUMN = 0.7;
  static final double AFTER_SKIP = 0.9;
  static final double AFTER_CLICK = 0.6;
  static final double DISTANCE = 0.4;
  private static final int ITEMS = 150;

  static TestLog of(ClickModel model, int pages) {
    List<Layout> both = List.of(Layout.of(true), Layout.of(false));
    return new TestLog(model, both, 200, pages, 12, 0, 0, false);
  }

  TestLog varying(double byPlace, double byShopper) {
    return new TestLog(model, layouts, shoppers, pages, places, byPlace, byShopper, keyedByTruth);
  }

  TestLog on(Layout layout) {
    return new TestLog(
        model,
        List.of(layout),
        shoppers,
        pages,
        places,
        spreadByPlace,
        spreadByShopper,
        keyedByTruth);
  }

  TestLog keyed() {
    return new TestLog(
        model, layouts, shoppers, pages, places, spreadByPlace, spreadByShopper, true);
  }

  List<ClickLogPage> draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    World.Attention attention =
        new World.Attention(model, DECAY, LAST_COLUMN, 0.5, AFTER_SKIP, AFTER_CLICK, DISTANCE);
    double[] items = random.doubles(ITEMS).map(u -> -3.2 + 2.4 * u).toArray();
    double[] eager = new double[shoppers];
    Arrays.setAll(eager, s -> spreadByShopper * random.nextGaussian());
    double[] clicks = new double[places];
    double[] orders = new double[places];
    int[] shown = new int[places];
    Reading reading = new Reading(places);
    List<ClickLogPage> log = new ArrayList<>(pages);
    for (int page = 0; page < pages; page++) {
      Layout layout = layouts.get(page % layouts.size());
      ClickLaw law = ClickLaw.of(attention, layout, places).getFirst();
      int shopper = random.nextInt(shoppers);
      for (int k = 0; k < places; k++) {
        shown[k] = random.nextInt(ITEMS);
        double whim = spreadByPlace == 0 ? 0 : spreadByPlace * random.nextGaussian();
        double appeal = items[shown[k]] + eager[shopper] + whim;
        clicks[k] = 1 / (1 + StrictMath.exp(-appeal));
        orders[k] = 0.15;
        shown[k] = keyedByTruth ? (int) Math.floor(4 * appeal) : shown[k];
      }
      law.read(clicks, orders, places, random, reading);
      log.add(ClickLogPage.of(shopper, shown, reading, layout));
    }
    return log;
  }
}
