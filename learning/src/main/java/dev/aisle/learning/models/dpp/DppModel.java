package dev.aisle.learning.models.dpp;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.diversity.DiversifyingStage;
import dev.aisle.learning.diversity.ItemVectors;
import dev.aisle.learning.diversity.TradeOff;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ConfigJson;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.PositionBias;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.Teachable;
import dev.aisle.learning.training.TrainingJob;
import java.util.List;
import java.util.Map;

/// The greedy determinantal point process as a model of the shop: what is learned is theta, on
/// validation pages.
public final class DppModel implements Model {
  /// Its name.
  public static final String NAME = "dpp";

  private static final String SETTING = "theta";

  private final DppConfig config;

  /// With settings of one's own.
  public DppModel(DppConfig config) {
    this.config = config;
  }

  /// With the default settings.
  public DppModel() {
    this(DppConfig.DEFAULT);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trained train(TrainingJob job) {
    Teachable.requireClicks(job.pages(), Split.TRAIN, Split.VALIDATION);
    PositionBias bias = PositionBias.estimate(job.pages().of(Split.TRAIN));
    List<LoggedPage> validation = job.pages().of(Split.VALIDATION);
    ItemVectors vectors = new ItemVectors(job.features());
    TradeOff choice =
        TradeOff.choose(
            validation,
            job::item,
            vectors,
            Dpp::new,
            config.settings(),
            config.tolerance(),
            bias::propensity);
    TradeOff.Point chosen = choice.chosen();
    return new Trained(
        Map.of(SETTING, new TensorData(new float[] {(float) chosen.setting()}, 1)),
        config,
        vectors.columns().declaration(),
        List.of(
            figure("ips-ndcg@10", chosen.ndcg(), validation),
            figure("ild@10", chosen.distance(), validation)));
  }

  private static Figure figure(String metric, double value, List<LoggedPage> pages) {
    return Figure.exact(
        "diversify/" + NAME + "/" + metric, value, "", Figure.Source.REAL, pages.size());
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    String label = saved.manifest().label();
    FeatureSet features = parts.features().declared(label, saved.manifest().features());
    DppConfig trained = ConfigJson.of(saved, DppConfig.class);
    TensorData setting = saved.tensors().get(SETTING);
    if (setting == null || setting.values().length != 1) {
      throw refused(label, "has no tensor " + SETTING + " of one number");
    }
    Dpp picker;
    try {
      picker = new Dpp(setting.values()[0]);
    } catch (IllegalArgumentException e) {
      throw refused(label, String.valueOf(e.getMessage()));
    }
    return new Served.Orders(
        new DiversifyingStage(label, picker, trained.head(), new ItemVectors(features)),
        null,
        () -> {});
  }

  private static InvalidInputException refused(String label, String problem) {
    return new InvalidInputException(label, problem, "Train it again.");
  }
}
