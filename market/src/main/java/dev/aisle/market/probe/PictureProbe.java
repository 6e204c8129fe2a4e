package dev.aisle.market.probe;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.market.goods.TrueItem;
import dev.aisle.market.needs.Perceived;
import dev.aisle.market.needs.Perception;
import dev.aisle.market.needs.SchemaValues;
import dev.aisle.market.needs.Yardstick;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.LoggingPolicy;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.simulation.MarketDay;
import dev.aisle.market.simulation.SimulatedPage;
import dev.aisle.market.worlds.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// How much pictures tell of what will be clicked, beside titles. Three logistic regressions
/// predict the click at the first place of pages in a random order, where neither the place nor the
/// ranking tells anything, from what can be seen of the item: in its title, in its picture, or in
/// both.
///
/// | what | seen in |
/// | --- | --- |
/// | whether it is of the category asked for; how often the shopper clicked its category | both |
/// | how well colour, pattern, material and finish match what was asked | each |
/// | how well anything else matches what was asked | the title |
/// | how often the shopper clicked the same colour, pattern, material, finish | each |
/// | how much more often than others everybody clicked it where it was shown | each |
///
/// How often the shopper clicked is `ln((c + s b) / ((C + s) b))`, with `c` of the shopper's `C`
/// earlier clicks, the value's share `b` of the catalogue, and `s` = 5; for everybody it is the
/// logarithm of the value's click rate over that of all, shrunk alike. Shoppers of even numbers are
/// predicted by what was fitted on those of odd numbers, and the other way round. Errors are by
/// shopper: each exposure's influence on the AUC is summed by shopper (Obuchowski, 1997, for
/// clustered data).
///
/// Hand it the days of a log in their order, then ask for the [#result()].
public final class PictureProbe {
  private static final double PRIOR = 5;
  private static final List<String> LOOKS = SchemaValues.LOOKS;

  private final Shelf shelf;
  private final LoggingPolicy policy;
  private final View title;
  private final View picture;
  private final Map<Integer, Map<String, Integer>> categories = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /// @param fromTitle what the title and the category tell
  @SuppressWarnings("ArrayRecordComponent") // rows of a regression: compared nowhere
  private record Row(int shopper, double[] fromTitle, double[] fromPicture, boolean clicked) {
    double[] both() {
      double[] both = Arrays.copyOf(fromTitle, fromTitle.length + fromPicture.length);
      System.arraycopy(fromPicture, 0, both, fromTitle.length, fromPicture.length);
      return both;
    }
  }

  /// AUC of each view, and what pictures add to titles.
  ///
  /// @param exposures first places of pages in a random order
  /// @param clicked how many of them were clicked
  public record Result(
      Interval title, Interval picture, Interval both, Interval gain, int exposures, int clicked) {}

  public PictureProbe(World world, Shelf shelf) {
    this.shelf = shelf;
    this.policy = new LoggingPolicy(world);
    this.title = new View(shelf, PictureProbe::titled);
    this.picture = new View(shelf, (item, attribute) -> item.word(attribute));
  }

  /// What the title says of an attribute; null where it says nothing.
  private static @Nullable String titled(TrueItem item, String attribute) {
    return item.listing().inTitle().contains(attribute)
            && item.stated(attribute) instanceof AttributeValue.Text text
            && !text.values().getFirst().equals("solid")
        ? text.values().getFirst()
        : null;
  }

  /// Takes in a day of the log.
  ///
  /// @param cents the price of an item
  public void see(MarketDay day, IntToLongFunction cents) {
    for (SimulatedPage page : day.pages()) {
      int shopper = page.ask().visit().shopper().number();
      if (page.size() > 0 && policy.explores(page.ask())) {
        int item = page.items()[0];
        rows.add(row(page.ask(), shopper, item, cents.applyAsLong(item), page.clicked()[0]));
      }
      for (int k = 0; k < page.size(); k++) {
        TrueItem shown = shelf.truth(page.items()[k]);
        title.shown(shown, page.clicked()[k]);
        picture.shown(shown, page.clicked()[k]);
        if (page.clicked()[k]) {
          remember(shopper, shown);
        }
      }
    }
  }

  private void remember(int shopper, TrueItem item) {
    title.clicked(shopper, item);
    picture.clicked(shopper, item);
    categories
        .computeIfAbsent(shopper, _ -> new HashMap<>())
        .merge(item.category().name(), 1, Integer::sum);
  }

  private Row row(Ask ask, int shopper, int item, long cents, boolean clicked) {
    TrueItem truth = shelf.truth(item);
    Map<String, Integer> clicks = categories.getOrDefault(shopper, Map.of());
    boolean same = ask.words() != null && ask.words().sameCategory(shelf.facts(item));
    double[] common = {
      ask.words() == null ? 0 : 1,
      same ? 1 : 0,
      Math.log1p(clicks.getOrDefault(truth.category().name(), 0))
    };
    double[] fromTitle = Arrays.copyOf(common, common.length + 2 + 2 * LOOKS.size());
    double[] fromPicture = Arrays.copyOf(common, common.length + 1 + 2 * LOOKS.size());
    if (same && ask.words() != null) {
      fromTitle[3] = match(ask.words(), item, cents, true, false);
      fromTitle[4] = match(ask.words(), item, cents, false, false);
      fromPicture[3] = match(ask.words(), item, cents, true, true);
    }
    for (int a = 0; a < LOOKS.size(); a++) {
      fromTitle[5 + a] = title.affinity(shopper, truth, a);
      fromTitle[5 + LOOKS.size() + a] = title.fashion(truth, a);
      fromPicture[4 + a] = picture.affinity(shopper, truth, a);
      fromPicture[4 + LOOKS.size() + a] = picture.fashion(truth, a);
    }
    return new Row(shopper, fromTitle, fromPicture, clicked);
  }

  /// The mean of +1 for each wish that is seen to be satisfied and −1 for each that is not.
  ///
  /// @param looks whether wishes about looks or about anything else
  private double match(Yardstick asked, int item, long cents, boolean looks, boolean seen) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < asked.size(); i++) {
      if (Perception.inPicture(asked.wish(i)) == looks) {
        Perceived perceived = asked.onCard(i, shelf.facts(item), cents, seen);
        sum += perceived == Perceived.SATISFIED ? 1 : perceived == Perceived.VIOLATED ? -1 : 0;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /// What a way of seeing items tells of their looks, and what shoppers clicked as seen so.
  private static final class View {
    /// What is seen of an attribute, null where nothing is.
    private interface Seen {
      @Nullable String of(TrueItem item, String attribute);
    }

    private final Seen seen;
    private final List<Map<String, Double>> shares = new ArrayList<>();
    private final Map<Integer, List<Map<String, Integer>>> clicks = new HashMap<>();
    private final List<Map<String, double[]>> rates =
        LOOKS.stream().<Map<String, double[]>>map(_ -> new HashMap<>()).toList();
    private double allShown;
    private double allClicked;

    View(Shelf shelf, Seen seen) {
      this.seen = seen;
      for (String attribute : LOOKS) {
        Map<String, Double> counts = new HashMap<>();
        double all = 0;
        for (int item = 0; item < shelf.size(); item++) {
          String value = seen.of(shelf.truth(item), attribute);
          if (value != null) {
            counts.merge(value, 1.0, Double::sum);
            all++;
          }
        }
        double total = all;
        counts.replaceAll((_, count) -> count / total);
        shares.add(counts);
      }
    }

    void clicked(int shopper, TrueItem item) {
      List<Map<String, Integer>> counts =
          clicks.computeIfAbsent(
              shopper,
              _ -> LOOKS.stream().<Map<String, Integer>>map(_ -> new HashMap<>()).toList());
      for (int a = 0; a < LOOKS.size(); a++) {
        String value = seen.of(item, LOOKS.get(a));
        if (value != null) {
          counts.get(a).merge(value, 1, Integer::sum);
        }
      }
    }

    void shown(TrueItem item, boolean clicked) {
      allShown++;
      allClicked += clicked ? 1 : 0;
      for (int a = 0; a < LOOKS.size(); a++) {
        String value = seen.of(item, LOOKS.get(a));
        if (value != null) {
          double[] counts = rates.get(a).computeIfAbsent(value, _ -> new double[2]);
          counts[0]++;
          counts[1] += clicked ? 1 : 0;
        }
      }
    }

    /// The logarithm of the click rate of items that look so over that of all.
    double fashion(TrueItem item, int a) {
      String value = seen.of(item, LOOKS.get(a));
      double[] counts = value == null ? null : rates.get(a).get(value);
      if (counts == null || allClicked == 0) {
        return 0;
      }
      double usual = allClicked / allShown;
      return Math.log((counts[1] + PRIOR) / (counts[0] * usual + PRIOR));
    }

    double affinity(int shopper, TrueItem item, int a) {
      String value = seen.of(item, LOOKS.get(a));
      List<Map<String, Integer>> counts = clicks.get(shopper);
      if (value == null || counts == null) {
        return 0;
      }
      double all = 0;
      for (int count : counts.get(a).values()) {
        all += count;
      }
      double share = shares.get(a).getOrDefault(value, 0.0);
      double own = counts.get(a).getOrDefault(value, 0) + PRIOR * share;
      return Math.log(own / ((all + PRIOR) * share));
    }
  }

  /// Fits and compares.
  ///
  /// @throws IllegalStateException where no page in a random order was clicked at its first place,
  ///     or every one
  public Result result() {
    int clicked = (int) rows.stream().filter(Row::clicked).count();
    if (clicked == 0 || clicked == rows.size()) {
      throw new IllegalStateException(
          clicked + " of " + rows.size() + " first places of random pages were clicked");
    }
    ClusteredAuc title = auc(rows.stream().map(Row::fromTitle).toArray(double[][]::new));
    ClusteredAuc picture = auc(rows.stream().map(Row::fromPicture).toArray(double[][]::new));
    ClusteredAuc both = auc(rows.stream().map(Row::both).toArray(double[][]::new));
    return new Result(
        title.interval(),
        picture.interval(),
        both.interval(),
        both.over(title),
        rows.size(),
        clicked);
  }

  private ClusteredAuc auc(double[][] features) {
    double[] scores = new double[rows.size()];
    for (int fold = 0; fold < 2; fold++) {
      List<double[]> fitted = new ArrayList<>();
      List<Boolean> labels = new ArrayList<>();
      for (int i = 0; i < features.length; i++) {
        if (rows.get(i).shopper() % 2 != fold) {
          fitted.add(features[i]);
          labels.add(rows.get(i).clicked());
        }
      }
      boolean[] clicked = new boolean[labels.size()];
      for (int i = 0; i < clicked.length; i++) {
        clicked[i] = labels.get(i);
      }
      Logit logit = Logit.fit(fitted.toArray(double[][]::new), clicked);
      for (int i = 0; i < features.length; i++) {
        if (rows.get(i).shopper() % 2 == fold) {
          scores[i] = logit.logOdds(features[i]);
        }
      }
    }
    boolean[] labels = new boolean[rows.size()];
    int[] shoppers = new int[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i).clicked();
      shoppers[i] = rows.get(i).shopper();
    }
    return ClusteredAuc.of(scores, labels, shoppers);
  }
}
