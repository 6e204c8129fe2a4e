package dev.aisle.learning.models.armmt;

import dev.aisle.learning.models.armmt.ArmmtBatch.Modal;
import dev.aisle.learning.models.armmt.ArmmtConfig.Perspective;
import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.Linear;
import dev.aisle.learning.nn.Mlp;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.reranking.Incoming;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The layers of ARMMT, in the order of the specification: projection, base and context, the
/// personalised branch, fusion, the joint vector, attention over the list, heads. P pages, C
/// candidates, L clicks, M modalities, d width. Safe for use by several threads while nobody trains
/// it.
public final class ArmmtNetwork {
  private static final double SLOPE = 0.1;
  private static final double HIDDEN = -1e9;
  private static final int RANK_WIDTH = 8;
  private static final int MAIN_HIDDEN = 64;
  private static final int AUXILIARY_HIDDEN = 32;

  private final ArmmtConfig config;
  private final int modalities;
  private final boolean readsQuery;
  private final boolean isPersonal;
  private final List<Linear> projections = new ArrayList<>();
  private final List<Taste> tastes = new ArrayList<>();
  private final List<Linear> wants = new ArrayList<>();
  private final @Nullable Tensor kinds;
  private final @Nullable Tensor ages;
  private final @Nullable EmbeddingTable ranks;
  private final Linear base;
  private final Linear context;
  private final @Nullable Cafu itemFusion;
  private final @Nullable Cafu personalFusion;
  private final Linear joint;
  private final List<Mpsa> blocks = new ArrayList<>();
  private final List<Perspective> perspectives;
  private final Linear mainHidden;
  private final Tensor mainOutput;
  private final Tensor mainBias;
  private final List<Mlp> auxiliary = new ArrayList<>();
  private final @Nullable Tensor blend;

  /// What comes out.
  ///
  /// @param logits `[P, C]`, the score; what stands at padded places means nothing
  /// @param representations of items, Z^I, and for the shopper, Z^P, as far as there are any; each
  ///     `[P, C, d]`, the latter with the likenesses behind where they are read
  /// @param context C, `[P, C, d]`
  public record Output(Tensor logits, List<Tensor> representations, Tensor context) {
    public Output {
      representations = List.copyOf(representations);
    }
  }

  public ArmmtNetwork(Parameters parameters, ArmmtSizes sizes, ArmmtConfig config) {
    this.config = config;
    int width = config.width();
    modalities = sizes.modalities().size();
    readsQuery = config.personal().query() && sizes.query() > 0 && modalities > 0;
    boolean readsHistory = config.personal().history() && modalities > 0;
    isPersonal = readsQuery || readsHistory;
    for (int m = 0; m < modalities; m++) {
      Parameters own = parameters.in("modality." + m);
      projections.add(new Linear(own.in("projection"), sizes.modalities().get(m), width));
      if (readsHistory) {
        tastes.add(new Taste(own.in("taste"), width));
      }
      if (readsQuery) {
        wants.add(new Linear(own.in("wanted"), sizes.query(), width));
      }
    }
    kinds = readsHistory ? parameters.constant("history.kinds", 0, sizes.kinds(), 1) : null;
    ages = readsHistory ? parameters.constant("history.ages", 0, sizes.ages(), 1) : null;
    ranks =
        config.upstream().rank() ? parameters.table("ranks", Incoming.rows(), RANK_WIDTH) : null;
    int read =
        sizes.base() + (config.upstream().score() ? 1 : 0) + (ranks == null ? 0 : RANK_WIDTH);
    base = new Linear(parameters.in("base"), read, width);
    context = new Linear(parameters.in("context"), sizes.context() + sizes.query(), width);
    itemFusion =
        modalities == 0
            ? null
            : new Cafu(parameters.in("fusion.item"), modalities, width, width, config.fusion());
    personalFusion =
        isPersonal
            ? new Cafu(
                parameters.in("fusion.personal"),
                tastes.size() + wants.size(),
                width,
                width,
                config.fusion())
            : null;
    int representations = (modalities == 0 ? 0 : 1) + (isPersonal ? 1 : 0);
    int likenesses = config.personal().likeness() ? tastes.size() + wants.size() : 0;
    joint = new Linear(parameters.in("joint"), (representations + 1) * width + likenesses, width);
    perspectives =
        config.list().perspectives().stream()
            .filter(from -> from != Perspective.ITEM || modalities > 0)
            .filter(from -> from != Perspective.PERSONAL || isPersonal)
            .toList();
    for (int b = 0; b < config.list().blocks(); b++) {
      blocks.add(
          new Mpsa(parameters.in("block." + b), width, perspectives.size(), config.dropout()));
    }
    mainHidden =
        new Linear(
            parameters.in("main.hidden"), (representations + 3) * width + likenesses, MAIN_HIDDEN);
    // From 0: at first all are alike, and no item stands out by chance.
    mainOutput = parameters.constant("main.output.weight", 0, 1, MAIN_HIDDEN);
    mainBias = parameters.constant("main.output.bias", 0, 1);
    if (config.auxiliary().weight() > 0 && representations > 0) {
      boolean split = config.auxiliary().split();
      for (int a = 0; a < (split ? representations : 1); a++) {
        boolean likens = !split || a == 1;
        int in = ((split ? 1 : representations) + 1) * width + (likens ? likenesses : 0);
        auxiliary.add(new Mlp(parameters.in("auxiliary." + a), in, AUXILIARY_HIDDEN, 1));
      }
    }
    blend =
        config.upstream().blend() > 0
            ? parameters.constant("blend", config.upstream().blend(), 1)
            : null;
  }

  /// Scores whole lists.
  ///
  /// @param noise of dropout, null when scoring
  public Output forward(ArmmtBatch in, @Nullable Noise noise) {
    return scored(projected(in), noise);
  }

  /// A modality's vectors in the common space, of candidates and of clicked items alike: `z =
  /// leakyRelu(W v + b) · a`. What serving keeps for each item.
  Tensor project(int modality, Modal modal) {
    return projections.get(modality).apply(modal.vectors()).leakyRelu(SLOPE).times(modal.there());
  }

  /// The same batch with projected modalities.
  ArmmtBatch projected(ArmmtBatch in) {
    return new ArmmtBatch(
        in.base(),
        in.upstream(),
        in.ranks(),
        in.sees(),
        in.context(),
        projected(in.modalities()),
        new ArmmtBatch.History(
            projected(in.history().modalities()), in.history().kinds(), in.history().ages()),
        in.query());
  }

  private List<Modal> projected(List<Modal> modals) {
    List<Modal> projected = new ArrayList<>();
    for (int m = 0; m < modals.size(); m++) {
      projected.add(new Modal(project(m, modals.get(m)), modals.get(m).there()));
    }
    return projected;
  }

  /// Scores whole lists of projected modalities.
  Output scored(ArmmtBatch in, @Nullable Noise noise) {
    Tensor x = base(in); // [P, C, d]
    Tensor c = context(in); // [P, 1, d]
    List<Tensor> representations = new ArrayList<>();
    Tensor item = null;
    if (itemFusion != null) {
      item = itemFusion.apply(vectors(in.modalities()), there(in.modalities()), c); // Z^I
      representations.add(item);
    }
    Tensor personal = null;
    if (personalFusion != null) {
      List<Modal> views = personal(in);
      personal = personalFusion.apply(vectors(views), there(views), c); // Z^P
      representations.add(config.personal().likeness() ? withLikeness(personal, views) : personal);
    }
    List<Tensor> all = new ArrayList<>(representations);
    all.add(x);
    Tensor f = joint.apply(Tensor.concat(2, all)); // F

    Tensor h = f;
    for (Mpsa block : blocks) {
      List<Tensor> views = new ArrayList<>();
      for (Perspective from : perspectives) {
        views.add(
            switch (from) {
              case ITEM -> Objects.requireNonNull(item);
              case PERSONAL -> Objects.requireNonNull(personal);
              case JOINT -> h;
            });
      }
      h = block.apply(views, h, in.sees(), noise); // H
    }

    Tensor everywhere = c.expand(x.size(0), x.size(1), x.size(2));
    all.addFirst(h);
    all.add(everywhere);
    Tensor logits =
        mainHidden.apply(Tensor.concat(2, all)).relu().linear(mainOutput, mainBias).squeeze(-1);
    if (blend != null) {
      logits = logits.plus(in.upstream().times(blend));
    }
    return new Output(logits, representations, everywhere);
  }

  /// The mean over the features of `g ⊙ z` is their dot product over d: how alike they are, in one
  /// number, which cannot be learned by heart.
  private static Tensor withLikeness(Tensor personal, List<Modal> views) {
    List<Tensor> parts = new ArrayList<>(List.of(personal));
    views.forEach(view -> parts.add(view.vectors().mean(2, true)));
    return Tensor.concat(2, parts);
  }

  /// X: ids, statistics, and what the stage before thought.
  private Tensor base(ArmmtBatch in) {
    List<Tensor> parts = new ArrayList<>(List.of(in.base()));
    if (config.upstream().score()) {
      parts.add(in.upstream().unsqueeze(2));
    }
    if (ranks != null) {
      parts.add(ranks.lookup(in.ranks(), in.upstream().size(0), in.upstream().size(1)));
    }
    return base.apply(Tensor.concat(2, parts)).leakyRelu(SLOPE);
  }

  /// C: shopper, query and request.
  private Tensor context(ArmmtBatch in) {
    Tensor read =
        in.query() == null ? in.context() : Tensor.concat(2, in.context(), in.query().vectors());
    return context.apply(read).leakyRelu(SLOPE);
  }

  /// What each modality is to this shopper, `p`, and to this query, `(W q) ⊙ z`.
  private List<Modal> personal(ArmmtBatch in) {
    List<Modal> views = new ArrayList<>();
    for (int m = 0; m < tastes.size(); m++) {
      Modal own = in.modalities().get(m);
      Modal past = in.history().modalities().get(m); // [P, L, d]
      Tensor mask = past.there().squeeze(2).greaterThan(0.5); // [P, L]
      Tensor any = past.there().max(1, true); // [P, 1, 1]
      Tensor taste = tastes.get(m).apply(own.vectors(), past.vectors(), bias(in, mask), mask);
      views.add(new Modal(taste, own.there().times(any)));
    }
    for (int m = 0; m < wants.size(); m++) {
      Modal own = in.modalities().get(m);
      Modal query = Objects.requireNonNull(in.query(), "a query's vector");
      Tensor wanted = wants.get(m).apply(query.vectors()).times(query.there()); // [P, 1, d]
      views.add(new Modal(wanted.times(own.vectors()), own.there().times(query.there())));
    }
    return views;
  }

  private static List<Tensor> vectors(List<Modal> views) {
    return views.stream().map(Modal::vectors).toList();
  }

  private static List<Tensor> there(List<Modal> views) {
    return views.stream().map(Modal::there).toList();
  }

  private Tensor bias(ArmmtBatch in, Tensor mask) {
    long pages = mask.size(0);
    long length = mask.size(1);
    Tensor kind =
        Objects.requireNonNull(kinds).rows(Tensor.of(in.history().kinds(), pages, length));
    Tensor age = Objects.requireNonNull(ages).rows(Tensor.of(in.history().ages(), pages, length));
    return kind.plus(age).transpose(1, 2); // [P, 1, L]
  }

  /// How well each item's text tells which of the list's items is seen, read or both: the loss of
  /// `softmax_j((W tᵢ) · zⱼ / √d)` with the answer `i`, a mean over items and modalities, `W` being
  /// the layer that a query goes through. Queries lie among texts, so what is learned from the
  /// items alone holds for them; and on a page items are alike but for what the query may be about.
  ///
  /// @param raw as it came in, with texts as the first modality
  /// @param views the same, projected
  /// @return null where there are no texts, or no query is read
  @Nullable Tensor alignment(ArmmtBatch raw, ArmmtBatch views) {
    if (wants.isEmpty() || config.modalities().getFirst() != Modality.TEXT) {
      return null;
    }
    Modal text = raw.modalities().getFirst();
    int many = (int) text.vectors().size(1);
    boolean[] itself = new boolean[many * many];
    for (int i = 0; i < many; i++) {
      itself[i * many + i] = true;
    }
    Tensor seen = raw.sees().to(text.there().type()); // [P, 1, C]
    Tensor answers = Tensor.of(itself, 1, many, many).to(text.there().type());
    Tensor loss = Tensor.zeros(text.there().type(), 1);
    for (int m = 0; m < wants.size(); m++) {
      Modal own = views.modalities().get(m);
      Tensor there = own.there().transpose(1, 2).times(seen); // [P, 1, C]
      Tensor described = wants.get(m).apply(text.vectors()); // [P, C, d]
      Tensor log =
          described
              .matmul(own.vectors().transpose(1, 2))
              .times(1 / Math.sqrt(config.width()))
              .masked(there.greaterThan(0.5).not(), HIDDEN)
              .logSoftmax(2);
      Tensor weights = text.there().transpose(1, 2).times(there); // [P, 1, C]
      Tensor right = log.masked(there.greaterThan(0.5).not(), 0).times(answers).sum(2, false);
      Tensor total = right.times(weights.squeeze(1)).sum();
      loss = loss.minus(total.over(weights.sum().plus(1e-9)));
    }
    return loss.sum().times(1.0 / wants.size());
  }

  /// The weights of the personalised fusion, `[P, C, V]`: of each modality against the history,
  /// then of each against the query, as far as the branch has them.
  ///
  /// @throws NullPointerException without a personalised branch
  public Tensor personalWeights(ArmmtBatch in) {
    ArmmtBatch projected = projected(in);
    List<Modal> views = personal(projected);
    return Objects.requireNonNull(personalFusion, "a personalised branch")
        .weights(vectors(views), there(views), context(projected));
  }

  /// The logits of the auxiliary task, in training: none, one or two of `[P, C]`. It sees neither
  /// ids nor statistics nor the list: the representations must explain the target by themselves.
  public List<Tensor> auxiliary(Output output) {
    List<Tensor> logits = new ArrayList<>();
    for (int a = 0; a < auxiliary.size(); a++) {
      List<Tensor> seen =
          new ArrayList<>(
              config.auxiliary().split()
                  ? List.of(output.representations().get(a))
                  : output.representations());
      seen.add(output.context());
      logits.add(auxiliary.get(a).apply(Tensor.concat(2, seen)).squeeze(-1));
    }
    return logits;
  }
}
