package dev.aisle.app.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Stage;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingJob.Upstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossFitTest {
  @TempDir private Path dir;

  /// Remembers whose pages it learned from, and scores an item 1 for them, 0 for others, and a
  /// tenth of what the stage before did.
  private record Remembering(boolean fails) implements Model {
    private record Config() {}

    @Override
    public String name() {
      return "remembering";
    }

    @Override
    public Trained train(TrainingJob job) {
      if (fails) {
        throw new InvalidInputException("the log", "is too short", "Wait.");
      }
      List<LoggedPage> pages = job.pages().of(Split.TRAIN);
      assertThat(job.pages().summary().part(Split.TRAIN).pages()).isEqualTo(pages.size());
      float[] shoppers = new float[pages.size()];
      for (int i = 0; i < shoppers.length; i++) {
        shoppers[i] = shopper(pages.get(i));
      }
      return new Trained(
          Map.of("shoppers", new TensorData(shoppers, shoppers.length)),
          new Config(),
          List.of(),
          List.of());
    }

    @Override
    public Served serve(SavedModel saved, ServingParts parts) {
      float[] shoppers = requireNonNull(saved.tensors().get("shoppers")).values();
      var stage =
          new ScoringStage(
              Stage.Slot.RANK,
              saved.manifest().label(),
              parts.features(),
              (batch, upstream) -> {
                float[] scores = new float[batch.size()];
                for (int i = 0; i < scores.length; i++) {
                  int shopper = batch.indices("shopper")[i];
                  boolean known = Arrays.binarySearch(sorted(shoppers), shopper) >= 0;
                  scores[i] = (known ? 1 : 0) + upstream[i] / 10;
                }
                return scores;
              });
      return new Served.Orders(stage, stage.scorer(), () -> {});
    }

    private static float[] sorted(float[] values) {
      float[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted;
    }
  }

  private static int shopper(LoggedPage page) {
    return page.features().indices("shopper")[0];
  }

  private static Upstream always(float score) {
    return page -> {
      float[] scores = new float[page.size()];
      Arrays.fill(scores, score);
      return scores;
    };
  }

  @Test
  void trainingPagesAreScoredByWhoDoesNotKnowTheirShopperAndOthersByTheLiveModel()
      throws IOException {
    TrainingJob job = TestPages.job(dir);
    Upstream crossed = CrossFit.of(new Remembering(false), always(7), job.behind(always(0.5f)));
    List<LoggedPage> training = job.pages().of(Split.TRAIN);
    assertThat(training).hasSizeGreaterThan(50);
    assertThat(training)
        .allSatisfy(
            page -> assertThat(crossed.scores(page)).hasSize(page.size()).containsOnly(0.05f));
    assertThat(Stream.of(Split.VALIDATION, Split.TEST).flatMap(s -> job.pages().of(s).stream()))
        .isNotEmpty()
        .allSatisfy(page -> assertThat(crossed.scores(page)).containsOnly(7));
  }

  @Test
  void whereHalfOfTheLogIsTooLittleTheLiveModelScoresAll() throws IOException {
    Upstream live = always(7);
    assertThat(CrossFit.of(new Remembering(true), live, TestPages.job(dir))).isSameAs(live);
  }
}
