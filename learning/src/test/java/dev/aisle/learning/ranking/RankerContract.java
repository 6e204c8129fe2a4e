package dev.aisle.learning.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestItems;
import dev.aisle.core.TestLog;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.inputs.InputColumns;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.nn.GradientCheck;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplayProgress;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.TestShop;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingConfig;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingLoop;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What every ranker does; a model's test says which it is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RankerContract {
  private static final long SEED = 5;
  private static final LoggedPages PAGES = TestShop.of(SEED).replayed();

  @TempDir Path folder;

  private @Nullable SavedModel saved;

  /// The model with settings for a small shop.
  protected abstract Model model();

  /// Its layers.
  protected abstract RankerNetwork.Recipe recipe();

  /// The columns that it reads.
  protected abstract InputChoice choice();

  /// The model, trained once for all tests.
  protected final SavedModel saved() throws IOException {
    SavedModel known = saved;
    if (known == null) {
      Trained trained = model().train(job(PAGES, folder));
      known = SavedModel.unsaved(model().name(), trained, new Provenance(PAGES.data(), SEED));
      saved = known;
    }
    return known;
  }

  private static TrainingJob job(LoggedPages pages, Path folder) {
    return new TrainingJob(
        pages, pages.catalogue(), pages.features(), SEED, folder, false, TrainingJob.Watch.NONE);
  }

  private Served.Orders served(SavedModel of) {
    return (Served.Orders)
        model().serve(of, new ServingParts(ShopFeatures.DEFAULT, PAGES.catalogue()::get));
  }

  @Test
  void learnsWhatShoppersLike() throws IOException {
    try (Served.Orders served = served(saved())) {
      Scorer scorer = Objects.requireNonNull(served.scorer());
      List<LoggedPage> pages = PAGES.of(Split.TEST);
      double auc =
          PageMetrics.mean(
              PageMetrics.auc(
                  pages,
                  page -> scorer.score(page.features(), new float[page.size()]),
                  PageMetrics.Rows.EXPOSED));
      assertThat(auc).as("seed %d", SEED).isGreaterThan(0.68);
    }
  }

  @Test
  void whatIsSavedAndLoadedScoresAlikeToTheBit() throws IOException {
    ModelRegistry registry =
        new ModelRegistry(folder.resolve("models"), InstantSource.fixed(Instant.EPOCH));
    SavedModel before = saved();
    Trained trained =
        new Trained(before.tensors(), config(), before.manifest().features(), List.of());
    registry.save(model().name(), trained, new Provenance(PAGES.data(), SEED), null);
    FeatureBatch batch = request("p3", 40);
    try (Served.Orders one = served(before);
        Served.Orders other = served(registry.load(model().name()))) {
      assertThat(scores(other, batch)).containsExactly(scores(one, batch));
    }
  }

  /// The configuration of [#model].
  protected abstract Record config();

  @Test
  void theTwoWaysToEmbedAgree() throws IOException {
    SavedModel model = saved();
    LoggedPage page = PAGES.of(Split.TEST).getFirst();
    Inputs inputs = inputs(PAGES.of(Split.TRAIN));
    try (RankerScoring scoring = RankerScoring.of(model, ShopFeatures.DEFAULT, recipe());
        RankerLearner learner = learner(Type.FLOAT, inputs, List.of(page), RankSettings.DEFAULT)) {
      Map<String, TensorData> own = new HashMap<>();
      learner
          .parameters()
          .save()
          .forEach((name, _) -> own.put(name, Objects.requireNonNull(model.tensors().get(name))));
      learner.parameters().load("test", own);
      float[] trained = Objects.requireNonNull(learner.logits(List.of(page)).get(page));
      assertThat(scoring.logits(page.features())).containsExactly(trained, within(1e-5f));
    }
  }

  @Test
  void aPageScoresAlikeBesideALongerOne() {
    LoggedPage page = PAGES.of(Split.TRAIN).getFirst();
    LoggedPage later = PAGES.of(Split.TRAIN).getLast();
    try (RankerLearner learner =
        learner(
            Type.DOUBLE,
            inputs(PAGES.of(Split.TRAIN)),
            List.of(page, later),
            RankSettings.DEFAULT)) {
      float[] alone = Objects.requireNonNull(learner.logits(List.of(page)).get(page));
      float[] beside = Objects.requireNonNull(learner.logits(List.of(page, later)).get(page));
      assertThat(beside).containsExactly(alone, within(1e-6f));
    }
  }

  @Test
  void candidatesInAnotherOrderHaveTheirScores() throws IOException {
    List<Item> items = new ArrayList<>(TestShop.items());
    try (Served.Orders served = served(saved())) {
      float[] scores = scores(served, request("p3", items));
      List<Integer> order = new ArrayList<>(IntStream.range(0, items.size()).boxed().toList());
      Collections.shuffle(order, new Random(SEED));
      float[] moved = scores(served, request("p3", order.stream().map(items::get).toList()));
      for (int i = 0; i < moved.length; i++) {
        assertThat(moved[i]).isCloseTo(scores[order.get(i)], within(1e-6f));
      }
      assertThat(Arrays.stream(order.toArray()).distinct().count()).isEqualTo(60);
      assertThat(distinct(scores)).isGreaterThan(30);
    }
  }

  private static long distinct(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).distinct().count();
  }

  @Test
  void whatTrainingNeverSawScores() throws IOException {
    Item item = TestItems.item("new", "Unheard of", "9.99", "Nobody", "Nothing at all");
    try (Served.Orders served = served(saved())) {
      float[] scores = scores(served, request("stranger", List.of(item)));
      assertThat(scores).hasSize(1);
      assertThat(Float.isFinite(scores[0])).isTrue();
    }
  }

  @Test
  void aLogWithoutClicksIsRefused() throws IOException {
    List<Event> quiet =
        TestShop.of(SEED).withPages(60).events().stream()
            .filter(event -> !(event instanceof Interaction))
            .toList();
    LoggedPages pages =
        LoggedPages.replay(
            new TestLog(quiet),
            ShopFeatures.DEFAULT,
            ReplayOptions.DEFAULT.withOutcomeWindow(Duration.ofMinutes(5)),
            ReplayProgress.NONE);
    assertThatThrownBy(() -> model().train(job(pages, folder)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no clicks on the");
  }

  @Test
  void anotherShopsColumnsAreRefused() throws IOException {
    SavedModel model = saved();
    var fewer =
        new FeatureSet(
            ShopFeatures.DEFAULT.columns().stream()
                .filter(column -> !column.name().equals("price"))
                .toList());
    assertThatThrownBy(() -> model().serve(model, new ServingParts(fewer, PAGES.catalogue()::get)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("price: numeric");
  }

  /// Few columns, so that there are few parameters.
  private InputChoice few() {
    List<String> others =
        new ArrayList<>(ShopFeatures.DEFAULT.columns().stream().map(Column::name).toList());
    others.removeAll(List.of("item", "category", "scene", "price", "clickRate"));
    return choice().without(others.toArray(String[]::new)).withWidest(2);
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    List<LoggedPage> pages =
        PAGES.of(Split.TRAIN).stream()
            .filter(page -> IntStream.range(0, page.exposed()).anyMatch(page::ordered))
            .skip(60)
            .limit(2)
            .toList();
    InputColumns columns = InputColumns.of(ShopFeatures.DEFAULT, few());
    Inputs inputs = Inputs.fit(columns, PAGES.of(Split.TRAIN), 5);
    RankSettings settings = RankSettings.DEFAULT.withDropped(0.5);
    try (RankerLearner learner =
        new RankerLearner(
            Type.DOUBLE,
            new SplittableRandom(SEED),
            inputs,
            few(),
            settings,
            recipe(),
            pages,
            pages,
            PageMetrics.Rows.EXPOSED)) {
      RankBatch batch = RankBatch.of(inputs, pages, 0.5);
      GradientCheck.check(SEED, learner.parameters(), () -> learner.loss(batch, null).total());
    }
  }

  @Test
  void thirtyTwoPagesAreLearnedByHeart() throws IOException {
    List<LoggedPage> pages =
        PAGES.of(Split.TRAIN).stream().filter(PageMetrics::answered).limit(32).toList();
    Inputs inputs = inputs(pages);
    RankSettings settings = RankSettings.DEFAULT.withoutPositions().withoutOrders();
    try (RankerLearner learner = learner(Type.FLOAT, inputs, pages, settings)) {
      TrainingConfig config =
          TrainingConfig.DEFAULTS
              .withBatch(32)
              .withEpochs(100)
              .withStopping(100, 0)
              .withAdam(Adam.Config.of(0.01));
      TrainingRun run =
          new TrainingRun("heart", SEED, folder.resolve("heart"), false, TrainingJob.Watch.NONE);
      TrainingLoop.run(run, config, learner);
      double auc =
          PageMetrics.mean(
              PageMetrics.auc(
                  pages, learner.scorer(ScoreMix.CLICKS, pages), PageMetrics.Rows.EXPOSED));
      assertThat(auc).as("seed %d", SEED).isGreaterThan(0.97);
    }
  }

  private Inputs inputs(List<LoggedPage> pages) {
    return Inputs.fit(
        InputColumns.of(ShopFeatures.DEFAULT, choice()), pages, choice().leastOccurrences());
  }

  private RankerLearner learner(
      Type type, Inputs inputs, List<LoggedPage> pages, RankSettings settings) {
    return new RankerLearner(
        type,
        new SplittableRandom(SEED),
        inputs,
        choice(),
        settings,
        recipe(),
        pages,
        pages,
        PageMetrics.Rows.EXPOSED);
  }

  private static float[] scores(Served.Orders served, FeatureBatch batch) {
    return Objects.requireNonNull(served.scorer()).score(batch, new float[batch.size()]);
  }

  /// A search of a shopper of whom nothing is known.
  protected static FeatureBatch request(String shopper, int items) {
    return request(shopper, TestShop.items().subList(0, items));
  }

  private static FeatureBatch request(String shopper, List<Item> items) {
    FeatureRequest request =
        new FeatureRequest(
            new ShopperId(shopper),
            Scene.SEARCH,
            "Lamps model",
            null,
            Instant.parse("2026-11-03T00:00:00Z"),
            Map.of("device", "phone"));
    return ShopFeatures.DEFAULT.features(
        request, ShopperState.INITIAL, PAGES.catalogue()::get, items, _ -> ItemStatistics.INITIAL);
  }
}
