package dev.aisle.learning.models.prm;

import dev.aisle.learning.inputs.Embedded;
import dev.aisle.learning.nn.Activation;
import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.LayerNorm;
import dev.aisle.learning.nn.Linear;
import dev.aisle.learning.nn.Mlp;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.nn.TransformerBlock;
import dev.aisle.learning.reranking.Incoming;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The layers of PRM. P pages, C items of a list, F features, W width.
public final class PrmNetwork {
  private final PrmConfig config;
  private final Linear input;
  private final EmbeddingTable ranks;
  private final List<TransformerBlock> blocks = new ArrayList<>();
  private final List<Mlp> alone = new ArrayList<>();
  private final LayerNorm norm;
  private final Linear output;
  private final Tensor trust;

  /// @param features F
  public PrmNetwork(Parameters parameters, int features, PrmConfig config) {
    this.config = config;
    int width = config.width();
    input = new Linear(parameters.in("input"), features + (config.upstream() ? 1 : 0), width);
    ranks = parameters.table("ranks", Incoming.rows(), width);
    for (int b = 0; b < config.blocks(); b++) {
      Parameters own = parameters.in("block." + b);
      if (config.attention()) {
        blocks.add(new TransformerBlock(own, width, config.heads(), 2 * width, config.dropout()));
      } else {
        alone.add(new Mlp(own, Activation.GELU, false, config.dropout(), width, 2 * width, width));
      }
    }
    norm = new LayerNorm(parameters.in("norm"), width);
    output = new Linear(parameters.in("output"), width, 1);
    trust = parameters.constant("trust", 1, 1);
  }

  /// The scores of whole lists, `[P, C]`. What stands at padded places means nothing and changes
  /// nothing.
  ///
  /// @param upstream `[P, C]`, standardised within each list
  /// @param rows `[P · C]` of ranks
  /// @param noise of dropout, null when scoring
  public Tensor scores(Embedded in, Tensor upstream, int[] rows, @Nullable Noise noise) {
    long pages = upstream.size(0);
    long many = upstream.size(1);
    Tensor features = in.features(); // [P, C, F]
    Tensor read = config.upstream() ? Tensor.concat(2, features, upstream.unsqueeze(2)) : features;
    Tensor x = input.apply(read); // [P, C, W]
    if (config.upstream() && config.ranks()) {
      x = x.plus(ranks.lookup(rows, pages, many));
    }
    for (TransformerBlock block : blocks) {
      x = block.apply(x, in.mask(), noise);
    }
    for (Mlp block : alone) {
      x = x.plus(block.apply(x, noise));
    }
    Tensor scores = output.apply(norm.apply(x)).squeeze(-1); // [P, C]
    return config.upstream() ? scores.plus(upstream.times(trust)) : scores;
  }
}
