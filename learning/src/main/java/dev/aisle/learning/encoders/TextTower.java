package dev.aisle.learning.encoders;

import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Two towers over one table of token vectors, as they are trained; [TextEncoder] is the same
/// function in plain Java, as it is served.
///
/// Both sides read the same token vectors (Dong et al. 2022, "Exploring dual encoder
/// architectures", find that sharing them is what makes two towers generalise), so before any
/// training a query is near the items that share its words. Each side has its own gains and its own
/// head:
/// ```
/// v = Σ_p  gain_p · prior_p / √n_p · Σ_{t in p} E[t]     n_p tokens in part p
/// u = v / |v|
/// h = u + Down · relu(Up · u + b) + c                     no head where hidden is 0
/// out = h / |h|
/// ```
/// How much a token counts is the length of its vector, which is learned.
///
/// Legend: B texts, T tokens of all of them, D width, H hidden.
public final class TextTower {
  static final String TABLE = "tokens";
  static final String GAINS = "gains";
  static final double EPSILON = 1e-12;

  private final Type type;
  private final EmbeddingTable tokens;
  private final Tensor gains;
  private final Map<TextSide, Head> heads = new EnumMap<>(TextSide.class);
  private final float[] priors = TextPart.priors();

  /// @param up `[H, D]`
  /// @param down `[D, H]`, zero at the beginning, so that training begins from the bag alone
  private record Head(Tensor up, Tensor upBias, Tensor down, Tensor downBias) {}

  /// @param width D
  /// @param hidden H; 0 for no heads
  public TextTower(Parameters parameters, Type type, TextTokens text, int width, int hidden) {
    this.type = type;
    tokens = parameters.table(TABLE, text.buckets(), width);
    gains = parameters.constant(GAINS, 1, TextPart.COUNT);
    if (hidden > 0) {
      for (TextSide side : TextSide.values()) {
        Parameters of = parameters.in(side.label());
        heads.put(
            side,
            new Head(
                of.glorot("up", hidden, width),
                of.constant("upBias", 0, hidden),
                of.constant("down", 0, width, hidden),
                of.constant("downBias", 0, width)));
      }
    }
  }

  /// Unit vectors of texts of one side.
  ///
  /// @param bags B of them, none empty
  /// @return `[B, D]`
  public Tensor forward(TextSide side, List<TokenBag> bags) {
    return head(side, sums(bags));
  }

  /// Unit vectors of texts of both sides.
  ///
  /// @param queries `[B, D]`
  /// @param items `[M, D]`
  public record Both(Tensor queries, Tensor items) {}

  /// As the other method for both sides at once, which costs less than one after the other, since
  /// each row of the table is looked up once.
  public Both forward(List<TokenBag> queries, List<TokenBag> items) {
    List<TokenBag> all = new ArrayList<>(queries);
    all.addAll(items);
    Tensor sums = sums(all); // [B + M, D]
    return new Both(
        head(TextSide.QUERY, sums.narrow(0, 0, queries.size())),
        head(TextSide.ITEM, sums.narrow(0, queries.size(), items.size())));
  }

  /// v of the formula above, for each bag.
  private Tensor sums(List<TokenBag> bags) {
    int size = bags.stream().mapToInt(TokenBag::size).sum();
    int[] ids = new int[size]; // T
    int[] parts = new int[size];
    float[] weights = new float[size];
    int[] starts = new int[bags.size()];
    int at = 0;
    for (int row = 0; row < starts.length; row++) {
      starts[row] = at;
      fill(bags.get(row), at, ids, parts, weights);
      at += bags.get(row).size();
    }
    BitSet used = new BitSet(tokens.rows());
    for (int id : ids) {
      used.set(id);
    }
    int[] distinct = used.stream().toArray();
    int[] rowOf = new int[tokens.rows()];
    for (int row = 0; row < distinct.length; row++) {
      rowOf[distinct[row]] = row;
    }
    int[] rows = new int[size];
    for (int t = 0; t < size; t++) {
      rows[t] = rowOf[ids[t]];
    }
    Tensor weight =
        gains.select(0, Tensor.of(parts, size)).times(Tensor.of(weights, size).to(type)); // [T]
    return tokens
        .lookup(distinct, distinct.length)
        .bags(Tensor.of(rows, size), Tensor.of(starts, starts.length), weight); // [B, D]
  }

  private Tensor head(TextSide side, Tensor sums) {
    Tensor unit = unit(sums); // [B, D]
    Head head = heads.get(side);
    if (head == null) {
      return unit;
    }
    Tensor hidden = unit.linear(head.up, head.upBias).relu(); // [B, H]
    return unit(unit.plus(hidden.linear(head.down, head.downBias)));
  }

  private void fill(TokenBag bag, int at, int[] ids, int[] parts, float[] weights) {
    System.arraycopy(bag.buckets(), 0, ids, at, bag.size());
    for (int part = 0; part < TextPart.COUNT; part++) {
      int from = bag.from(part);
      int to = bag.to(part);
      float weight = from == to ? 0 : (float) (priors[part] / Math.sqrt(to - from));
      for (int t = from; t < to; t++) {
        parts[at + t] = part;
        weights[at + t] = weight;
      }
    }
  }

  private static Tensor unit(Tensor rows) {
    return rows.over(rows.squared().sum(-1, true).plus(EPSILON).sqrt());
  }
}
