package dev.aisle.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Serving;
import dev.aisle.core.queries.Scene;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.simulation.VisitPlay;
import dev.aisle.market.worlds.Worlds;
import dev.aisle.serving.AisleServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cascade in this process and behind a server.
class ServedSidesIT {
  private static final Market MARKET =
      Market.planned(
          MarketConfig.of(400, 3),
          new MarketPlan(Worlds.named("position"), 60, 6, 6_000, 20, 3),
          true,
          "test");

  @TempDir private Path dir;
  private MarketSimulation simulation;

  @BeforeEach
  void makeTheShop() throws IOException {
    MarketShop.make(dir, MARKET, false, (part, done, total) -> {});
    simulation = MarketState.after(MARKET.config(), MARKET.plan(), day -> {});
  }

  @Test
  void aServerShowsWhatTheCascadeShowsAndOnlyTheServersLogGrows() throws IOException {
    try (OpenShop open = OpenShop.open(dir);
        AisleServer server = Serving.start(open, "127.0.0.1", 0);
        ServerSide side = new ServerSide(URI.create("http://127.0.0.1:" + server.port()))) {
      Cohort cohort = Cohort.of(simulation, 40, 0.5, 8);
      Side.Server here = CascadeSide.of(open).open(cohort);
      Side.Server there = side.open(cohort);
      long before = open.shop().log().nextOffset();
      List<int[]> fromHere = new ArrayList<>();
      List<int[]> fromThere = new ArrayList<>();

      play(cohort, here, there, fromHere, fromThere, false);
      assertThat(open.shop().log().nextOffset()).isEqualTo(before);
      play(cohort, here, there, fromHere, fromThere, true);

      assertThat(fromHere).hasSizeGreaterThan(20);
      for (int i = 0; i < fromHere.size(); i++) {
        assertThat(fromThere.get(i)).containsExactly(fromHere.get(i));
      }
      assertThat(open.shop().log().nextOffset()).isGreaterThan(before);
    }
  }

  /// Lets a day's visits read the cascade's pages; searches are asked of both where `served`.
  private static void play(
      Cohort cohort,
      Side.Server here,
      Side.Server there,
      List<int[]> fromHere,
      List<int[]> fromThere,
      boolean served) {
    VisitPlay play = new VisitPlay(cohort.shopping(), 20);
    for (int shopper = 0; shopper < 40; shopper++) {
      cohort.play(
          shopper,
          served ? 1 : 0,
          play,
          (ask, time, items) -> {
            int n = here.make(ask, time, items);
            if (served && ask.scene() == Scene.SEARCH) {
              fromHere.add(Arrays.copyOf(items, n));
              fromThere.add(asked(there, ask, time));
            }
            return n;
          },
          (ask, time, items, n, bench) -> {
            here.page(ask, time, items, n, bench);
            if (served && ask.scene() == Scene.SEARCH) {
              there.page(ask, time, items, n, bench);
            }
          });
    }
  }

  private static int[] asked(Side.Server server, Ask ask, long time) {
    int[] items = new int[20];
    int n = server.make(ask, time, items);
    return Arrays.copyOf(items, n);
  }
}
