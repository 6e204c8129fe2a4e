package dev.aisle.app.lists;

import dev.aisle.learning.inputs.Embedded;
import dev.aisle.learning.models.prm.PrmConfig;
import dev.aisle.learning.models.prm.PrmNetwork;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// PRM that reads all there is as numbers of a candidate: its own, the list's, and for each
/// modality its vector, the mean of the history's, and their product by element, whose sum says how
/// much the candidate is like what was taken.
///
/// Without ranks it stands for SetRank.
final class PrmLists implements ListNetwork {
  private final PrmNetwork network;

  private PrmLists(Parameters parameters, Sizes sizes, int width, boolean ranks) {
    PrmConfig config = PrmConfig.DEFAULT.withSize(width, 2, 1);
    int features = sizes.base() + sizes.context() + 3 * (sizes.text() + sizes.picture());
    network = new PrmNetwork(parameters, features, ranks ? config : config.withoutRanks());
  }

  /// @param width a multiple of 2
  static Maker of(int width, boolean ranks) {
    return (parameters, sizes) -> new PrmLists(parameters, sizes, width, ranks);
  }

  @Override
  public Output forward(Input in, @Nullable Noise noise) {
    long many = in.base().size(1);
    List<Tensor> parts = new ArrayList<>();
    parts.add(in.base());
    parts.add(in.context().unsqueeze(1).expand(-1, many, -1));
    add(in.text(), many, parts);
    add(in.picture(), many, parts);
    var embedded = new Embedded(Tensor.concat(2, parts), in.mask(), List.of(), List.of());
    return new Output(network.scores(embedded, in.upstream(), in.ranks(), noise), List.of());
  }

  private static void add(@Nullable Side side, long many, List<Tensor> parts) {
    if (side == null) {
      return;
    }
    Tensor count = side.historyThere().sum(1, true).clamp(1, 1e6); // [P, 1]
    Tensor mean = side.history().sum(1, false).over(count).unsqueeze(1); // [P, 1, D]
    parts.add(side.candidates());
    parts.add(mean.expand(-1, many, -1));
    parts.add(side.candidates().times(mean));
  }
}
