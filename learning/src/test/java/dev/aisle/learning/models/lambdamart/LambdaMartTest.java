package dev.aisle.learning.models.lambdamart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringModelContract;
import dev.aisle.learning.models.TestModels;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.TestShop;
import dev.aisle.learning.training.PageMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class LambdaMartTest extends ScoringModelContract {
  private static final LambdaMartConfig QUICK =
      new LambdaMartConfig(40, 7, 0.2, 20, 1, 1, 20, 20, 64, 1, 3, 7, 10);

  @Override
  protected Model model() {
    return new LambdaMart(QUICK);
  }

  private static double ndcg(TreeScorer scorer, List<LoggedPage> pages) {
    return PageMetrics.mean(
        PageMetrics.ndcg(
            pages,
            page -> scorer.score(page.features(), new float[page.size()]),
            10,
            PageMetrics.Rows.EXPOSED));
  }

  private TreeScorer fit(LambdaMartConfig config, List<LoggedPage> pages, List<LoggedPage> held) {
    TreeInputs columns = TreeInputs.of(pages().features(), config.maxBuckets());
    return new TreeScorer(
        new LambdaMartTraining(config, columns, TestModels.job(pages(), folder))
            .fit(
                new GradedRows(pages, columns, (_, _) -> 1),
                new GradedRows(held, columns, (_, _) -> 1))
            .trees(),
        columns);
  }

  @Test
  void learnsThirtyTwoPagesByHeart() {
    List<LoggedPage> few =
        pages().of(Split.TRAIN).stream().filter(PageMetrics::answered).limit(32).toList();
    LambdaMartConfig exact =
        new LambdaMartConfig(300, 63, 0.2, 1, 1, 0, 20, 300, 1 << 12, 1, 3, 7, 1);
    assertThat(ndcg(fit(exact, few, few), few)).isGreaterThan(0.99);
  }

  @Test
  void ordersPagesThatItHasNotSeenBetterThanChance() {
    List<LoggedPage> test = pages().of(Split.TEST);
    double learned = ndcg(fit(QUICK, pages().of(Split.TRAIN), pages().of(Split.VALIDATION)), test);
    double chance =
        PageMetrics.mean(
            PageMetrics.ndcg(test, page -> new float[page.size()], 10, PageMetrics.Rows.EXPOSED));
    assertThat(learned).isGreaterThan(chance + 0.1);
  }

  /// Pages whose clicks are far down weigh more.
  @Test
  void pagesWeighWhatTheirClicksDo() {
    TestShop shop = new TestShop(3, 1_500, 8, position -> 1.0 / position, 0.3);
    LoggedPages biased = shop.replayed();
    List<LoggedPage> training = biased.of(Split.TRAIN);
    TreeInputs columns = TreeInputs.of(biased.features(), 0);
    GradedRows plain = new GradedRows(training, columns, (_, _) -> 1);
    GradedRows weighed = new GradedRows(training, columns, LoggedPage::position);
    assertThat(plain.weights()).containsOnly(1);
    int row = 0;
    for (LoggedPage page : training.stream().filter(PageMetrics::answered).toList()) {
      double places = 0;
      int clicks = 0;
      for (int r = 0; r < page.exposed(); r++) {
        places += page.clicked(r) ? page.position(r) : 0;
        clicks += page.clicked(r) ? 1 : 0;
      }
      for (int r = 0; r < page.size(); r++, row++) {
        assertThat(weighed.weights()[row]).isEqualTo((float) (places / clicks));
        assertThat(weighed.grades()[row]).isEqualTo(PageMetrics.grade(page, r));
      }
    }
    assertThat(row).isEqualTo(weighed.size());
  }

  @Test
  void endsEarlyAndKeepsTheBestTrees() {
    LambdaMartConfig impatient = new LambdaMartConfig(400, 31, 0.5, 5, 1, 0, 20, 5, 64, 1, 3, 7, 1);
    TreeScorer scorer = fit(impatient, pages().of(Split.TRAIN), pages().of(Split.VALIDATION));
    assertThat(scorer.trees().size()).isLessThan(200);
  }

  @Test
  void refusesALogOfOneShopper() {
    assertThatThrownBy(() -> model().train(TestModels.job(lonely(), folder)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has pages of 1 shopper to learn from, at least 2 are needed");
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LambdaMartConfig(10, 1, 0.1, 1, 1, 1, 1, 1, 0, 1, 2, 3, 1))
        .withMessage("leaves is 1.0 but must be at least 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LambdaMartConfig(10, 2, 0.1, 1, 1, 1, 1, 1, 0, 2, 1, 3, 1))
        .withMessage("cartGain is 1.0 but must be at least that of a click");
  }
}
