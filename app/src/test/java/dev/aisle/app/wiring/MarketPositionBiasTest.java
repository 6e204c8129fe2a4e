package dev.aisle.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.queries.Scene;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.PositionBias;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplayProgress;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.TimeSplit;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.clicks.ClickLaw;
import dev.aisle.market.clicks.Layout;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.Worlds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is learned of attention from a market's log, against the world's truth.
class MarketPositionBiasTest {
  private static final int PLACES = 20;

  @TempDir private Path dir;

  @Test
  void theCurveOfTheWorldIsFoundInItsLog() throws IOException {
    World world = Worlds.named("position");
    MarketPlan plan = new MarketPlan(world, 800, 5, 100_000, PLACES, 3);
    Market market = Market.planned(MarketConfig.of(400, 3), plan, true, "Test 1");
    MarketShop.make(dir.resolve("shop"), market, false, (part, done, total) -> {});
    LoggedPages pages;
    try (OpenShop open = OpenShop.open(dir.resolve("shop"))) {
      pages =
          LoggedPages.replay(
              open.shop().log(),
              new FeatureSet(List.of()),
              ReplayOptions.DEFAULT
                  .withOutcomeWindow(Duration.ofMinutes(10))
                  .withSplit(new TimeSplit(0, 0)),
              ReplayProgress.NONE);
    }
    PositionBias bias = PositionBias.estimate(pages.of(Split.TRAIN));
    double learned = 0;
    double naive = 0;
    for (Scene scene : new Scene[] {Scene.SEARCH, Scene.FEED}) {
      double[] truth = attention(world, Layout.of(true));
      PositionBias.Curve curve = bias.curve(scene, "phone");
      assertThat(curve.method()).isEqualTo(PositionBias.Method.PROPENSITIES);
      for (int k = 1; k <= PLACES; k++) {
        learned += Math.abs(curve.at(k) - truth[k - 1] / truth[0]);
        naive += Math.abs(clicksPerView(pages, scene, k) - truth[k - 1] / truth[0]);
      }
    }
    assertThat(learned / (2 * PLACES)).isLessThan(0.08).isLessThan(naive / (2 * PLACES) / 2);
  }

  private static double clicksPerView(LoggedPages pages, Scene scene, int position) {
    return rate(pages, scene, position) / rate(pages, scene, 1);
  }

  /// Clicks per view of a place, of what the shop chose to show there.
  private static double rate(LoggedPages pages, Scene scene, int position) {
    double clicks = 0;
    double views = 0;
    for (var page : pages.of(Split.TRAIN)) {
      if (page.impression().scene() == scene
          && "phone".equals(page.impression().context().get("device"))
          && page.exposed() >= position) {
        views++;
        clicks += page.clicked(position - 1) ? 1 : 0;
      }
    }
    return clicks / views;
  }

  private static double[] attention(World world, Layout layout) {
    double[] looked = new double[PLACES];
    ClickLaw.of(world.attention(), layout, PLACES)
        .getFirst()
        .attention(new double[PLACES], new double[PLACES], PLACES, looked);
    return looked;
  }
}
