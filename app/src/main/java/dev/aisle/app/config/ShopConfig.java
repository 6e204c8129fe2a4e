package dev.aisle.app.config;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.MerchandisingRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// What a shop's owner decides, as `aisle.yaml` says it. The keys, their meaning and their defaults
/// are in `defaults.yaml` beside this class; [ShopConfigFile] reads both.
///
/// Throws [InvalidInputException] where a value is out of its range.
public record ShopConfig(
    String name,
    String currency,
    Serve serve,
    RetrievalSettings retrieval,
    Stages stages,
    int budgetMillis,
    List<RuleSettings> rules,
    Limits limits) {

  public ShopConfig {
    rules = List.copyOf(rules);
    for (int i = 0; i < rules.size(); i++) {
      rules.get(i).rule(i + 1);
    }
    range("budgetMillis", budgetMillis, 1, 60_000);
    try {
      Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "currency",
          "\"" + currency + "\" is no ISO 4217 code",
          "Write a code of three capital letters such as EUR or USD.",
          e);
    }
  }

  /// What the whole cascade may take for one page.
  public Duration budget() {
    return Duration.ofMillis(budgetMillis);
  }

  /// The merchandising rules in the cascade's own form.
  ///
  /// @throws InvalidInputException where a rule lacks its target or action
  public MerchandisingRules merchandising() {
    List<MerchandisingRules.Rule> parsed = new ArrayList<>();
    for (RuleSettings rule : rules) {
      parsed.add(rule.rule(parsed.size() + 1));
    }
    return new MerchandisingRules(parsed);
  }

  /// Where and to whom the server answers.
  public record Serve(String host, int port, boolean publicStorefront) {
    public Serve {
      range("serve.port", port, 0, 65_535);
    }
  }

  /// How candidates are found.
  public record RetrievalSettings(int depth, String synonyms, boolean spelling) {
    public RetrievalSettings {
      range("retrieval.depth", depth, 20, 2_000);
    }
  }

  /// Which model stands in each slot; `none` leaves the slot empty.
  public record Stages(
      String relevance,
      String preRank,
      String rank,
      String rerank,
      String diversify,
      String allocate) {
    public Stages {
      none("stages.relevance", relevance);
      none("stages.preRank", preRank);
      none("stages.rank", rank);
      none("stages.rerank", rerank);
      none("stages.diversify", diversify);
      none("stages.allocate", allocate);
    }

    private static void none(String key, String model) {
      if (!model.equals("none")) {
        throw new InvalidInputException(
            key, "names the model \"" + model + "\", which is not there", "Write none.");
      }
    }
  }

  /// What the shop may grow to and a request may ask.
  public record Limits(
      int items, long logBytes, int bodyBytes, int queryLength, int requestsPerSecond) {
    public Limits {
      range("limits.items", items, 1, 100_000_000);
      range("limits.logBytes", logBytes, 1 << 20, Long.MAX_VALUE);
      range("limits.bodyBytes", bodyBytes, 1 << 10, 1 << 30);
      range("limits.queryLength", queryLength, 1, 10_000);
      range("limits.requestsPerSecond", requestsPerSecond, 1, 1_000_000);
    }
  }

  private static void range(String key, long value, long low, long high) {
    if (value < low || value > high) {
      throw new InvalidInputException(
          key,
          "is " + value + " but must be from " + low + " to " + high,
          "Choose a value in this range or leave the key out.");
    }
  }
}
