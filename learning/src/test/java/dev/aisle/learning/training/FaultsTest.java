package dev.aisle.learning.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.TrainingJob.Watch;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said where a step cannot be done.
class FaultsTest {
  @TempDir Path folder;

  private AbstractThrowableAssert<?, ?> assertFails(ClickLearner learner) {
    TrainingRun run = new TrainingRun("clicks", 1, folder, false, Watch.NONE);
    TrainingConfig config = TrainingConfig.DEFAULTS.withBatch(64).withAdam(Adam.Config.of(0.02));
    try (learner) {
      return assertThatThrownBy(() -> TrainingLoop.run(run, config, learner))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void columnOfABatchThatIsNotFiniteIsNamed() {
    ClickLearner learner = new ClickLearner(1, 300, 20);
    learner.x[7] = Float.POSITIVE_INFINITY;
    assertFails(learner)
        .hasMessageContaining("clicks, step ")
        .hasMessageContaining("the column \"x\" has Infinity")
        .hasMessageContaining("leave the column out");
  }

  @Test
  void parameterThatIsNotFiniteIsNamed() {
    ClickLearner learner =
        new ClickLearner(1, 300, 20) {
          private int losses;

          @Override
          public Loss loss(Batch batch, Noise noise) {
            if (losses++ == 3) {
              weights.detached().scaleInPlace(Double.POSITIVE_INFINITY);
            }
            return super.loss(batch, noise);
          }
        };
    assertFails(learner)
        .hasMessageContaining("clicks, step 4: the parameter weights is not finite")
        .hasMessageContaining("Lower the learning rate (0.02 now)");
  }

  @Test
  void operationThatMakesNoNumberIsNamedWithItsLine() {
    ClickLearner learner =
        new ClickLearner(1, 300, 20) {
          @Override
          public Loss loss(Batch batch, Noise noise) {
            Tensor bad = logits(batch).log().mean();
            return Loss.of(bad).with("click", logLoss(batch)).with("entropy", bad);
          }
        };
    assertFails(learner)
        .hasMessageContaining("the loss is NaN (first in its part \"entropy\")")
        .hasMessageContaining("the first operation without a number is log of [FLOAT [64]]")
        .hasMessageContaining("loss(FaultsTest.java:");
  }

  @Test
  void gradientThatIsNotFiniteIsNamedWithItsOperation() {
    ClickLearner learner =
        new ClickLearner(1, 300, 20) {
          @Override
          public Loss loss(Batch batch, Noise noise) {
            return Loss.of(logLoss(batch).plus(weights.times(0).sqrt().sum()));
          }
        };
    assertFails(learner)
        .hasMessageContaining("step 1: the gradient of weights is not finite")
        .hasMessageContaining("first behind the operation mul")
        .hasMessageContaining("the loss is 0.");
  }

  @Test
  void shortMemorySaysWhatToLower() {
    ClickLearner learner =
        new ClickLearner(1, 300, 20) {
          @Override
          public Loss loss(Batch batch, Noise noise) {
            return Loss.of(Tensor.zeros(Type.FLOAT, 1L << 46).sum());
          }
        };
    assertFails(learner)
        .hasMessageContaining("step 1: memory is not enough for a batch of 64 examples")
        .hasMessageContaining("Lower the batch size, to 32 for example");
  }

  @Test
  void shortMemoryOfTheJvmWhileBatchesAreMadeToo() {
    ClickLearner learner =
        new ClickLearner(1, 300, 20) {
          @Override
          public Batch batch(int[] examples, RandomGenerator random) {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    assertFails(learner).hasMessageContaining("memory is not enough for a batch of 64 examples");
  }
}
