package dev.aisle.learning.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.inputs.InputColumns;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.nn.Activation;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.nn.Mlp;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionTowerTest {
  private static final long SEED = 9;

  @TempDir Path folder;

  /// Items are placed at random, so clicks fall with the place for no other reason than that fewer
  /// look there; the tower is to find out how fast.
  @Test
  void findsOutHowSeldomLaterPlacesAreLookedAt() throws IOException {
    LoggedPages pages =
        new TestShop(SEED, 700, 8, position -> Math.pow(0.7, position - 1), 1).replayed();
    List<LoggedPage> training = pages.of(Split.TRAIN);
    InputChoice choice = InputChoice.DEFAULT.withHistories().without("item", "shopper", "query");
    Inputs inputs = Inputs.fit(InputColumns.of(pages.features(), choice), training, 5);
    try (RankerLearner learner =
        new RankerLearner(
            Type.FLOAT,
            new SplittableRandom(SEED),
            inputs,
            choice,
            RankSettings.DEFAULT.withoutOrders(),
            (parameters, sizes) -> {
              Mlp mlp = new Mlp(parameters, Activation.RELU, sizes.features(), 8, 2);
              return (in, noise) -> mlp.apply(in.features(), noise);
            },
            training,
            List.of(),
            PageMetrics.Rows.EXPOSED)) {
      TrainingConfig config =
          TrainingConfig.DEFAULTS.withBatch(64).withEpochs(8).withAdam(Adam.Config.of(0.01));
      TrainingRun run = new TrainingRun("p", SEED, folder, false, TrainingJob.Watch.NONE);
      TrainingLoop.run(run, config, learner);
      float[] logits =
          Objects.requireNonNull(learner.parameters().save().get("positions.logits")).values();
      LoggedPage page =
          training.stream()
              .filter(each -> each.request().query() != null)
              .findFirst()
              .orElseThrow();
      double second = PositionTower.saved(logits, PositionTower.row(page, 1));
      double eighth = PositionTower.saved(logits, PositionTower.row(page, 7));
      assertThat(PositionTower.row(page, 0)).as("of the first place").isZero();
      // ln 0.7 = -0.36 and ln 0.7⁷ = -2.5 where clicks are rare; logits fall a little faster.
      assertThat(second).as("seed %d", SEED).isBetween(-1.2, 0.1);
      assertThat(eighth).as("seed %d", SEED).isBetween(-4.5, -1.8);
      assertThat(PositionTower.row(page, 8))
          .as("of a dropped candidate: that of an exposed one")
          .isIn(IntStream.range(0, 8).map(row -> PositionTower.row(page, row)).boxed().toList());
    }
  }
}
