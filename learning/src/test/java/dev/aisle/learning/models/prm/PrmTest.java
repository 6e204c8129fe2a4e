package dev.aisle.learning.models.prm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestLog;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.inputs.InputColumns;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.nn.GradientCheck;
import dev.aisle.learning.ranking.RankSettings;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.reranking.RankedPage;
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
import java.util.Collections;
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

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrmTest {
  private static final long SEED = 6;
  private static final LoggedPages PAGES = TestShop.of(SEED).replayed();
  private static final PrmConfig SMALL =
      PrmConfig.DEFAULT
          .withInputs(PrmConfig.DEFAULT.inputs().withWidest(4))
          .withSize(8, 2, 1)
          .withLearning(RankSettings.DEFAULT.withPages(16).withRate(0.005).withEpochs(4, 2));

  @TempDir Path folder;

  private @Nullable SavedModel saved;

  private SavedModel saved() throws IOException {
    SavedModel known = saved;
    if (known == null) {
      Trained trained = new Prm(SMALL).train(job(PAGES, null));
      known = SavedModel.unsaved("prm", trained, new Provenance(PAGES.data(), SEED));
      saved = known;
    }
    return known;
  }

  private TrainingJob job(LoggedPages pages, TrainingJob.@Nullable Upstream upstream) {
    return new TrainingJob(
        pages,
        pages.catalogue(),
        pages.features(),
        SEED,
        folder,
        false,
        TrainingJob.Watch.NONE,
        null,
        upstream);
  }

  private static Served.Orders served(SavedModel of) {
    return (Served.Orders)
        new Prm(SMALL).serve(of, new ServingParts(ShopFeatures.DEFAULT, PAGES.catalogue()::get));
  }

  private static double auc(Scorer scorer) {
    return PageMetrics.mean(
        PageMetrics.auc(
            PAGES.of(Split.TEST),
            page -> scorer.score(page.features(), new float[page.size()]),
            PageMetrics.Rows.EXPOSED));
  }

  @Test
  void learnsWhatShoppersLike() throws IOException {
    try (Served.Orders served = served(saved())) {
      assertThat(auc(Objects.requireNonNull(served.scorer())))
          .as("seed %d", SEED)
          .isGreaterThan(0.66);
    }
  }

  /// A stage before that knows which items were clicked is worth listening to.
  @Test
  void learnsToTrustAStageThatIsRight() throws IOException {
    TrainingJob.Upstream knowing =
        page -> {
          float[] scores = new float[page.size()];
          for (int row = 0; row < page.exposed(); row++) {
            scores[row] = (page.clicked(row) ? 1 : 0) + 0.01f * row;
          }
          return scores;
        };
    Trained trained = new Prm(SMALL).train(job(PAGES, knowing));
    assertThat(trained.metrics())
        .filteredOn(figure -> figure.figure().equals("prm/auc"))
        .first()
        .satisfies(figure -> assertThat(figure.value()).isGreaterThan(0.97));
  }

  @Test
  void whatIsSavedAndLoadedScoresAlikeToTheBit() throws IOException {
    ModelRegistry registry =
        new ModelRegistry(folder.resolve("models"), InstantSource.fixed(Instant.EPOCH));
    SavedModel before = saved();
    Trained trained = new Trained(before.tensors(), SMALL, before.manifest().features(), List.of());
    registry.save("prm", trained, new Provenance(PAGES.data(), SEED), null);
    FeatureBatch batch = request(TestShop.items());
    try (Served.Orders one = served(before);
        Served.Orders other = served(registry.load("prm"))) {
      assertThat(scores(other, batch, falling(60)))
          .containsExactly(scores(one, batch, falling(60)));
    }
  }

  @Test
  void itemsMovedWithTheirScoresHaveTheirNewScores() throws IOException {
    List<Item> items = TestShop.items();
    float[] upstream = falling(60);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
    Collections.shuffle(order, new Random(SEED));
    float[] moved = new float[60];
    for (int i = 0; i < 60; i++) {
      moved[i] = upstream[order.get(i)];
    }
    try (Served.Orders served = served(saved())) {
      float[] scores = scores(served, request(items), upstream);
      float[] after = scores(served, request(order.stream().map(items::get).toList()), moved);
      for (int i = 0; i < 60; i++) {
        assertThat(after[i]).isCloseTo(scores[order.get(i)], within(1e-4f));
      }
    }
  }

  @Test
  void whatStandsBesideAnItemChangesItsScore() throws IOException {
    List<Item> items = TestShop.items();
    try (Served.Orders served = served(saved())) {
      float[] one = scores(served, request(items.subList(0, 10)), falling(10));
      List<Item> others = new ArrayList<>(items.subList(0, 9));
      others.add(items.get(40));
      float[] other = scores(served, request(others), falling(10));
      assertThat(Math.abs(other[0] - one[0])).isGreaterThan(1e-6f);
    }
  }

  @Test
  void listsOfAnyLengthAreScored() throws IOException {
    List<Item> many = new ArrayList<>();
    while (many.size() < 500) {
      many.addAll(TestShop.items());
    }
    try (Served.Orders served = served(saved())) {
      for (int n : new int[] {1, 2, 50, 500}) {
        float[] scores = scores(served, request(many.subList(0, n)), falling(n));
        assertThat(scores).hasSize(n);
        for (float score : scores) {
          assertThat(Float.isFinite(score)).isTrue();
        }
      }
      assertThat(scores(served, request(List.of()), new float[0])).isEmpty();
    }
  }

  @Test
  void aPageScoresAlikeBesideALongerOne() {
    List<RankedPage> all = ranked(PAGES.of(Split.TRAIN));
    LoggedPages shorter = new TestShop(SEED, 40, 5, _ -> 1, 1).replayed();
    RankedPage page = ranked(shorter.of(Split.TRAIN)).getFirst();
    try (PrmLearner learner = learner(Type.DOUBLE, SMALL, all)) {
      float[] alone = learner.scorer(List.of(page)).scores(page.page());
      float[] beside = learner.scorer(List.of(page, all.getFirst())).scores(page.page());
      assertThat(beside).containsExactly(alone, within(1e-6f));
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    List<String> others =
        new ArrayList<>(ShopFeatures.DEFAULT.columns().stream().map(Column::name).toList());
    others.removeAll(List.of("item", "price", "clickRate"));
    InputChoice few = SMALL.inputs().without(others.toArray(String[]::new)).withWidest(2);
    PrmConfig tiny = SMALL.withInputs(few).withSize(4, 2, 1);
    List<RankedPage> pages = ranked(PAGES.of(Split.TRAIN)).subList(50, 53);
    try (PrmLearner learner = learner(Type.DOUBLE, tiny, pages)) {
      PrmBatch batch = learner.batches().batch(new int[] {0, 1, 2}, new Random(1));
      GradientCheck.check(SEED, learner.parameters(), () -> learner.loss(batch, null).total());
    }
  }

  @Test
  void theLossIsTheCrossEntropyOfThePage() {
    List<RankedPage> pages = ranked(PAGES.of(Split.TRAIN)).subList(20, 24);
    PrmConfig plain = SMALL.withLearning(SMALL.learning().withoutPositions());
    try (PrmLearner learner = learner(Type.DOUBLE, plain, pages);
        var _ = dev.aisle.learning.tensor.Scope.inference()) {
      PrmBatch batch = learner.batches().batch(new int[] {0, 1, 2, 3}, new Random(1));
      double expected = 0;
      PageMetrics.PageScorer scorer = learner.scorer(pages);
      for (RankedPage ranked : pages) {
        LoggedPage page = ranked.page();
        float[] scores = scorer.scores(page);
        double exps = 0;
        double gains = 0;
        for (int row = 0; row < page.exposed(); row++) {
          exps += Math.exp(scores[row]);
          gains += gain(page, row);
        }
        for (int row = 0; row < page.exposed(); row++) {
          expected -= gain(page, row) / gains * (scores[row] - Math.log(exps)) / pages.size();
        }
      }
      assertThat(learner.loss(batch, null).total().item()).isCloseTo(expected, within(1e-5));
    }
  }

  private static double gain(LoggedPage page, int row) {
    return (page.clicked(row) ? 1 : 0) + (page.ordered(row) ? SMALL.orderGain() : 0);
  }

  @Test
  void thirtyTwoPagesAreLearnedByHeart() throws IOException {
    List<RankedPage> pages = ranked(PAGES.of(Split.TRAIN)).subList(0, 32);
    PrmConfig plain = SMALL.withLearning(SMALL.learning().withoutPositions().withoutOrders());
    try (PrmLearner learner = learner(Type.FLOAT, plain, pages)) {
      TrainingConfig config =
          TrainingConfig.DEFAULTS
              .withBatch(32)
              .withEpochs(150)
              .withStopping(150, 0)
              .withAdam(Adam.Config.of(0.01));
      TrainingLoop.run(
          new TrainingRun("heart", SEED, folder.resolve("heart"), false, TrainingJob.Watch.NONE),
          config,
          learner);
      double auc =
          PageMetrics.mean(
              PageMetrics.auc(
                  pages.stream().map(RankedPage::page).toList(),
                  learner.scorer(pages),
                  PageMetrics.Rows.EXPOSED));
      assertThat(auc).as("seed %d", SEED).isGreaterThan(0.97);
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
    assertThatThrownBy(() -> new Prm(SMALL).train(job(pages, null)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no clicks on the");
  }

  private static List<RankedPage> ranked(List<LoggedPage> pages) {
    return pages.stream()
        .filter(PageMetrics::answered)
        .map(page -> RankedPage.of(page, null))
        .toList();
  }

  private static PrmLearner learner(Type type, PrmConfig config, List<RankedPage> pages) {
    InputColumns columns = InputColumns.of(ShopFeatures.DEFAULT, config.inputs());
    Inputs inputs = Inputs.fit(columns, PAGES.of(Split.TRAIN), 5);
    return new PrmLearner(type, new SplittableRandom(SEED), inputs, config, pages, List.of());
  }

  private static float[] falling(int n) {
    float[] scores = new float[n];
    for (int i = 0; i < n; i++) {
      scores[i] = 1 / (1f + i);
    }
    return scores;
  }

  private static float[] scores(Served.Orders served, FeatureBatch batch, float[] upstream) {
    return Objects.requireNonNull(served.scorer()).score(batch, upstream);
  }

  private static FeatureBatch request(List<Item> items) {
    FeatureRequest request =
        new FeatureRequest(
            new ShopperId("p3"),
            Scene.SEARCH,
            "Lamps model",
            null,
            Instant.parse("2026-11-03T00:00:00Z"),
            Map.of("device", "phone"));
    return ShopFeatures.DEFAULT.features(
        request, ShopperState.INITIAL, PAGES.catalogue()::get, items, _ -> ItemStatistics.INITIAL);
  }
}
