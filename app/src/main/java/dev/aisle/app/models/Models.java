package dev.aisle.app.models;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.queries.Scene;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.armmt.Armmt;
import dev.aisle.learning.models.din.Din;
import dev.aisle.learning.models.dnn.Dnn;
import dev.aisle.learning.models.dpp.DppModel;
import dev.aisle.learning.models.dssm.Dssm;
import dev.aisle.learning.models.dssm.DssmConfig;
import dev.aisle.learning.models.dssm.TextModel;
import dev.aisle.learning.models.itemcf.ItemCf;
import dev.aisle.learning.models.lambdamart.LambdaMart;
import dev.aisle.learning.models.logistic.Logistic;
import dev.aisle.learning.models.mlp.MlpPreRanker;
import dev.aisle.learning.models.mmr.MmrModel;
import dev.aisle.learning.models.picture.PictureConfig;
import dev.aisle.learning.models.picture.PictureModel;
import dev.aisle.learning.models.popularity.Popularity;
import dev.aisle.learning.models.prm.Prm;
import dev.aisle.learning.models.random.RandomOrder;
import dev.aisle.learning.registry.ModelRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The models that a shop can name in `aisle.yaml`, train and serve, by where they stand in the
/// cascade. [#ALL] is the one list of them; to add a model, add a line there.
public final class Models {
  /// Every model there is.
  public static final Models ALL =
      new Models(
          List.of(
              Known.describing(new TextModel(DssmConfig.COLUMN)),
              Known.describing(new PictureModel(PictureConfig.DEFAULT)),
              Known.finding(Scene.SEARCH, new Dssm(DssmConfig.DEFAULT)),
              Known.finding(Scene.FEED, new ItemCf()),
              Known.in(Stage.Slot.PRE_RANK, new Logistic()),
              Known.in(Stage.Slot.PRE_RANK, new MlpPreRanker()),
              Known.in(Stage.Slot.RANK, new Din()),
              Known.in(Stage.Slot.RANK, new Dnn()),
              Known.in(Stage.Slot.RANK, new Popularity()),
              Known.in(Stage.Slot.RANK, new LambdaMart()),
              Known.in(Stage.Slot.RANK, new RandomOrder()),
              Known.in(Stage.Slot.RERANK, new Armmt()),
              Known.in(Stage.Slot.RERANK, new Prm()),
              Known.in(Stage.Slot.DIVERSIFY, new MmrModel()),
              Known.in(Stage.Slot.DIVERSIFY, new DppModel())));

  /// How a slot without a model is written.
  public static final String NONE = "none";

  private final Map<String, Known> byName = new LinkedHashMap<>();

  /// A set of models, for tests with models of their own.
  ///
  /// @throws IllegalArgumentException where two have one name, or a name is none
  public Models(List<Known> known) {
    for (Known each : known) {
      if (!ModelRegistry.isName(each.name()) || each.name().equals(NONE)) {
        throw new IllegalArgumentException("\"" + each.name() + "\" is no name of a model");
      }
      if (byName.put(each.name(), each) != null) {
        throw new IllegalArgumentException("two models are named " + each.name());
      }
    }
  }

  /// Where a model stands.
  public sealed interface Place {
    /// `rank`, `search channel`
    String label();

    /// Orders candidates, in a slot.
    record InSlot(Stage.Slot slot) implements Place {
      @Override
      public String label() {
        return slot.name().toLowerCase(Locale.ROOT);
      }
    }

    /// Gives items vectors that models in slots read as columns. It is trained when it is asked for
    /// by name, or where a model that reads it is trained and there is none yet.
    record Columns() implements Place {
      @Override
      public String label() {
        return "columns";
      }
    }

    /// Finds candidates for a scene, beside the channel that is always there.
    record Channel(Scene scene) implements Place {
      @Override
      public String label() {
        return scene.name().toLowerCase(Locale.ROOT) + " channel";
      }
    }
  }

  /// A model and its place.
  public record Known(Model model, Place place) {
    /// A model that orders candidates.
    public static Known in(Stage.Slot slot, Model model) {
      return new Known(model, new Place.InSlot(slot));
    }

    /// A model that other models read.
    public static Known describing(Model model) {
      return new Known(model, new Place.Columns());
    }

    /// A model that finds candidates.
    public static Known finding(Scene scene, Model model) {
      return new Known(model, new Place.Channel(scene));
    }

    /// The model's name.
    public String name() {
      return model.name();
    }
  }

  /// All of them, in the order of the cascade where the list is.
  public List<Known> known() {
    return List.copyOf(byName.values());
  }

  /// The model of a name, null where there is none.
  public @Nullable Known find(String name) {
    return byName.get(name);
  }

  /// The model of a name.
  ///
  /// @throws InvalidInputException where there is none, with the one that was probably meant
  public Known named(String name) {
    Known known = find(name);
    if (known == null) {
      throw new InvalidInputException(
          "model",
          "\"" + (name.length() > 40 ? name.substring(0, 40) + "…" : name) + "\" is no model",
          byName.isEmpty() ? "There is none yet." : NearestName.hint(name, byName.keySet()));
    }
    return known;
  }

  /// Refuses a slot's model that is not there or stands elsewhere.
  ///
  /// @param key of the configuration
  public void requireInSlot(String key, Stage.Slot slot, String name) {
    if (!name.equals(NONE)) {
      require(key, name, new Place.InSlot(slot), List.of(NONE));
    }
  }

  /// Refuses a channel that is not there or is of another scene.
  ///
  /// @param key of the configuration
  /// @param always the channel that is always there
  public void requireChannel(String key, Scene scene, String name, String always) {
    if (!name.equals(always)) {
      require(key, name, new Place.Channel(scene), List.of(always));
    }
  }

  private void require(String key, String name, Place place, List<String> others) {
    Known known = find(name);
    if (known != null && known.place().equals(place)) {
      return;
    }
    List<String> fitting = new ArrayList<>(others);
    byName.values().stream()
        .filter(each -> each.place().equals(place))
        .forEach(each -> fitting.add(each.name()));
    throw new InvalidInputException(
        key,
        known == null
            ? "names the model \"" + name + "\", which is not there"
            : "names the model \"" + name + "\", which stands at " + known.place().label(),
        fitting.size() == 1
            ? "Write " + fitting.getFirst() + "."
            : NearestName.hint(name, fitting));
  }

  /// The slots that models can stand in, in order.
  public static List<Stage.Slot> slots() {
    return Arrays.stream(Stage.Slot.values()).filter(slot -> slot != Stage.Slot.RULES).toList();
  }
}
