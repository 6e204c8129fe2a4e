package dev.aisle.app.lists;

import dev.aisle.learning.models.armmt.ArmmtBatch;
import dev.aisle.learning.models.armmt.ArmmtBatch.Modal;
import dev.aisle.learning.models.armmt.ArmmtConfig;
import dev.aisle.learning.models.armmt.ArmmtNetwork;
import dev.aisle.learning.models.armmt.ArmmtSizes;
import dev.aisle.learning.models.armmt.Modality;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// ARMMT on lists: its network as a shop has it, what is taken being its clicks.
final class ArmmtLists implements ListNetwork {
  private final boolean readsText;
  private final boolean readsPicture;
  private final ArmmtNetwork network;

  private ArmmtLists(Parameters parameters, Sizes sizes, ArmmtConfig config, int length) {
    readsText = sizes.text() > 0 && config.modalities().contains(Modality.TEXT);
    readsPicture = sizes.picture() > 0 && config.modalities().contains(Modality.PICTURE);
    List<Integer> widths = new ArrayList<>();
    if (readsText) {
      widths.add(sizes.text());
    }
    if (readsPicture) {
      widths.add(sizes.picture());
    }
    network =
        new ArmmtNetwork(
            parameters,
            new ArmmtSizes(sizes.base(), sizes.context(), widths, 0, 2, length + 1),
            config);
  }

  /// @param length of histories at most
  static Maker of(ArmmtConfig config, int length) {
    return (parameters, sizes) -> new ArmmtLists(parameters, sizes, config, length);
  }

  @Override
  public Output forward(Input in, @Nullable Noise noise) {
    List<Modal> candidates = new ArrayList<>();
    List<Modal> histories = new ArrayList<>();
    add(readsText ? in.text() : null, candidates, histories);
    add(readsPicture ? in.picture() : null, candidates, histories);
    int[] kinds = new int[in.ages().length];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = in.ages()[i] > 0 ? 1 : 0;
    }
    var out =
        network.forward(
            new ArmmtBatch(
                in.base(),
                in.upstream(),
                in.ranks(),
                in.mask().unsqueeze(1),
                in.context().unsqueeze(1),
                candidates,
                new ArmmtBatch.History(histories, kinds, in.ages()),
                null),
            noise);
    return new Output(out.logits(), noise == null ? List.of() : network.auxiliary(out));
  }

  private static void add(@Nullable Side side, List<Modal> candidates, List<Modal> histories) {
    if (side != null) {
      candidates.add(new Modal(side.candidates(), side.there().unsqueeze(2)));
      histories.add(new Modal(side.history(), side.historyThere().unsqueeze(2)));
    }
  }
}
