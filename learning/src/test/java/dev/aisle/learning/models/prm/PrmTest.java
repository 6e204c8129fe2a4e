package dev.aisle.learning.models.prm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.inputs.InputColumns;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.models.ListModelContract;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.TestModels;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.nn.GradientCheck;
import dev.aisle.learning.ranking.RankSettings;
import dev.aisle.learning.reranking.RankedPage;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.TestShop;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingConfig;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingLoop;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrmTest extends ListModelContract {
  private static final PrmConfig SMALL =
      PrmConfig.DEFAULT
          .withInputs(PrmConfig.DEFAULT.inputs().withWidest(4))
          .withSize(8, 2, 1)
          .withLearning(RankSettings.DEFAULT.withPages(16).withRate(0.005).withEpochs(4, 2));

  @Override
  protected Model model() {
    return new Prm(SMALL);
  }

  @Override
  protected FeatureSet features() {
    return ShopFeatures.DEFAULT;
  }

  @Test
  void aPageScoresAlikeBesideALongerOne() {
    List<RankedPage> all = ranked(pages().of(Split.TRAIN));
    LoggedPages shorter = new TestShop(SEED, 40, 5, _ -> 1, 1).replayed();
    RankedPage page = ranked(shorter.of(Split.TRAIN)).getFirst();
    try (PrmLearner learner = learner(Type.DOUBLE, SMALL, all)) {
      float[] alone = learner.scorer(List.of(page)).scores(page.page());
      float[] beside = learner.scorer(List.of(page, all.getFirst())).scores(page.page());
      assertThat(beside).containsExactly(alone, within(1e-6f));
    }
  }

  @Test
  void theWidthFollowsFromTheNumbersThatItIsToLearn() {
    TrainingJob job = TestModels.job(pages(), folder);
    Prm wide = new Prm(SMALL.withSize(24, 2, 1));
    Prm narrow = new Prm(SMALL.withSize(8, 2, 1));
    long numbers = numbers(job, wide.config());
    Prm sized = narrow.sized(numbers, job);
    assertThat(sized).isEqualTo(wide);
    long more = numbers(job, SMALL.withSize(26, 2, 1));
    assertThat(narrow.sized((numbers + more) / 2 - 2, job)).isEqualTo(wide);
  }

  private static long numbers(TrainingJob job, PrmConfig config) {
    InputColumns columns = InputColumns.of(job.features(), config.inputs());
    Inputs inputs =
        Inputs.fit(columns, job.pages().of(Split.TRAIN), config.inputs().leastOccurrences());
    try (PrmLearner learner =
        new PrmLearner(Type.FLOAT, new SplittableRandom(0), inputs, config, List.of(), List.of())) {
      Map<String, TensorData> tensors = new LinkedHashMap<>(learner.parameters().save());
      inputs.saved().forEach((own, data) -> tensors.put(PrmLearner.TABLES + "." + own, data));
      assertThat(Inputs.learned(tensors)).isEqualTo(learner.parameters().count());
      return learner.parameters().count();
    }
  }

  @Test
  void withoutRanksTheyChangeNothing() {
    assertThat(differenceOfRanks(SMALL.withoutRanks())).isZero();
    assertThat(differenceOfRanks(SMALL)).as("seed %d", SEED).isNotZero();
  }

  private double differenceOfRanks(PrmConfig config) {
    List<RankedPage> pages = ranked(pages().of(Split.TRAIN)).subList(0, 4);
    try (PrmLearner learner = learner(Type.DOUBLE, config, pages);
        var _ = dev.aisle.learning.tensor.Scope.inference()) {
      PrmBatch batch = learner.batches().batch(new int[] {0, 1, 2, 3}, new Random(1));
      double as = learner.loss(batch, null).total().item();
      Arrays.fill(batch.ranks, 7);
      return learner.loss(batch, null).total().item() - as;
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    List<String> others =
        new ArrayList<>(ShopFeatures.DEFAULT.columns().stream().map(Column::name).toList());
    others.removeAll(List.of("item", "price", "clickRate"));
    InputChoice few = SMALL.inputs().without(others.toArray(String[]::new)).withWidest(2);
    PrmConfig tiny = SMALL.withInputs(few).withSize(4, 2, 1);
    List<RankedPage> pages = ranked(pages().of(Split.TRAIN)).subList(50, 53);
    try (PrmLearner learner = learner(Type.DOUBLE, tiny, pages)) {
      PrmBatch batch = learner.batches().batch(new int[] {0, 1, 2}, new Random(1));
      GradientCheck.check(SEED, learner.parameters(), () -> learner.loss(batch, null).total());
    }
  }

  @Test
  void theLossIsTheCrossEntropyOfThePage() {
    List<RankedPage> pages = ranked(pages().of(Split.TRAIN)).subList(20, 24);
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
    List<RankedPage> pages = ranked(pages().of(Split.TRAIN)).subList(0, 32);
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

  private static List<RankedPage> ranked(List<LoggedPage> pages) {
    return pages.stream()
        .filter(PageMetrics::answered)
        .map(page -> RankedPage.of(page, null))
        .toList();
  }

  private PrmLearner learner(Type type, PrmConfig config, List<RankedPage> pages) {
    InputColumns columns = InputColumns.of(ShopFeatures.DEFAULT, config.inputs());
    Inputs inputs = Inputs.fit(columns, pages().of(Split.TRAIN), 5);
    return new PrmLearner(type, new SplittableRandom(SEED), inputs, config, pages, List.of());
  }
}
