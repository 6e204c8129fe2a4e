package dev.aisle.learning.models.dnn;

import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.ranking.RankSettings;
import dev.aisle.learning.ranking.RankerContract;
import dev.aisle.learning.ranking.RankerNetwork;

class DnnTest extends RankerContract {
  private static final DnnConfig SMALL =
      DnnConfig.DEFAULT
          .withInputs(InputChoice.DEFAULT.withWidest(4))
          .withHidden(0.1, 16)
          .withLearning(RankSettings.DEFAULT.withPages(16).withRate(0.005).withEpochs(4, 2));

  @Override
  protected Model model() {
    return new Dnn(SMALL);
  }

  @Override
  protected Record config() {
    return SMALL;
  }

  @Override
  protected RankerNetwork.Recipe recipe() {
    return (parameters, sizes) -> new DnnNetwork(parameters, sizes, SMALL);
  }

  @Override
  protected InputChoice choice() {
    return SMALL.inputs();
  }
}
