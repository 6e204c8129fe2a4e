package dev.aisle.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.cascade.Stage;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReRankTrialTest {
  @TempDir private Path dir;

  /// Scores what came in times a factor.
  private record Turning(float factor) implements Model {
    private record Config() {}

    @Override
    public String name() {
      return "turning";
    }

    @Override
    public Trained train(TrainingJob job) {
      return new Trained(Map.of(), new Config(), job.features().declaration(), List.of());
    }

    @Override
    public Served serve(SavedModel saved, ServingParts parts) {
      var stage =
          new ScoringStage(
              Stage.Slot.RERANK,
              saved.manifest().label(),
              parts.features(),
              (batch, upstream) -> {
                float[] scores = upstream.clone();
                for (int i = 0; i < scores.length; i++) {
                  scores[i] *= factor;
                }
                return scores;
              });
      return new Served.Orders(stage, stage.scorer(), () -> {});
    }
  }

  /// A trial behind a stage that knows what is clicked, or puts just that last.
  private ReRankTrial trial(float incoming, float factor) throws IOException {
    TrainingJob.Upstream knowing =
        page -> {
          float[] scores = new float[page.size()];
          for (int row = 0; row < page.exposed(); row++) {
            scores[row] = page.clicked(row) ? incoming : 0;
          }
          return scores;
        };
    Turning model = new Turning(factor);
    TrainingJob job = TestPages.job(dir, 150).behind(knowing);
    return ReRankTrial.of(model, model.train(job), job);
  }

  @Test
  void aReRankerThatMendsTheOrderIsPutToWork() throws IOException {
    ReRankTrial trial = trial(-1, -1);
    assertThat(trial.wins()).as("%s", trial).isTrue();
    assertThat(trial.own()).isGreaterThan(0.9).isGreaterThan(trial.incoming() + 0.3);
    assertThat(trial.says("turning@1")).startsWith("turning@1 is put to work: NDCG@10 of held-out");
  }

  @Test
  void aReRankerThatSpoilsTheOrderIsKeptOutOfService() throws IOException {
    ReRankTrial trial = trial(1, -1);
    assertThat(trial.wins()).isFalse();
    assertThat(trial.gain().value()).isLessThan(-0.3);
    assertThat(trial.says("turning@1")).startsWith("turning@1 is kept out of service");
  }

  @Test
  void aReRankerThatChangesNothingIsKeptOutOfService() throws IOException {
    ReRankTrial trial = trial(1, 2);
    assertThat(trial.gain().value()).isZero();
    assertThat(trial.wins()).isFalse();
  }
}
