package dev.aisle.learning.models.din;

import dev.aisle.learning.inputs.Embedded;
import dev.aisle.learning.models.din.DinConfig.Interest;
import dev.aisle.learning.nn.Activation;
import dev.aisle.learning.nn.Mlp;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.nn.TargetAttention;
import dev.aisle.learning.ranking.RankerNetwork;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The layers of DIN. P pages, C candidates, L length of a history, D width of keys, F features.
public final class DinNetwork implements RankerNetwork {
  private final Interest interest;
  private final List<TargetAttention> attentions = new ArrayList<>();
  private final Mlp mlp;

  /// @param sizes of what comes in; any number of histories
  public DinNetwork(Parameters parameters, Sizes sizes, DinConfig config) {
    interest = sizes.histories() == 0 ? Interest.NONE : config.interest();
    if (interest == Interest.ATTENTION) {
      for (int h = 0; h < sizes.histories(); h++) {
        attentions.add(
            new TargetAttention(
                parameters.in("attention." + h),
                sizes.key(),
                Activation.SIGMOID,
                config.attention().stream().mapToInt(Integer::intValue).toArray()));
      }
    }
    int summed = interest == Interest.NONE ? 0 : 2 * sizes.key() * sizes.histories();
    int[] widths =
        IntStream.concat(
                IntStream.concat(
                    IntStream.of(sizes.features() + summed),
                    config.hidden().stream().mapToInt(Integer::intValue)),
                IntStream.of(2))
            .toArray();
    mlp = new Mlp(parameters.in("mlp"), Activation.RELU, false, config.dropout(), widths);
  }

  @Override
  public Tensor logits(Embedded in, @Nullable Noise noise) {
    List<Tensor> parts = new ArrayList<>();
    parts.add(in.features()); // [P, C, F]
    if (interest != Interest.NONE) {
      Tensor keys = in.keys(); // [P, C, D]
      for (int h = 0; h < in.histories().size(); h++) {
        Tensor history = in.histories().get(h); // [P, L, D]
        Tensor mask = in.historyMasks().get(h); // [P, L]
        Tensor summed =
            interest == Interest.ATTENTION
                ? attentions.get(h).apply(history, mask, keys) // [P, C, D]
                : mean(history, mask).expand(-1, keys.size(1), -1);
        parts.add(summed);
        parts.add(summed.times(keys));
      }
    }
    return mlp.apply(Tensor.concat(2, parts), noise); // [P, C, 2]
  }

  /// `[P, 1, D]`; zeros for a page without history.
  private static Tensor mean(Tensor history, Tensor mask) {
    Tensor there = mask.to(history.type()).unsqueeze(1); // [P, 1, L]
    Tensor count = there.sum(2, true).clamp(1, Integer.MAX_VALUE); // [P, 1, 1]
    return there.matmul(history).over(count);
  }
}
