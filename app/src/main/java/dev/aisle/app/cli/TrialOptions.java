package dev.aisle.app.cli;

import dev.aisle.app.trials.Side;
import dev.aisle.market.Market;
import dev.aisle.market.simulation.MarketSimulation;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What experiments and interleavings have in common: a market, two sides, and how often shoppers
/// come.
final class TrialOptions {
  @Mixin private MarketChoice choice = new MarketChoice();

  @Option(
      names = "--control",
      defaultValue = "production",
      description = "What serves the control: ${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.",
      completionCandidates = Sides.Names.class)
  private String control = "production";

  @Option(
      names = "--treatment",
      required = true,
      description = "What serves the treatment; the control's name makes twins of them.",
      completionCandidates = Sides.Names.class)
  private String treatment = "";

  @Option(
      names = "--visits",
      defaultValue = "0.2",
      description = "Visits of a shopper a day. Default ${DEFAULT-VALUE}.")
  private double visits;

  /// What is done with market and sides.
  interface Trying {
    /// @return exit code
    int run(Market chosen, MarketSimulation market, Side control, Side treatment);
  }

  /// Opens what the sides need, lets the market's days pass, and closes again.
  int run(Trying trying) throws IOException {
    Market chosen = choice.market();
    try (Sides sides = new Sides(choice.shop())) {
      Side one = sides.named(control);
      Side other = sides.named(treatment);
      return trying.run(chosen, MarketChoice.after(chosen), one, other);
    }
  }

  double visits() {
    return visits;
  }

  long seed() {
    return choice.seed();
  }
}
