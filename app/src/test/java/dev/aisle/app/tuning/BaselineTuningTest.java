package dev.aisle.app.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.itemcf.ItemCf;
import dev.aisle.learning.models.itemcf.ItemCfConfig;
import dev.aisle.learning.models.lambdamart.LambdaMart;
import dev.aisle.learning.models.lambdamart.LambdaMartConfig;
import dev.aisle.learning.models.logistic.Logistic;
import dev.aisle.learning.models.logistic.LogisticConfig;
import dev.aisle.learning.models.popularity.Popularity;
import dev.aisle.learning.models.random.RandomOrder;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplayProgress;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The searches behind the defaults of the baselines, see docs/models. Skipped without a shop:
/// `-Daisle.shop=FOLDER`, made by `./aisle market FOLDER --items 3000 --shoppers 1500 --days 20
/// --world context`. Each prints its table and fails where a default is beaten clearly.
class BaselineTuningTest {
  /// Differences below this are chance on a shop of this size.
  private static final double CLEAR = 0.01;

  private static LoggedPages pages = none();

  @TempDir private Path folder;

  @SuppressWarnings("NullAway") // Set before every test, or the tests are skipped.
  private static LoggedPages none() {
    return null;
  }

  @BeforeAll
  static void replay() throws IOException {
    String shop = System.getProperty("aisle.shop");
    Assumptions.assumeTrue(
        shop != null && Files.isDirectory(Path.of(shop)), "needs a shop (-Daisle.shop=FOLDER)");
    try (OpenShop open = OpenShop.open(Path.of(shop))) {
      pages =
          LoggedPages.replay(
              open.shop().log(), ShopFeatures.DEFAULT, ReplayOptions.DEFAULT, ReplayProgress.NONE);
    }
    System.out.println(pages.summary());
  }

  private double metric(Model model) throws IOException {
    TrainingJob job =
        new TrainingJob(
            pages, pages.catalogue(), pages.features(), 7, folder, false, TrainingJob.Watch.NONE);
    return model.train(job).metrics().getLast().value();
  }

  private <C> void search(String name, List<C> settings, Function<C, Model> model)
      throws IOException {
    Tuning<C> tuning = Tuning.search(settings, config -> metric(model.apply(config)));
    System.out.println(name + "\n" + tuning.table());
    assertThat(tuning.tried().getFirst().metric())
        .as("the default of %s, beside %s", name, tuning.best())
        .isGreaterThan(tuning.best().metric() - CLEAR);
  }

  @Test
  void bars() throws IOException {
    System.out.printf(
        "random %.4f, popularity %.4f%n", metric(new RandomOrder()), metric(new Popularity()));
  }

  @Test
  void lambdaMart() throws IOException {
    LambdaMartConfig d = LambdaMartConfig.DEFAULT;
    search(
        "lambdamart",
        List.of(
            d,
            trees(d, 7, 0.05, 50, 0.8, 64, 10),
            trees(d, 31, 0.05, 50, 0.8, 64, 10),
            trees(d, 15, 0.1, 50, 0.8, 64, 10),
            trees(d, 15, 0.03, 50, 0.8, 64, 10),
            trees(d, 15, 0.05, 20, 0.8, 64, 10),
            trees(d, 15, 0.05, 150, 0.8, 64, 10),
            trees(d, 15, 0.05, 50, 0.5, 64, 10),
            trees(d, 15, 0.05, 50, 0.8, 0, 10),
            trees(d, 15, 0.05, 50, 0.8, 1 << 12, 10),
            trees(d, 15, 0.05, 50, 0.8, 1 << 14, 10),
            trees(d, 15, 0.05, 50, 0.8, 64, 3),
            trees(d, 15, 0.05, 50, 0.8, 64, 1),
            trees(d, 15, 0.05, 50, 0.8, 0, 1),
            trees(d, 15, 0.05, 50, 0.8, 1 << 12, 1),
            trees(d, 31, 0.05, 50, 0.8, 64, 1),
            trees(d, 7, 0.05, 50, 0.8, 64, 1)),
        LambdaMart::new);
  }

  private static LambdaMartConfig trees(
      LambdaMartConfig d,
      int leaves,
      double rate,
      int minRows,
      double share,
      int maxBuckets,
      double mostWeight) {
    return new LambdaMartConfig(
        d.trees(),
        leaves,
        rate,
        minRows,
        share,
        d.l2(),
        d.truncation(),
        d.patience(),
        maxBuckets,
        d.clickGain(),
        d.cartGain(),
        d.orderGain(),
        mostWeight);
  }

  @Test
  void logistic() throws IOException {
    LogisticConfig d = LogisticConfig.DEFAULT;
    search(
        "logistic",
        List.of(
            d,
            linear(d, 0.02, 1, 1 << 14, 0.3),
            linear(d, 0.1, 1, 1 << 14, 0.3),
            linear(d, 0.3, 1, 1 << 14, 0.3),
            linear(d, 0.05, 0, 1 << 14, 0.3),
            linear(d, 0.05, 0.3, 1 << 14, 0.3),
            linear(d, 0.05, 3, 1 << 14, 0.3),
            linear(d, 0.05, 1, 0, 0.3),
            linear(d, 0.05, 1, 1 << 12, 0.3),
            linear(d, 0.05, 1, 1 << 18, 0.3),
            linear(d, 0.05, 1, 1 << 17, 0.3),
            linear(d, 0.05, 1, 1 << 14, 0),
            linear(d, 0.05, 1, 1 << 14, 0.1),
            linear(d, 0.05, 1, 1 << 14, 1)),
        Logistic::new);
  }

  private static LogisticConfig linear(
      LogisticConfig d, double alpha, double l1, int maxBuckets, double dropped) {
    return new LogisticConfig(
        d.epochs(),
        d.patience(),
        alpha,
        d.beta(),
        l1,
        d.l2(),
        maxBuckets,
        dropped,
        d.orderWeight());
  }

  @Test
  void itemCf() throws IOException {
    ItemCfConfig d = ItemCfConfig.DEFAULT;
    search(
        "itemcf",
        List.of(
            d,
            pairs(d, 20, 0, 1, 1, 20, 0.9),
            pairs(d, 500, 0, 1, 1, 20, 0.9),
            pairs(d, 100, 0, 1, 1, 20, 0.9),
            pairs(d, 100, 1, 1, 1, 20, 0.9),
            pairs(d, 100, 10, 1, 1, 20, 0.9),
            pairs(d, 100, 0, 2, 1, 20, 0.9),
            pairs(d, 100, 0, 5, 1, 20, 0.9),
            pairs(d, 100, 0, 1, 2, 20, 0.9),
            pairs(d, 100, 0, 1, 1, 5, 0.9),
            pairs(d, 100, 0, 1, 1, 50, 0.9),
            pairs(d, 100, 0, 1, 1, 20, 0.8),
            pairs(d, 100, 0, 1, 1, 20, 1)),
        ItemCf::new);
  }

  /// @param order what an order counts beside 1 of a click; a cart counts the mean of both
  private static ItemCfConfig pairs(
      ItemCfConfig d,
      int neighbours,
      double halfLife,
      double session,
      double order,
      int recent,
      double fading) {
    return new ItemCfConfig(
        neighbours, d.longest(), halfLife, session, 1, (1 + order) / 2, order, recent, fading);
  }
}
