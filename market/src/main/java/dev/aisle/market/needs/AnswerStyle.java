package dev.aisle.market.needs;

/// How reliably a shopper answers questions: the parameters of the vague shopper (SIM-V), all
/// probabilities.
///
/// @param changesMind κ: before a question the shopper turns to another of the things that would do
/// @param misses ε₁: an option that is wanted is not clicked
/// @param falseClicks ε₀: an option that is not wanted is clicked
/// @param indifference η: the shopper has no opinion about an attribute, for the whole session, and
///     clicks each option by the toss of a coin
public record AnswerStyle(
    double changesMind, double misses, double falseClicks, double indifference) {
  /// Clicks exactly what is wanted (SIM-0).
  public static final AnswerStyle CLEAR = new AnswerStyle(0, 0, 0, 0);

  /// The usual vague shopper.
  public static final AnswerStyle VAGUE = new AnswerStyle(1, 0.2, 0.2, 0.2);

  public AnswerStyle {
    require("changesMind", changesMind);
    require("misses", misses);
    require("falseClicks", falseClicks);
    require("indifference", indifference);
  }

  /// Every probability times `factor` in `[0, 1]`: with one minus the clarity of a need, who knows
  /// what is wanted answers clearly.
  public AnswerStyle times(double factor) {
    return new AnswerStyle(
        changesMind * factor, misses * factor, falseClicks * factor, indifference * factor);
  }

  private static void require(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + " but lies in [0, 1]");
    }
  }
}
