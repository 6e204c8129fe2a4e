package dev.aisle.learning.models.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.ranking.RankSettings;
import dev.aisle.learning.ranking.RankerContract;
import dev.aisle.learning.ranking.RankerNetwork;
import dev.aisle.learning.ranking.RankerScoring;
import dev.aisle.learning.ranking.SavedRanker;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MlpPreRankerTest extends RankerContract {
  private static final MlpConfig SMALL =
      MlpConfig.DEFAULT
          .withInputs(MlpConfig.DEFAULT.inputs().withWidest(4))
          .withHidden(0.1, 21, 10)
          .withLearning(
              RankSettings.DEFAULT.withPages(16).withRate(0.005).withEpochs(4, 2).withDropped(0.1));

  @Override
  protected Model model() {
    return new MlpPreRanker(SMALL);
  }

  @Override
  protected Record config() {
    return SMALL;
  }

  @Override
  protected RankerNetwork.Recipe recipe() {
    return (parameters, sizes) -> new MlpNetwork(parameters, sizes, SMALL);
  }

  @Override
  protected InputChoice choice() {
    return SMALL.inputs();
  }

  /// Widths of 21 and 10 are no multiples of any vector's.
  @Test
  void plainJavaAndLibtorchGiveTheSameLogits() throws IOException {
    SavedRanker file = SavedRanker.of(saved(), ShopFeatures.DEFAULT);
    VectorMlp mlp = new VectorMlp(file, SMALL);
    try (RankerScoring torch = RankerScoring.of(saved(), ShopFeatures.DEFAULT, recipe())) {
      for (int items : new int[] {1, 7, 60}) {
        FeatureBatch batch = request("p3", items);
        assertThat(mlp.logits(batch)).containsExactly(torch.logits(batch), within(1e-5f));
        assertThat(mlp.score(batch)).containsExactly(torch.score(batch), within(1e-5f));
      }
    }
  }
}
