package dev.aisle.learning.models.popularity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringModelContract;
import dev.aisle.learning.models.TestModels;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.training.PageMetrics;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopularityTest extends ScoringModelContract {
  @Override
  protected Model model() {
    return new Popularity();
  }

  @Test
  void choosesTheWeightsThatOrderValidationPagesBest() throws IOException {
    Trained trained = model().train(TestModels.job(pages(), folder));
    float[] weights = requireNonNull(trained.tensors().get("weights"), "weights").values();
    List<LoggedPage> validation = pages().of(Split.VALIDATION);
    double own = ndcg(new PopularityScorer(weights[0], weights[1], weights[2]), validation);
    assertThat(own).isEqualTo(trained.metrics().getFirst().value());
    for (double orders : PopularityConfig.DEFAULT.orderWeights()) {
      assertThat(ndcg(new PopularityScorer(1, orders, 0), validation)).isLessThanOrEqualTo(own);
    }
    assertThat(ndcg(new PopularityScorer(0, 0, 1), validation)).isLessThanOrEqualTo(own);
  }

  private static double ndcg(PopularityScorer scorer, List<LoggedPage> pages) {
    return PageMetrics.mean(
        PageMetrics.ndcg(
            pages,
            page -> scorer.score(page.features(), new float[page.size()]),
            10,
            PageMetrics.Rows.EXPOSED));
  }

  @Test
  void scoresAreCountsNotTheirLogarithms() {
    LoggedPage page = pages().of(Split.TEST).getLast();
    float[] clicks = page.features().numbers("recentClicks");
    float[] orders = page.features().numbers("recentOrders");
    float[] scores = new PopularityScorer(1, 3, 0).score(page.features(), new float[page.size()]);
    for (int row = 0; row < scores.length; row++) {
      assertThat(scores[row])
          .isEqualTo((float) (Math.expm1(clicks[row]) + 3 * Math.expm1(orders[row])));
    }
  }
}
