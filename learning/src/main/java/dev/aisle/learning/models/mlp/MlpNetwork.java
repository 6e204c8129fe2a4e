package dev.aisle.learning.models.mlp;

import dev.aisle.learning.inputs.Embedded;
import dev.aisle.learning.nn.Activation;
import dev.aisle.learning.nn.Mlp;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.ranking.RankerNetwork;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The layers of the pre-ranker as libtorch trains them.
public final class MlpNetwork implements RankerNetwork {
  private final Mlp mlp;

  /// Its parameters are those of an [Mlp]: `0.weight`, `0.bias`, `1.weight` …
  public MlpNetwork(Parameters parameters, Sizes sizes, MlpConfig config) {
    int[] widths =
        Stream.of(List.of(sizes.features()), config.hidden(), List.of(2))
            .flatMap(List::stream)
            .mapToInt(Integer::intValue)
            .toArray();
    mlp = new Mlp(parameters, Activation.RELU, false, config.dropout(), widths);
  }

  @Override
  public Tensor logits(Embedded in, @Nullable Noise noise) {
    return mlp.apply(in.features(), noise); // [P, C, 2]
  }
}
