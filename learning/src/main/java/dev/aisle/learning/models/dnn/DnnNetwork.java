package dev.aisle.learning.models.dnn;

import dev.aisle.learning.inputs.Embedded;
import dev.aisle.learning.nn.Activation;
import dev.aisle.learning.nn.Mlp;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.ranking.RankerNetwork;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The layers of the base model. P pages, C candidates, L length of a history, D width of keys, F
/// features.
public final class DnnNetwork implements RankerNetwork {
  private final boolean histories;
  private final Mlp mlp;

  /// @param sizes of what comes in; any number of histories
  public DnnNetwork(Parameters parameters, Sizes sizes, DnnConfig config) {
    histories = config.histories() && sizes.histories() > 0;
    int pooled = histories ? 2 * sizes.key() * sizes.histories() : 0;
    int[] widths =
        Stream.of(List.of(sizes.features() + pooled), config.hidden(), List.of(2))
            .flatMap(List::stream)
            .mapToInt(Integer::intValue)
            .toArray();
    mlp = new Mlp(parameters.in("mlp"), Activation.RELU, false, config.dropout(), widths);
  }

  @Override
  public Tensor logits(Embedded in, @Nullable Noise noise) {
    List<Tensor> parts = new ArrayList<>();
    parts.add(in.features()); // [P, C, F]
    if (histories) {
      Tensor keys = in.keys(); // [P, C, D]
      for (int h = 0; h < in.histories().size(); h++) {
        Tensor history = in.histories().get(h); // [P, L, D]
        Tensor there = in.historyMasks().get(h).to(history.type()).unsqueeze(1); // [P, 1, L]
        Tensor count = there.sum(2, true).clamp(1, Integer.MAX_VALUE); // [P, 1, 1]
        Tensor mean = there.matmul(history).over(count); // [P, 1, D]
        parts.add(mean.expand(-1, keys.size(1), -1));
        parts.add(mean.times(keys));
      }
    }
    return mlp.apply(Tensor.concat(2, parts), noise); // [P, C, 2]
  }
}
