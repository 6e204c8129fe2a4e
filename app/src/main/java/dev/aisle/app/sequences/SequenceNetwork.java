package dev.aisle.app.sequences;

import dev.aisle.app.sequences.SequenceConfig.Part;
import dev.aisle.learning.models.sequence.InterestNetwork;
import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Items of a [SequenceBatch] as embeddings, and [InterestNetwork] over them. An item is the sum of
/// its own row and, for each kind of side information, of the rows of its ids over the root of
/// their number.
final class SequenceNetwork {
  private final SequenceConfig config;
  private final List<SideIds> sides;
  private final EmbeddingTable ids;
  private final EmbeddingTable biases;
  private final List<EmbeddingTable> sideTables = new ArrayList<>();
  private final InterestNetwork network;

  SequenceNetwork(Parameters parameters, SequenceConfig config, Sequences sequences) {
    this.config = config;
    ids = parameters.table("ids", sequences.items() + 1, config.width());
    biases = parameters.table("biases", sequences.items() + 1, 1);
    sides = config.has(Part.SIDE_IDS) ? sequences.sides() : List.of();
    for (SideIds side : sides) {
      sideTables.add(parameters.table(side.name(), side.values() + 1, config.width()));
    }
    network = new InterestNetwork(parameters.in("interest"), config.shape());
  }

  /// @param noise of dropout, or null for none: scoring
  /// @return `[P, C]` logits
  Tensor logits(SequenceBatch batch, @Nullable Noise noise) {
    Tensor items = items(batch.items); // [U, D]
    if (noise != null) {
      items = items.dropout(config.dropout(), noise);
    }
    int shoppers = batch.shoppers;
    Tensor candidate = Tensor.of(batch.candidate, shoppers, batch.candidates);
    Tensor bias = biases.lookup(batch.items, batch.items.length).rows(candidate).squeeze(-1);
    var inputs =
        new InterestNetwork.Inputs(
            items.rows(Tensor.of(batch.history, shoppers, batch.length)),
            items.rows(candidate),
            Tensor.of(batch.ages, shoppers, batch.candidates, batch.length),
            batch.dense == null
                ? null
                : Tensor.of(batch.dense, shoppers, batch.candidates, DenseFeatures.count(config)));
    return network.logits(inputs, noise).plus(bias);
  }

  /// The embeddings of some items, `[U, D]`.
  private Tensor items(int[] of) {
    Tensor sum = ids.lookup(of, of.length);
    for (int i = 0; i < sides.size(); i++) {
      sum = sum.plus(sides.get(i).embedded(sideTables.get(i), of));
    }
    return sum;
  }
}
