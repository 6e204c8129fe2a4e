package dev.aisle.app.planted;

import dev.aisle.core.evaluation.Influence;
import dev.aisle.learning.models.armmt.ArmmtConfig;
import dev.aisle.learning.models.armmt.ArmmtConfig.Auxiliary;
import dev.aisle.learning.models.armmt.ArmmtConfig.Fusion;
import dev.aisle.learning.models.armmt.ArmmtConfig.Personal;
import dev.aisle.learning.models.armmt.ArmmtConfig.Perspective;
import dev.aisle.learning.models.armmt.ArmmtConfig.Perspectives;
import dev.aisle.learning.models.armmt.ArmmtConfig.Upstream;
import dev.aisle.learning.models.armmt.ArmmtConfig.Weights;
import dev.aisle.learning.models.armmt.Modality;
import dev.aisle.learning.ranking.RankSettings;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingLoop;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// All checks with one seed of data and models. Models that several checks need are trained once.
/// Owns native memory; close it.
final class SeedRun implements AutoCloseable {
  private static final double RATE = 0.002;
  private static final double DECAY = 1e-5;
  private static final double LOST = 0.1;
  private static final double MISSING = 0.3;

  private static final ArmmtConfig FULL =
      ArmmtConfig.DEFAULT
          .withWidth(16)
          .withUpstream(new Upstream(false, false, 0))
          .withPersonal(new Personal(true, false, true))
          .withLearning(settings(1, RATE, 1))
          .withExamples(1, 0);
  private static final ArmmtConfig IMPERSONAL =
      FULL.withPersonal(new Personal(false, false, false));

  private final PlantedPlan plan;
  private final long seed;
  private final Path folder;
  private final Consumer<String> progress;
  private final SequencedMap<String, Influence> measured = new LinkedHashMap<>();
  private final Map<String, PlantedModel> trained = new LinkedHashMap<>();
  private final PlantedData tastes;
  private final PlantedData queries;
  private final PlantedData looks;

  /// @param folder of the trainings' curves
  /// @param progress is told of each model that was trained
  SeedRun(PlantedPlan plan, long seed, Path folder, Consumer<String> progress) {
    this.plan = plan;
    this.seed = seed;
    this.folder = folder;
    this.progress = progress;
    tastes = plan.tastes().data(seed);
    queries = plan.queries().data(seed);
    looks = plan.looks().data(seed);
  }

  /// What a group of rows is, over all seeds.
  private record Group(long seed, int list) {}

  /// Runs a check.
  void run(PlantedCheck check) throws IOException {
    switch (check) {
      case T1 -> modalities();
      case T2 -> fusion();
      case T3 -> attention();
      case T4 -> auxiliary();
      case T5 -> missingPictures();
      case T6 -> wrongIds();
    }
  }

  /// What was measured, by name, in order.
  SequencedMap<String, Influence> measured() {
    return Collections.unmodifiableSequencedMap(measured);
  }

  // ---- T1

  private void modalities() throws IOException {
    bounds("t1", tastes);
    Influence full = put("t1/full", auc(tastesModel(), tastes));
    PlantedData texts = tastes.withOnly(List.of(Modality.TEXT));
    PlantedData pictures = tastes.withOnly(List.of(Modality.PICTURE));
    PlantedData nothing = tastes.withOnly(List.of());
    int epochs = plan.tasteEpochs();
    Influence text = put("t1/text-only", auc(network("text only", FULL, texts, epochs), texts));
    Influence picture =
        put("t1/picture-only", auc(network("picture only", FULL, pictures, epochs), pictures));
    put("t1/no-modalities", auc(network("no modalities", FULL, nothing, epochs), nothing));
    put("t1/no-personal", auc(network("no personal", IMPERSONAL, tastes, epochs), tastes));
    ArmmtConfig unlike = FULL.withPersonal(new Personal(true, false, false));
    put("t1/no-likeness", auc(network("no likeness", unlike, tastes, epochs), tastes));
    put("t1/full-minus-text-only", full.minus(text));
    put("t1/full-minus-picture-only", full.minus(picture));

    PlantedData control = plan.tastes().withPictures(0).data(seed);
    PlantedData controlTexts = control.withOnly(List.of(Modality.TEXT));
    NetworkModel both = network("control", FULL, control, epochs);
    bounds("t1-control", control);
    Influence all = put("t1-control/full", auc(both, control));
    Influence one =
        put(
            "t1-control/text-only",
            auc(network("control, text only", FULL, controlTexts, epochs), controlTexts));
    put("t1-control/full-minus-text-only", all.minus(one));
    float[] weights = PlantedLearner.ask(control, control.test(), both::personalWeights);
    Influence ofText = put("t1-control/text-weight", weight(weights, 0, control.test()));
    Influence ofPicture = put("t1-control/picture-weight", weight(weights, 1, control.test()));
    put("t1-control/text-weight-minus-picture-weight", ofText.minus(ofPicture));
  }

  private NetworkModel tastesModel() throws IOException {
    return network("full", FULL, tastes, plan.tasteEpochs());
  }

  /// The mean weight of a modality.
  private Influence weight(float[] weights, int modality, List<PlantedList> lists) {
    double[] own = new double[weights.length / 2];
    for (int i = 0; i < own.length; i++) {
      own[i] = weights[2 * i + modality];
    }
    return Influence.ofMean(own, groups(lists));
  }

  // ---- T2

  private void fusion() throws IOException {
    bounds("t2", queries);
    Fusion fusion = new Fusion(Weights.TWICE_SIGMOID, true, true, 16);
    put("t2/equal-weights", auc(alone(new Fusion(Weights.EQUAL, true, true, 16)), queries));
    FusionModel blind = alone(new Fusion(Weights.TWICE_SIGMOID, false, true, 16));
    FusionModel seeing = alone(fusion);
    Influence without = put("t2/no-context", auc(blind, queries));
    Influence with = put("t2/context", auc(seeing, queries));
    put("t2/context-minus-no-context", with.minus(without));
    ratios("t2/picture-over-text/", seeing);
    ratios("t2/picture-over-text/no-context-", blind);
  }

  private FusionModel alone(Fusion fusion) throws IOException {
    String name = "fusion, " + fusion.weights() + (fusion.context() ? "" : ", no context");
    FusionModel model = new FusionModel(fusion, queries, seed);
    trained.put(name, model);
    train(name, model, queries, RATE, plan.queryEpochs(), 0);
    return model;
  }

  /// The mean weight of pictures over that of texts, by kind of query.
  private void ratios(String name, FusionModel model) {
    put(name + "visual", ratio(model, PlantedQueries::isVisual));
    put(name + "textual", ratio(model, list -> !PlantedQueries.isVisual(list)));
  }

  private Influence ratio(FusionModel model, Predicate<PlantedList> chosen) {
    List<PlantedList> lists = queries.test().stream().filter(chosen).toList();
    float[] weights = PlantedLearner.ask(queries, lists, model::weights);
    double[] texts = new double[lists.size()];
    double[] pictures = new double[lists.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = weights[2 * i];
      pictures[i] = weights[2 * i + 1];
    }
    return Influence.ofRatio(pictures, texts, groups(lists));
  }

  // ---- T3

  private void attention() throws IOException {
    bounds("t3", looks);
    Influence pointwise = put("t3/pointwise", auc(looksModel("pointwise"), looks));
    Influence joint = put("t3/joint", auc(looksModel("joint", Perspective.JOINT), looks));
    Influence multi = put("t3/multi", auc(multi(), looks));
    put("t3/joint-minus-pointwise", joint.minus(pointwise));
    put("t3/multi-minus-pointwise", multi.minus(pointwise));
    put("t3/multi-minus-joint", multi.minus(joint));
  }

  private NetworkModel multi() throws IOException {
    return looksModel("multi", Perspective.ITEM, Perspective.JOINT);
  }

  private NetworkModel looksModel(String name, Perspective... from) throws IOException {
    ArmmtConfig config = IMPERSONAL.withList(new Perspectives(List.of(from), 1));
    return network("looks, " + name, config, looks, plan.lookEpochs());
  }

  // ---- T4

  private void auxiliary() throws IOException {
    Auxiliary none = new Auxiliary(0, false, 0);
    bounds("t4/tastes", tastes);
    bounds("t4/queries", queries);
    bounds("t4/looks", looks);
    NetworkModel with = tastesModel();
    NetworkModel without =
        network("no auxiliary", FULL.withAuxiliary(none), tastes, plan.tasteEpochs());
    differ("t4/tastes/", auc(with, tastes), auc(without, tastes));

    ArmmtConfig alone = IMPERSONAL.withList(new Perspectives(List.of(), 1));
    int queryEpochs = plan.queryEpochs();
    differ(
        "t4/queries/",
        auc(network("queries", alone, queries, queryEpochs), queries),
        auc(
            network("queries, no auxiliary", alone.withAuxiliary(none), queries, queryEpochs),
            queries));

    ArmmtConfig list =
        IMPERSONAL.withList(new Perspectives(List.of(Perspective.ITEM, Perspective.JOINT), 1));
    differ(
        "t4/looks/",
        auc(multi(), looks),
        auc(
            network("looks, no auxiliary", list.withAuxiliary(none), looks, plan.lookEpochs()),
            looks));

    differ("t4/probe/", probed("probe", with), probed("probe, no auxiliary", without));
  }

  private void differ(String name, Influence auxiliary, Influence none) {
    put(name + "auxiliary", auxiliary);
    put(name + "none", none);
    put(name + "auxiliary-minus-none", auxiliary.minus(none));
  }

  /// What a logistic regression makes of a model's representations.
  private Influence probed(String name, NetworkModel model) throws IOException {
    PlantedData seen =
        new PlantedData(
            Map.of(), 0, represented(model, tastes.training()), represented(model, tastes.test()));
    ProbeModel probe = new ProbeModel(seen.features(), seed);
    trained.put(name, probe);
    train(name, probe, seen, 5 * RATE, plan.probeEpochs(), 0);
    return auc(probe, seen);
  }

  private List<PlantedList> represented(NetworkModel model, List<PlantedList> lists) {
    float[] all = PlantedLearner.ask(tastes, lists, model::representations);
    int each = lists.getFirst().items().length;
    int width = all.length / lists.size() / each;
    List<PlantedList> represented = new ArrayList<>();
    for (int p = 0; p < lists.size(); p++) {
      float[][] features = new float[each][width];
      for (int i = 0; i < each; i++) {
        System.arraycopy(all, (p * each + i) * width, features[i], 0, width);
      }
      represented.add(lists.get(p).withFeatures(features));
    }
    return represented;
  }

  // ---- T5

  private void missingPictures() throws IOException {
    bounds("t5", tastes);
    NetworkModel without = tastesModel();
    NetworkModel with =
        network("missing pictures", FULL.withExamples(1, LOST), tastes, plan.tasteEpochs());
    PlantedData told = tastes.withoutSome(Modality.PICTURE, MISSING, true, random(5));
    PlantedData untold = tastes.withoutSome(Modality.PICTURE, MISSING, false, random(5));
    Influence trainedWith = put("t5/trained-with/lost", auc(with, tastes).minus(auc(with, told)));
    Influence trainedWithout =
        put("t5/trained-without/lost", auc(without, tastes).minus(auc(without, untold)));
    put("t5/trained-with/all-pictures", auc(with, tastes));
    put("t5/trained-with/some-pictures", auc(with, told));
    put("t5/trained-without/all-pictures", auc(without, tastes));
    put("t5/trained-without/some-pictures", auc(without, untold));
    put("t5/trained-without/some-pictures-told", auc(without, told));
    put("t5/saved", trainedWithout.minus(trainedWith));
  }

  // ---- T6

  private void wrongIds() throws IOException {
    bounds("t6", tastes);
    NetworkModel full = tastesModel();
    Influence reserved = put("t6/reserved-id", auc(full, tastes));
    Influence wrong = put("t6/wrong-ids", auc(full, tastes.withWrongIds(random(6))));
    put("t6/lost", reserved.minus(wrong));
  }

  // ---- training and measuring

  private NetworkModel network(String name, ArmmtConfig config, PlantedData data, int epochs)
      throws IOException {
    if (trained.get(name) instanceof NetworkModel known) {
      return known;
    }
    NetworkModel model = new NetworkModel(config, data, seed);
    trained.put(name, model);
    train(name, model, data, RATE, epochs, config.missing());
    return model;
  }

  private void train(
      String name, PlantedModel model, PlantedData data, double rate, int epochs, double lost)
      throws IOException {
    long start = System.nanoTime();
    Path own = folder.resolve("model-" + trained.size());
    TrainingLoop.run(
        new TrainingRun(name, seed, own, false, TrainingJob.Watch.NONE),
        settings(plan.batch(), rate, epochs).training(),
        new PlantedLearner(model, data, lost));
    progress.accept(
        String.format(
            "%s, seed %d: %.1f s", name, seed, (System.nanoTime() - start) / 1_000_000_000.0));
  }

  private static RankSettings settings(int batch, double rate, int epochs) {
    return new RankSettings(batch, epochs, rate, DECAY, 0, 0, false, false, 0);
  }

  private Influence auc(PlantedModel model, PlantedData data) {
    float[] logits = PlantedLearner.ask(data, data.test(), batch -> model.logits(batch, null));
    double[] scores = new double[logits.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = logits[i];
    }
    return auc(scores, data.test());
  }

  /// What the truth scores, and chance.
  private void bounds(String name, PlantedData data) {
    double[] truth =
        data.test().stream().flatMapToDouble(list -> Arrays.stream(list.truth())).toArray();
    put(name + "/oracle", auc(truth, data.test()));
    put(name + "/random", auc(random(0).doubles(truth.length).toArray(), data.test()));
  }

  /// Pooled over all lists.
  private Influence auc(double[] scores, List<PlantedList> lists) {
    boolean[] labels = new boolean[scores.length];
    int each = scores.length / lists.size();
    for (int p = 0; p < lists.size(); p++) {
      System.arraycopy(lists.get(p).labels(), 0, labels, p * each, each);
    }
    return Influence.ofAuc(scores, labels, groups(lists));
  }

  /// Of each row its list.
  private List<Group> groups(List<PlantedList> lists) {
    List<Group> groups = new ArrayList<>();
    for (int p = 0; p < lists.size(); p++) {
      groups.addAll(Collections.nCopies(lists.get(p).items().length, new Group(seed, p)));
    }
    return groups;
  }

  private RandomGenerator random(int stream) {
    return new SplittableRandom(31 * seed + stream);
  }

  private Influence put(String name, Influence influence) {
    measured.put(name, influence);
    return influence;
  }

  @Override
  public void close() {
    trained.values().forEach(PlantedModel::close);
  }
}
