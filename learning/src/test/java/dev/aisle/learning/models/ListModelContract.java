package dev.aisle.learning.models;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestLog;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplayProgress;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.TestShop;
import dev.aisle.learning.samples.TimeSplit;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What every model that scores a list as a whole must hold.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ListModelContract {
  /// Of the shop and of trainings.
  protected static final long SEED = 6;

  private static final Duration WINDOW = Duration.ofMinutes(5);

  /// Where trainings keep their files.
  @TempDir protected Path folder;

  private @Nullable LoggedPages pages;
  private @Nullable SavedModel saved;

  /// The model, with settings that train quickly.
  protected abstract Model model();

  /// The columns of the shop.
  protected abstract FeatureSet features();

  /// Pages of a small shop.
  protected final LoggedPages pages() {
    LoggedPages known = pages;
    if (known == null) {
      known = replayed(TestShop.of(SEED).log());
      pages = known;
    }
    return known;
  }

  /// The pages of a log, with these columns.
  protected final LoggedPages replayed(TestLog log) {
    ReplayOptions options =
        ReplayOptions.DEFAULT.withOutcomeWindow(WINDOW).withSplit(new TimeSplit(0.2, 0.2));
    try {
      return LoggedPages.replay(log, features(), options, ReplayProgress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Trained once for all tests.
  protected final SavedModel saved() throws IOException {
    SavedModel known = saved;
    if (known == null) {
      Trained trained = model().train(job(pages(), null));
      known = SavedModel.unsaved(model().name(), trained, new Provenance(pages().data(), SEED));
      saved = known;
    }
    return known;
  }

  /// A training.
  protected final TrainingJob job(LoggedPages of, TrainingJob.@Nullable Upstream upstream) {
    return new TrainingJob(
        of,
        of.catalogue(),
        of.features(),
        SEED,
        folder,
        false,
        TrainingJob.Watch.NONE,
        null,
        upstream);
  }

  /// The model in service.
  protected final Served.Orders served(SavedModel of) {
    return (Served.Orders)
        model().serve(of, new ServingParts(features(), pages().catalogue()::get));
  }

  @Test
  void learnsWhatShoppersLike() throws IOException {
    try (Served.Orders served = served(saved())) {
      Scorer scorer = requireNonNull(served.scorer());
      double auc =
          PageMetrics.mean(
              PageMetrics.auc(
                  pages().of(Split.TEST),
                  page -> scorer.score(page.features(), new float[page.size()]),
                  PageMetrics.Rows.EXPOSED));
      assertThat(auc).as("seed %d", SEED).isGreaterThan(0.66);
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
    Trained trained = model().train(job(pages(), knowing));
    assertThat(trained.metrics())
        .filteredOn(figure -> figure.figure().equals(model().name() + "/auc"))
        .first()
        .satisfies(figure -> assertThat(figure.value()).isGreaterThan(0.97));
  }

  @Test
  void equalSeedsGiveEqualModels() throws IOException {
    assertThat(model().train(job(pages(), null)).tensors()).isEqualTo(saved().tensors());
  }

  @Test
  void whatIsSavedAndLoadedScoresAlikeToTheBit() throws IOException {
    ModelRegistry registry =
        new ModelRegistry(folder.resolve("models"), InstantSource.fixed(Instant.EPOCH));
    String name = model().name();
    Trained trained = model().train(job(pages(), null));
    registry.save(name, trained, new Provenance(pages().data(), SEED), null);
    FeatureBatch batch = request(TestShop.items());
    try (Served.Orders one = served(saved());
        Served.Orders other = served(registry.load(name))) {
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
        finite(scores(served, request(many.subList(0, n)), falling(n)), n);
      }
      assertThat(scores(served, request(List.of()), new float[0])).isEmpty();
    }
  }

  @Test
  void candidatesThatAreAllAlikeHaveFiniteScores() throws IOException {
    Item item = TestShop.items().getFirst();
    try (Served.Orders served = served(saved())) {
      finite(scores(served, request(Collections.nCopies(20, item)), new float[20]), 20);
    }
  }

  @Test
  void aShopperWhomNobodyHasSeenGetsFiniteScores() throws IOException {
    FeatureRequest request =
        new FeatureRequest(
            new ShopperId("nobody"), Scene.FEED, null, null, Instant.EPOCH, Map.of());
    try (Served.Orders served = served(saved())) {
      finite(scores(served, batch(request, TestShop.items()), falling(60)), 60);
    }
  }

  /// Scores are finite numbers, so many of them.
  protected static void finite(float[] scores, int many) {
    assertThat(scores).hasSize(many);
    for (float score : scores) {
      assertThat(Float.isFinite(score)).as(Arrays.toString(scores)).isTrue();
    }
  }

  @Test
  void aLogWithoutClicksIsRefused() {
    List<Event> quiet =
        TestShop.of(SEED).withPages(60).events().stream()
            .filter(event -> !(event instanceof Interaction))
            .toList();
    LoggedPages silent = replayed(new TestLog(quiet));
    assertThatThrownBy(() -> model().train(job(silent, null)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no clicks on the");
  }

  /// Scores that fall from 1, the first highest.
  protected static float[] falling(int n) {
    float[] scores = new float[n];
    for (int i = 0; i < n; i++) {
      scores[i] = 1 / (1f + i);
    }
    return scores;
  }

  /// What a model in service scores.
  protected static float[] scores(Served.Orders served, FeatureBatch batch, float[] upstream) {
    return requireNonNull(served.scorer()).score(batch, upstream);
  }

  /// A search of a known shopper for these items.
  protected final FeatureBatch request(List<Item> items) {
    FeatureRequest request =
        new FeatureRequest(
            new ShopperId("p3"),
            Scene.SEARCH,
            "Lamps model",
            null,
            Instant.parse("2026-11-03T00:00:00Z"),
            Map.of("device", "phone"));
    return batch(request, items);
  }

  private FeatureBatch batch(FeatureRequest request, List<Item> items) {
    return features()
        .features(
            request,
            ShopperState.INITIAL,
            pages().catalogue()::get,
            items,
            _ -> ItemStatistics.INITIAL);
  }
}
