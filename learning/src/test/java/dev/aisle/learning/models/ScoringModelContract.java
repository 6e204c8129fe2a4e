package dev.aisle.learning.models;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.TestShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What every model that scores candidates one by one must hold.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ScoringModelContract {
  private static final LoggedPages PAGES = TestShop.of(5).replayed();

  /// Where trainings keep their files.
  @TempDir protected Path folder;

  private @Nullable Trained trained;

  /// The model, with settings that train quickly.
  protected abstract Model model();

  /// Pages of a small shop.
  protected static LoggedPages pages() {
    return PAGES;
  }

  private Trained train(LoggedPages pages) throws IOException {
    return model().train(TestModels.job(pages, folder));
  }

  /// Trained once for all tests.
  private Trained trained() throws IOException {
    if (trained == null) {
      trained = train(PAGES);
    }
    return trained;
  }

  private Scorer scorer(SavedModel saved, LoggedPages pages) {
    if (model().serve(saved, TestModels.parts(pages)) instanceof Served.Orders orders) {
      return requireNonNull(orders.scorer());
    }
    throw new AssertionError("does not order");
  }

  private Scorer scorer() throws IOException {
    return scorer(TestModels.unsaved(model(), trained(), PAGES), PAGES);
  }

  private static float[] score(Scorer scorer, FeatureBatch batch) {
    return scorer.score(batch, new float[batch.size()]);
  }

  @Test
  void permutingCandidatesPermutesScores() throws IOException {
    Scorer scorer = scorer();
    LoggedPage page = PAGES.of(Split.VALIDATION).getFirst();
    List<ItemId> items = page.items();
    float[] forward = score(scorer, TestModels.batch(PAGES, page, items));
    float[] backward = score(scorer, TestModels.batch(PAGES, page, items.reversed()));
    for (int i = 0; i < forward.length; i++) {
      assertThat(backward[forward.length - 1 - i]).isEqualTo(forward[i]);
    }
  }

  @Test
  void otherCandidatesDoNotChangeAScore() throws IOException {
    Scorer scorer = scorer();
    LoggedPage page = PAGES.of(Split.VALIDATION).getFirst();
    List<ItemId> items = page.items();
    float[] all = score(scorer, TestModels.batch(PAGES, page, items));
    float[] some = score(scorer, TestModels.batch(PAGES, page, items.subList(2, 5)));
    assertThat(some).containsExactly(all[2], all[3], all[4]);
  }

  @Test
  void scoresTheSameOnceSavedAndLoaded() throws IOException {
    Scorer before = scorer();
    Scorer after =
        scorer(TestModels.reloaded(model(), trained(), PAGES, folder.resolve("models")), PAGES);
    for (LoggedPage page : PAGES.of(Split.TEST)) {
      assertThat(score(after, page.features())).isEqualTo(score(before, page.features()));
    }
  }

  @Test
  void equalSeedsGiveEqualModels() throws IOException {
    assertThat(train(PAGES).tensors()).isEqualTo(trained().tensors());
  }

  @Test
  void anItemOfWhichNothingIsKnownHasAScore() throws IOException {
    Scorer scorer = scorer();
    LoggedPage page = PAGES.of(Split.VALIDATION).getFirst();
    FeatureBatch unknown = TestModels.batch(PAGES, page, page.items());
    for (String column : List.of("price", "rating", "daysSinceSeen", "recentClicks")) {
      java.util.Arrays.fill(unknown.numbers(column), Float.NaN);
    }
    for (float score : score(scorer, unknown)) {
      assertThat(Float.isFinite(score)).isTrue();
    }
  }

  @Test
  void anExplanationNamesItsLargestPartsFirst() throws IOException {
    Scorer scorer = scorer();
    FeatureBatch list = PAGES.of(Split.VALIDATION).getLast().features();
    List<Explanation> parts = scorer.explain(list, new float[list.size()], 1);
    assertThat(parts).isNotEmpty().hasSizeLessThanOrEqualTo(8);
    assertThat(parts).allSatisfy(part -> assertThat(part.text()).isNotBlank());
  }

  @Test
  void otherCandidatesDoNotChangeAnExplanation() throws IOException {
    Scorer scorer = scorer();
    LoggedPage page = PAGES.of(Split.VALIDATION).getLast();
    List<ItemId> items = page.items();
    FeatureBatch list = TestModels.batch(PAGES, page, items);
    for (int row = 0; row < items.size(); row++) {
      FeatureBatch alone = TestModels.batch(PAGES, page, List.of(items.get(row)));
      assertThat(scorer.explain(list, new float[list.size()], row))
          .isEqualTo(scorer.explain(alone, new float[1], 0));
    }
  }

  @Test
  void refusesOtherFeatures() throws IOException {
    SavedModel saved = TestModels.unsaved(model(), trained(), PAGES);
    FeatureSet fewer = new FeatureSet(ShopFeatures.DEFAULT.columns().subList(1, 9));
    assertThatThrownBy(() -> model().serve(saved, new ServingParts(fewer, PAGES.catalogue()::get)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("was trained on other features");
  }

  @Test
  void refusesAFileWithoutItsTensors() throws IOException {
    SavedModel saved = TestModels.unsaved(model(), trained(), PAGES);
    SavedModel empty = new SavedModel(saved.manifest(), java.util.Map.of());
    assertThatThrownBy(() -> model().serve(empty, TestModels.parts(PAGES)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no tensor");
  }

  @Test
  void refusesALogWithoutClicks() {
    LoggedPages silent =
        TestModels.replayed(TestShop.of(5), event -> !(event instanceof Interaction));
    assertThatThrownBy(() -> train(silent))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no clicks");
  }

  /// The pages of one shopper.
  protected static LoggedPages lonely() {
    Predicate<Event> first =
        event ->
            !(event instanceof Impression page && !page.shopper().value().equals("p0"))
                && !(event instanceof Interaction act && !act.shopper().value().equals("p0"));
    return TestModels.replayed(TestShop.of(5), first);
  }
}
