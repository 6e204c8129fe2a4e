package dev.aisle.app.trials;

import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.simulation.MarketSimulation;
import java.util.function.IntConsumer;

/// Markets in memory, as they stand when their log is written: where experiments begin.
public final class MarketState {
  private MarketState() {}

  /// Runs all days of a market.
  ///
  /// @param progress hears how many days are over
  public static MarketSimulation after(MarketConfig items, MarketPlan plan, IntConsumer progress) {
    MarketSimulation market = new MarketSimulation(MarketCatalog.generate(items), plan);
    market.run(day -> progress.accept(day.day() + 1));
    return market;
  }

  /// What decides a market completely, for provenance.
  public static String identity(MarketConfig items, MarketPlan plan) {
    return new dev.aisle.core.provenance.ContentHash()
        .add(items.toString())
        .add(plan.toString())
        .hex();
  }
}
