package dev.aisle.app.study;

/// What a study asks: whether one cascade's pages are truly worth more than another's.
enum Question {
  /// Whether learning from the log beats the policy that wrote it.
  LAMBDAMART_OVER_PRODUCTION("lambdamart-over-production", Cascades.LAMBDAMART, "production"),
  /// Whether more candidates help.
  DSSM_OVER_BM25("dssm-over-bm25", Cascades.DIN_UNION, Cascades.DIN),
  /// Whether attention to the candidate beats the mean of the history.
  DIN_OVER_DNN("din-over-dnn", Cascades.DIN, Cascades.DNN),
  /// Whether the list-wise re-ranker beats the order of the ranker's scores.
  PRM_OVER_SCORE_ORDER("prm-over-score-order", Cascades.PRM, Cascades.DIN_UNION),
  /// Whether the whole cascade beats the usual one.
  LEARNED_OVER_LAMBDAMART("learned-over-lambdamart", Cascades.LEARNED, Cascades.LAMBDAMART);

  private final String label;
  private final String better;
  private final String than;

  Question(String label, String better, String than) {
    this.label = label;
    this.better = better;
    this.than = than;
  }

  String label() {
    return label;
  }

  String better() {
    return better;
  }

  String than() {
    return than;
  }
}
