package dev.aisle.core.evaluation;

/// Every metric that Aisle prints, by the name that figures carry.
public enum Metric {
  AUC("auc", true, "", "a random positive scores above a random negative, ties one half"),
  GAUC("gauc", true, "", "AUC within a shopper's exposures, weighted by their number"),
  NDCG("ndcg", true, "", "discounted gain 2^grade-1 over that of the best order"),
  IPS_NDCG("ips-ndcg", true, "", "NDCG of logged clicks, each over the chance that it was seen"),
  MAP("map", true, "", "mean over queries of the mean precision at relevant items"),
  MRR("mrr", true, "", "mean of 1 / rank of the first relevant item"),
  RECALL("recall", true, "", "share of the relevant items that were found"),
  PRECISION("precision", true, "", "share of the places that hold a relevant item"),
  HIT_RATE("hit-rate", true, "", "share of queries with any relevant item"),
  ISH("ish", true, "", "share of the items clicked here that the stage let through"),
  ISPH("isph", true, "", "share of the items bought here that the stage let through"),
  ASH("ash", true, "", "share of the items clicked elsewhere that the stage let through"),
  ASPH("asph", true, "", "share of the items bought elsewhere that the stage let through"),
  OVERLAP("overlap", true, "", "share of the later stage's head that the stage kept"),
  ILD("ild", true, "", "mean distance of two items of a list"),
  ALPHA_NDCG("alpha-ndcg", true, "", "gain that fades for topics already shown"),
  CATEGORY_ENTROPY("category-entropy", true, "nats", "entropy of the categories of a list"),
  COVERAGE("coverage", true, "", "share of the catalogue that was shown"),
  GINI("gini", false, "", "inequality of exposure, 0 where all items get the same"),
  ECE("ece", false, "", "mean gap between predicted and observed rates, over bins"),
  LOG_LOSS("log-loss", false, "nats", "mean negative log likelihood of the labels"),
  SUCCESS_RATE("sr", true, "", "share of sessions that succeeded within so many turns"),
  AVERAGE_TURNS("turns", false, "turns", "mean number of turns of a session"),
  HDCG("hdcg", true, "", "earlier turn and higher place are worth more");

  private final String label;
  private final boolean higherIsBetter;
  private final String unit;
  private final String meaning;

  Metric(String label, boolean higherIsBetter, String unit, String meaning) {
    this.label = label;
    this.higherIsBetter = higherIsBetter;
    this.unit = unit;
    this.meaning = meaning;
  }

  /// The last part of a figure's name: `ndcg`.
  public String label() {
    return label;
  }

  /// The last part of a figure's name with a cut-off: `ndcg@10`.
  public String at(int k) {
    return label + "@" + k;
  }

  /// Whether a larger value is the better one.
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /// The unit, empty for a pure number.
  public String unit() {
    return unit;
  }

  /// One clause for people.
  public String meaning() {
    return meaning;
  }
}
