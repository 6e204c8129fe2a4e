package dev.aisle.learning.models.armmt;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.models.armmt.ArmmtConfig.Auxiliary;
import dev.aisle.learning.models.armmt.ArmmtConfig.Fusion;
import dev.aisle.learning.models.armmt.ArmmtConfig.Personal;
import dev.aisle.learning.models.armmt.ArmmtConfig.Perspective;
import dev.aisle.learning.models.armmt.ArmmtConfig.Perspectives;
import dev.aisle.learning.models.armmt.ArmmtConfig.Upstream;
import dev.aisle.learning.models.armmt.ArmmtConfig.Weights;
import dev.aisle.learning.ranking.PositionTower;
import dev.aisle.learning.registry.ConfigJson;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.reranking.RankedPage;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.Teachable;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingConfig;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingLoop;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/// ARMMT as the re-ranker of a shop.
///
/// @param config what it is made of
public record Armmt(ArmmtConfig config) implements Model {
  static final String PLACES = "places";

  /// Validations in a row without a better one that end a training.
  private static final int PATIENCE = 8;
  private static final String AUXILIARY = ArmmtLearner.NETWORK + ".auxiliary.";

  /// With the defaults.
  public Armmt() {
    this(ArmmtConfig.DEFAULT);
  }

  @Override
  public String name() {
    return "armmt";
  }

  /// The encoders `text` and `picture`.
  @Override
  public List<String> reads() {
    return config.modalities().stream().map(Modality::label).toList();
  }

  @Override
  public Trained train(TrainingJob job) throws IOException {
    Teachable.requireClicks(job.pages(), Split.TRAIN);
    List<LoggedPage> pages = job.pages().of(Split.TRAIN);
    ArmmtColumns columns = ArmmtColumns.of(job.features(), config);
    int least = config.inputs().leastOccurrences();
    ArmmtArrays.Fitted fitted =
        new ArmmtArrays.Fitted(
            columns,
            Inputs.fit(columns.base(), pages, least),
            Inputs.fit(columns.context(), pages, least));
    List<RankedPage> held = RankedPage.of(job, Split.VALIDATION);
    List<RankedPage> validation =
        held.stream().filter(ranked -> PageMetrics.answered(ranked.page())).toList();
    try (ArmmtLearner learner =
        new ArmmtLearner(
            Type.FLOAT,
            new SplittableRandom(job.seed()),
            fitted,
            config,
            RankedPage.of(job, Split.TRAIN),
            validation)) {
      TrainingConfig loop = config.learning().training().withStopping(config.validated(), PATIENCE);
      TrainingLoop.run(TrainingRun.of(name(), job), loop, learner);
      Map<String, TensorData> tensors = new LinkedHashMap<>(learner.parameters().save());
      // The auxiliary task has done its work.
      tensors.keySet().removeIf(name -> name.startsWith(AUXILIARY));
      float[] places = places(tensors, pages);
      PlaceEffects.calibrate(places, held, learner.scorer(held), gainOfOrders());
      tensors.put(PLACES, new TensorData(places, places.length));
      fitted.base().saved().forEach((own, data) -> tensors.put(in(ArmmtLearner.BASE, own), data));
      fitted
          .context()
          .saved()
          .forEach((own, data) -> tensors.put(in(ArmmtLearner.CONTEXT, own), data));
      return new Trained(
          tensors,
          config,
          columns.set().declaration(),
          figures(validation, learner.scorer(validation), job.seed()));
    }
  }

  private static String in(String part, String name) {
    return part + "." + name;
  }

  /// What each place does to a click, `[places]` logits, the mean over scenes.
  private static float[] places(Map<String, TensorData> tensors, List<LoggedPage> pages) {
    TensorData logits = tensors.get(in(ArmmtLearner.POSITIONS, "logits"));
    return PositionTower.means(logits == null ? new float[0] : logits.values(), pages);
  }

  private double gainOfOrders() {
    return config.learning().orders() ? config.orderGain() : 0;
  }

  /// [#places] of a saved model.
  ///
  /// @throws InvalidInputException where it has none
  static float[] places(SavedModel saved) {
    TensorData places = saved.tensors().get(PLACES);
    if (places == null || places.values().length == 0) {
      throw new InvalidInputException(
          saved.manifest().label(),
          "has no tensor \"" + PLACES + "\"",
          "It is damaged or of another version; train it again.");
    }
    return places.values();
  }

  private List<Figure> figures(List<RankedPage> ranked, PageMetrics.PageScorer scorer, long seed) {
    List<LoggedPage> pages = ranked.stream().map(RankedPage::page).toList();
    return PageMetrics.figures(name(), pages, scorer, PageMetrics.Rows.EXPOSED, seed);
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    ArmmtScorer scorer =
        new ArmmtScorer(saved, parts.features(), ConfigJson.of(saved, ArmmtConfig.class));
    ScoringStage stage =
        new ScoringStage(Stage.Slot.RERANK, saved.manifest().label(), scorer.features(), scorer);
    return new Served.Orders(stage, scorer, scorer);
  }

  /// The ablations of the specification, section 10: without each modality, without parts of the
  /// fusion, of the attention and of the task.
  @Override
  public SequencedMap<String, Model> ablations() {
    Fusion fusion = config.fusion();
    Perspectives list = config.list();
    SequencedMap<String, ArmmtConfig> ablations = new LinkedHashMap<>();
    ablations.put("without text", config.withModalities(List.of(Modality.PICTURE)));
    ablations.put("without pictures", config.withModalities(List.of(Modality.TEXT)));
    ablations.put("without both", config.withModalities(List.of()));
    ablations.put(
        "fusion without context",
        config.withFusion(new Fusion(fusion.weights(), false, fusion.sum(), fusion.hidden())));
    ablations.put(
        "concatenation fusion",
        config.withFusion(new Fusion(Weights.EQUAL, false, fusion.sum(), fusion.hidden())));
    ablations.put(
        "without personal branch", config.withPersonal(new Personal(false, false, false)));
    ablations.put("without behaviour", config.withPersonal(new Personal(false, true, true)));
    ablations.put("without query match", config.withPersonal(new Personal(true, false, true)));
    ablations.put("without likeness", config.withPersonal(new Personal(true, true, false)));
    ablations.put(
        "joint attention",
        config.withList(new Perspectives(List.of(Perspective.JOINT), list.blocks())));
    ablations.put("without neighbours", config.withList(new Perspectives(List.of(), 1)));
    Auxiliary auxiliary = config.auxiliary();
    ablations.put(
        "without auxiliary task",
        config.withAuxiliary(new Auxiliary(0, false, auxiliary.alignment())));
    ablations.put(
        "without alignment",
        config.withAuxiliary(new Auxiliary(auxiliary.weight(), auxiliary.split(), 0)));
    ablations.put(
        "without incoming order",
        config.withUpstream(new Upstream(true, false, config.upstream().blend())));
    ablations.put("with blending", config.withUpstream(new Upstream(true, true, 1)));
    ablations.put("without positions", config.withLearning(config.learning().withoutPositions()));
    SequencedMap<String, Model> models = new LinkedHashMap<>();
    ablations.forEach((name, ablated) -> models.put(name, new Armmt(ablated)));
    return models;
  }
}
