package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.app.models.Models;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.queries.Scene;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A cascade of an open shop with other models than its configuration names, to be compared with
/// it. Holds models of its own; close it before the shop.
///
/// It is written as what differs: `rank=lambdamart,rerank=none,search=bm25+dssm`. Keys are the
/// slots of `aisle.yaml` and the scenes of its channels; empty for no difference.
public final class CascadeVariant implements AutoCloseable {
  private static final String SEARCH = "search";
  private static final String FEED = "feed";
  private static final Map<String, Stage.Slot> SLOTS =
      Map.of(
          "relevance", Stage.Slot.RELEVANCE,
          "preRank", Stage.Slot.PRE_RANK,
          "rank", Stage.Slot.RANK,
          "rerank", Stage.Slot.RERANK,
          "diversify", Stage.Slot.DIVERSIFY,
          "allocate", Stage.Slot.ALLOCATE);

  private final LiveModels models;

  /// Loads what the variant names.
  ///
  /// @throws InvalidInputException where the text names no slot or no model, or a model that it
  ///     names is not trained: a comparison without it would be of something else
  public CascadeVariant(OpenShop open, String text) {
    Map<String, String> differences = parse(text);
    ShopConfig config = changed(open.config(), differences);
    config.require(open.models().models());
    models = open.modelsOf(config);
    try {
      require(text, config, differences);
    } catch (RuntimeException e) {
      models.close();
      throw e;
    }
  }

  private static Map<String, String> parse(String text) {
    Map<String, String> differences = new LinkedHashMap<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String[] sides = part.strip().split("=", -1);
      String key = sides[0].strip();
      List<String> keys = Stream.concat(SLOTS.keySet().stream(), Stream.of(SEARCH, FEED)).toList();
      if (sides.length != 2 || !keys.contains(key)) {
        throw new InvalidInputException(
            "cascade:" + text,
            "has \"" + part.strip() + "\", which is no slot=model",
            "Write such as rank=lambdamart,search=bm25+dssm. " + NearestName.hint(key, keys));
      }
      differences.put(key, sides[1].strip());
    }
    return differences;
  }

  private static ShopConfig changed(ShopConfig config, Map<String, String> differences) {
    Map<Stage.Slot, String> slots = new EnumMap<>(Stage.Slot.class);
    SLOTS.forEach(
        (key, slot) -> slots.put(slot, differences.getOrDefault(key, config.stages().model(slot))));
    ShopConfig.Channels channels = config.retrieval().channels();
    return config.with(
        slots,
        new ShopConfig.Channels(
            channels(differences, SEARCH, channels.search()),
            channels(differences, FEED, channels.feed())));
  }

  private static List<String> channels(
      Map<String, String> differences, String key, List<String> otherwise) {
    String text = differences.get(key);
    return text == null ? otherwise : Arrays.asList(text.split("\\+", -1));
  }

  private void require(String text, ShopConfig config, Map<String, String> differences) {
    for (String key : differences.keySet()) {
      List<String> names =
          key.equals(SEARCH)
              ? config.retrieval().channels().models(Scene.SEARCH)
              : key.equals(FEED)
                  ? config.retrieval().channels().models(Scene.FEED)
                  : List.of(config.stages().model(Objects.requireNonNull(SLOTS.get(key), key)));
      for (String name : names) {
        if (!name.equals(Models.NONE) && models.serving(name) == null) {
          String problem = models.problem(name);
          throw new InvalidInputException(
              "cascade:" + text,
              "names " + name + ", which does not serve" + (problem == null ? "" : ": " + problem),
              "Train it with `aisle train " + name + "`.");
        }
      }
    }
  }

  /// The cascade; good until this is closed.
  public Cascade cascade() {
    return models.cascade().now();
  }

  @Override
  public void close() {
    models.close();
  }
}
