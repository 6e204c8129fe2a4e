package dev.aisle.learning.models.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.LabelMetrics;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringModelContract;
import dev.aisle.learning.models.TestModels;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.NumericScaler;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplayProgress;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.TestShop;
import dev.aisle.learning.training.PageMetrics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticTest extends ScoringModelContract {
  private static final LogisticConfig QUICK =
      new LogisticConfig(3, 2, 0.1, 1, 0.1, 1, 1 << 14, 0.3, 2);

  @Override
  protected Model model() {
    return new Logistic(QUICK);
  }

  private LogisticTraining training(LogisticConfig config, LoggedPages pages) {
    return new LogisticTraining(config, NumericScaler.fit(pages.of(Split.TRAIN)), pages.features());
  }

  private static double ndcg(LogisticScorer scorer, List<LoggedPage> pages) {
    return PageMetrics.mean(LogisticTraining.ndcg(scorer, pages));
  }

  /// With a word for every row a linear model can say anything: then its steps must find it.
  @Test
  void learnsThirtyTwoPagesByHeart() throws IOException {
    FeatureSet exact =
        ShopFeatures.DEFAULT.with(
            new Column.Categorical(
                "row", 1 << 18, in -> in.request().time() + " " + in.item().id()));
    LoggedPages marked =
        LoggedPages.replay(
            TestShop.of(5).withPages(60).log(),
            exact,
            ReplayOptions.DEFAULT.withOutcomeWindow(Duration.ofMinutes(5)),
            ReplayProgress.NONE);
    List<LoggedPage> few =
        marked.of(Split.TRAIN).stream().filter(PageMetrics::answered).limit(32).toList();
    assertThat(few).hasSize(32);
    LogisticConfig config = new LogisticConfig(20, 20, 1, 1, 0, 0, 1 << 18, 1, 1);
    LogisticScorer scorer =
        new LogisticTraining(config, NumericScaler.fit(few), exact)
            .fit(few, few, TestModels.job(marked, folder))
            .scorer();
    double auc =
        PageMetrics.mean(
            PageMetrics.auc(
                few,
                page -> scorer.score(page.features(), new float[page.size()]),
                PageMetrics.Rows.ALL));
    assertThat(auc).isGreaterThan(0.99);
  }

  @Test
  void ordersPagesThatItHasNotSeenBetterThanChance() {
    List<LoggedPage> test = pages().of(Split.TEST);
    LogisticScorer scorer =
        training(QUICK, pages())
            .fit(
                pages().of(Split.TRAIN),
                pages().of(Split.VALIDATION),
                TestModels.job(pages(), folder))
            .scorer();
    double chance =
        PageMetrics.mean(
            PageMetrics.ndcg(test, page -> new float[page.size()], 10, PageMetrics.Rows.ALL));
    assertThat(ndcg(scorer, test)).isGreaterThan(chance + 0.1);
  }

  /// The term of a position takes up that fewer look there; the score has no position in it.
  /// Without dropped candidates, which share the first position's lack of a term and are never
  /// clicked.
  @Test
  void positionsBelowAreLessOftenLookedAt() {
    LoggedPages biased = new TestShop(3, 900, 8, position -> 1.0 / position, 1).replayed();
    LogisticConfig exposedOnly = new LogisticConfig(3, 2, 0.1, 1, 0.1, 1, 1 << 14, 0, 2);
    LogisticTraining training = training(exposedOnly, biased);
    training.fit(
        biased.of(Split.TRAIN), biased.of(Split.VALIDATION), TestModels.job(biased, folder));
    double[] terms = training.positionTerms();
    assertThat(terms[0]).isZero();
    assertThat(terms[7]).isLessThan(terms[2]);
    assertThat(terms[2]).isLessThan(0);
    assertThat(terms[8]).as("a position without exposures").isZero();
  }

  /// Of one weight and one constant input, FTRL ends at the logarithm of the odds.
  @Test
  void theUpdateFindsTheLogOdds() {
    Ftrl weights = new Ftrl(1, 0.5, 1, 0, 0);
    SplittableRandom random = new SplittableRandom(4);
    int clicks = 0;
    for (int step = 0; step < 20_000; step++) {
      boolean clicked = random.nextDouble() < 0.2;
      clicks += clicked ? 1 : 0;
      weights.step(0, 1 / (1 + Math.exp(-weights.weight(0))) - (clicked ? 1 : 0));
    }
    double rate = clicks / 20_000.0;
    assertThat(weights.weight(0)).isCloseTo(Math.log(rate / (1 - rate)), within(0.1));
  }

  /// The first two steps by the formulas of the paper, worked by hand.
  @Test
  void theUpdateByHand() {
    Ftrl weights = new Ftrl(2, 0.5, 1, 0.1, 2);
    weights.step(0, 0.6);
    // n = 0.36, z = 0.6, w = −(0.6 − 0.1) / ((1 + 0.6) / 0.5 + 2)
    double first = -0.5 / 5.2;
    assertThat(weights.weight(0)).isCloseTo(first, within(1e-12));
    weights.step(0, -0.8);
    // n = 1, σ = (1 − 0.6) / 0.5, z = 0.6 − 0.8 − 0.8 · first
    double z = -0.2 - 0.8 * first;
    assertThat(weights.weight(0)).isCloseTo(-(z + 0.1) / (2 / 0.5 + 2), within(1e-12));
    assertThat(weights.weight(1)).isZero();
    weights.step(1, 0.05);
    assertThat(weights.weight(1)).as("a pull below λ1").isZero();
  }

  @Test
  void scoresAreTheLogitsThatWereTrained() {
    List<LoggedPage> train = pages().of(Split.TRAIN);
    LogisticScorer scorer =
        training(QUICK, pages())
            .fit(train, pages().of(Split.VALIDATION), TestModels.job(pages(), folder))
            .scorer();
    int n = 0;
    for (LoggedPage page : train) {
      n += page.exposed();
    }
    double[] probabilities = new double[n];
    boolean[] labels = new boolean[n];
    int at = 0;
    for (LoggedPage page : train) {
      float[] logits = scorer.score(page.features(), new float[page.size()]);
      for (int row = 0; row < page.exposed(); row++, at++) {
        probabilities[at] = 1 / (1 + Math.exp(-logits[row]));
        labels[at] = page.clicked(row);
      }
    }
    assertThat(LabelMetrics.auc(probabilities, labels)).isGreaterThan(0.7);
  }

  @Test
  void refusesALogOfOneShopper() {
    assertThatThrownBy(() -> model().train(TestModels.job(lonely(), folder)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has pages of 1 shopper to learn from, at least 2 are needed");
  }
}
