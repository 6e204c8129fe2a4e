package dev.aisle.learning.ranking;

/// How two probabilities become one score:
/// ```
/// score = p(click) · (λ + (1 − λ) p(order | click)) = λ pCTR + (1 − λ) pCTCVR
/// ```
/// Orders are what a shop wants and clicks are what it has many of: a little of pCTR steadies an
/// order where pCTCVR is small and noisy. λ is chosen on validation pages, from small values only:
/// validation has so few orders that clicks would always win.
///
/// @param clicks λ, in `[0, 1]`
public record ScoreMix(double clicks) {
  /// Clicks alone.
  public static final ScoreMix CLICKS = new ScoreMix(1);

  /// What is compared on validation pages.
  static final double[] CANDIDATES = {0, 0.02, 0.05, 0.1, 0.2};

  /// What stands in until it is chosen.
  static final ScoreMix WHILE_TRAINING = new ScoreMix(0.1);

  /// @throws IllegalArgumentException where λ is not in `[0, 1]`
  public ScoreMix {
    if (!(clicks >= 0 && clicks <= 1)) {
      throw new IllegalArgumentException("share of clicks in the score: " + clicks);
    }
  }

  /// The score of one candidate.
  public float score(float clickLogit, float orderLogit) {
    return (float) (sigmoid(clickLogit) * (clicks + (1 - clicks) * sigmoid(orderLogit)));
  }

  /// The scores of N candidates.
  ///
  /// @param logits `[N, 2]`, row by row
  public float[] scores(float[] logits) {
    float[] scores = new float[logits.length / 2];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(logits[2 * i], logits[2 * i + 1]);
    }
    return scores;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
