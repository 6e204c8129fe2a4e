package dev.aisle.app.config;

import dev.aisle.app.models.Models;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.MerchandisingRules;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.queries.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

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
  public record RetrievalSettings(int depth, String synonyms, boolean spelling, Channels channels) {
    public RetrievalSettings {
      range("retrieval.depth", depth, 20, 2_000);
    }
  }

  /// The channels that find candidates, by scene: first the one that is always there, then models.
  public record Channels(List<String> search, List<String> feed) {
    /// The channel that every search has.
    public static final String SEARCH = "bm25";

    /// The channel that every feed has: what is recent, popular and new.
    public static final String FEED = "feed";

    public Channels {
      search = checked("retrieval.channels.search", SEARCH, search);
      feed = checked("retrieval.channels.feed", FEED, feed);
    }

    private static List<String> checked(String key, String first, List<String> channels) {
      if (channels.isEmpty() || !first.equals(channels.getFirst())) {
        throw new InvalidInputException(
            key,
            "is " + channels + " but must begin with " + first,
            "Write [" + first + "], or [" + first + ", MODEL].");
      }
      if (new HashSet<>(channels).size() < channels.size()) {
        throw new InvalidInputException(
            key, "is " + channels + ", with a channel twice", "Leave one of them out.");
      }
      return List.copyOf(channels);
    }

    /// The models among the channels of a scene; none for items like one.
    public List<String> models(Scene scene) {
      return switch (scene) {
        case SEARCH -> search.subList(1, search.size());
        case FEED -> feed.subList(1, feed.size());
        case SIMILAR, CHAT -> List.of();
      };
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
    /// Of the model of every slot.
    static Stages of(Map<Stage.Slot, String> slots) {
      return new Stages(
          slots.getOrDefault(Stage.Slot.RELEVANCE, Models.NONE),
          slots.getOrDefault(Stage.Slot.PRE_RANK, Models.NONE),
          slots.getOrDefault(Stage.Slot.RANK, Models.NONE),
          slots.getOrDefault(Stage.Slot.RERANK, Models.NONE),
          slots.getOrDefault(Stage.Slot.DIVERSIFY, Models.NONE),
          slots.getOrDefault(Stage.Slot.ALLOCATE, Models.NONE));
    }

    /// The model of a slot.
    public String model(Stage.Slot slot) {
      return switch (slot) {
        case RELEVANCE -> relevance;
        case PRE_RANK -> preRank;
        case RANK -> rank;
        case RERANK -> rerank;
        case DIVERSIFY -> diversify;
        case ALLOCATE -> allocate;
        case RULES -> Models.NONE;
      };
    }
  }

  /// Whether the cascade is to have a model: in its slot, or among the channels of its scene.
  public boolean names(Models.Known known) {
    return switch (known.place()) {
      case Models.Place.InSlot(Stage.Slot slot) -> stages.model(slot).equals(known.name());
      case Models.Place.Channel(Scene scene) ->
          retrieval.channels().models(scene).contains(known.name());
      case Models.Place.Columns _ -> false;
    };
  }

  /// The same with other models.
  ///
  /// @param slots the model of every slot
  public ShopConfig with(Map<Stage.Slot, String> slots, Channels channels) {
    return new ShopConfig(
        name,
        currency,
        serve,
        new RetrievalSettings(
            retrieval.depth(), retrieval.synonyms(), retrieval.spelling(), channels),
        Stages.of(slots),
        budgetMillis,
        rules,
        limits);
  }

  /// Refuses models that are not there, or that are named where they cannot stand.
  ///
  /// @throws InvalidInputException that names the key
  public void require(Models models) {
    models.requireInSlot("stages.relevance", Stage.Slot.RELEVANCE, stages.relevance());
    models.requireInSlot("stages.preRank", Stage.Slot.PRE_RANK, stages.preRank());
    models.requireInSlot("stages.rank", Stage.Slot.RANK, stages.rank());
    models.requireInSlot("stages.rerank", Stage.Slot.RERANK, stages.rerank());
    models.requireInSlot("stages.diversify", Stage.Slot.DIVERSIFY, stages.diversify());
    models.requireInSlot("stages.allocate", Stage.Slot.ALLOCATE, stages.allocate());
    for (String channel : retrieval.channels().search()) {
      models.requireChannel("retrieval.channels.search", Scene.SEARCH, channel, Channels.SEARCH);
    }
    for (String channel : retrieval.channels().feed()) {
      models.requireChannel("retrieval.channels.feed", Scene.FEED, channel, Channels.FEED);
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
