package dev.aisle.learning.models.armmt;

import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.ranking.RankSettings;
import java.util.List;
import java.util.function.Consumer;

/// What an ARMMT is made of. The paper's body gives no numbers, so all of these are ours.
///
/// @param inputs which columns the base vector X reads; those of the context are not among them.
///     Default all but the shopper's id, embeddings of at most 8 numbers
/// @param context columns that are the same for all candidates of a request, of which the context
///     vector C is made; default the request's and the shopper's
/// @param modalities of the items; one that a shop has no columns of is left out. Default both
/// @param width of all vectors, d; default 32
/// @param fusion of modalities, CAFU
/// @param personal what an item is to this shopper
/// @param list how the items of a list see each other, MPSA
/// @param auxiliary the auxiliary task
/// @param learning how it learns; default [RankSettings#DEFAULT] with a weight decay of 3, since a
///     list has few clicks and many numbers to learn them by heart with. Dropped candidates are not
///     used; without orders an order counts as a click
/// @param orderGain clicks that an order counts for beside its own; default 3
/// @param quietPages share of the training pages without a click that are kept, each weighing the
///     inverse; default 0.1
/// @param missing share of training examples that lose a modality, so that a missing picture is
///     nothing new; default 0.1
/// @param dropout in `[0, 1)`; default 0.1
/// @param validated steps between validations; default 50, since the best order is often reached
///     within an epoch
/// @param upstream what is taken from the stage before
public record ArmmtConfig(
    InputChoice inputs,
    List<String> context,
    List<Modality> modalities,
    int width,
    Fusion fusion,
    Personal personal,
    Perspectives list,
    Auxiliary auxiliary,
    RankSettings learning,
    double orderGain,
    double quietPages,
    double missing,
    double dropout,
    int validated,
    Upstream upstream) {

  /// The context-aware fusion unit.
  ///
  /// @param weights how the excitation becomes weights of modalities; default
  ///     [Weights#TWICE_SIGMOID]
  /// @param context whether the excitation sees the context; default true
  /// @param sum whether weighted modalities are added up instead of laid side by side and mixed by
  ///     a linear layer; default false
  /// @param hidden width of the excitation; default 16
  public record Fusion(Weights weights, boolean context, boolean sum, int hidden) {}

  /// The output activation of the fusion's excitation.
  public enum Weights {
    /// `2 σ(x)`, in (0, 2).
    TWICE_SIGMOID,
    /// `M · softmax(x)`.
    SOFTMAX,
    /// `max(0, 1 + x)`.
    RELU,
    /// All 1: plain concatenation.
    EQUAL
  }

  /// The personalised branch.
  ///
  /// @param history whether what the shopper clicked is attended to; default true
  /// @param query whether each modality is also held against the query; default true
  /// @param likeness whether heads and list also read how alike an item and a taste, or an item and
  ///     the query, are: the mean over the features of each view. Default true
  public record Personal(boolean history, boolean query, boolean likeness) {}

  /// The attention over the list.
  ///
  /// @param perspectives from which items look at each other; empty: they do not. Default all
  /// @param blocks at least one; default 1
  public record Perspectives(List<Perspective> perspectives, int blocks) {
    public Perspectives {
      perspectives = List.copyOf(perspectives);
    }
  }

  /// By which vectors items find out who is like them.
  public enum Perspective {
    /// The item representation: which products are alike.
    ITEM,
    /// The personalised representation: which appeal for the same reason.
    PERSONAL,
    /// The joint vector with ids and statistics.
    JOINT
  }

  /// The target-oriented auxiliary task.
  ///
  /// @param weight λ of its loss, 0 for none; default 0.2
  /// @param split whether item and personalised representation have a head each, of half the weight
  /// @param alignment weight of the task that teaches what a text says of the other modalities, 0
  ///     for none; default 0.2
  public record Auxiliary(double weight, boolean split, double alignment) {}

  /// What is taken from the stage before.
  ///
  /// @param score whether X reads its score, standardised within the list; default true
  /// @param rank whether X reads its order; default true
  /// @param blend what that score counts beside the model's own at first, to be learned; default 0
  ///     for the model's own alone, which reads that score anyway
  public record Upstream(boolean score, boolean rank, double blend) {}

  /// The defaults.
  public static final ArmmtConfig DEFAULT =
      new ArmmtConfig(
          InputChoice.DEFAULT.withHistories().withWidest(8).without("shopper"),
          List.of(
              "scene",
              "query",
              "device",
              "hour",
              "weekday",
              "shopperClicks",
              "shopperOrders",
              "daysSinceSeen",
              "queryWords"),
          List.of(Modality.values()),
          32,
          new Fusion(Weights.TWICE_SIGMOID, true, false, 16),
          new Personal(true, true, true),
          new Perspectives(List.of(Perspective.values()), 1),
          new Auxiliary(0.2, false, 0.2),
          RankSettings.DEFAULT.withWeightDecay(3),
          3,
          0.1,
          0.1,
          0.1,
          50,
          new Upstream(true, true, 0));

  /// @throws IllegalArgumentException where a number is out of range
  public ArmmtConfig {
    context = List.copyOf(context);
    modalities = List.copyOf(modalities);
    require("width", width, width >= 1 && width <= 1024);
    require("fusion.hidden", fusion.hidden(), fusion.hidden() >= 1);
    require("list.blocks", list.blocks(), list.blocks() >= 1);
    require("auxiliary.weight", auxiliary.weight(), auxiliary.weight() >= 0);
    require("auxiliary.alignment", auxiliary.alignment(), auxiliary.alignment() >= 0);
    require("orderGain", orderGain, orderGain >= 0 && orderGain <= 1000);
    require("quietPages", quietPages, quietPages > 0 && quietPages <= 1);
    require("missing", missing, missing >= 0 && missing < 1);
    require("dropout", dropout, dropout >= 0 && dropout < 1);
    require("validated", validated, validated >= 1);
    require("upstream.blend", upstream.blend(), upstream.blend() >= 0 && upstream.blend() <= 1000);
  }

  private static void require(String name, double value, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value);
    }
  }

  /// A copy that is being changed.
  private static final class Draft {
    private InputChoice inputs;
    private List<String> context;
    private List<Modality> modalities;
    private int width;
    private Fusion fusion;
    private Personal personal;
    private Perspectives list;
    private Auxiliary auxiliary;
    private RankSettings learning;
    private double orderGain;
    private double quietPages;
    private double missing;
    private double dropout;
    private int validated;
    private Upstream upstream;

    Draft(ArmmtConfig of) {
      inputs = of.inputs;
      context = of.context;
      modalities = of.modalities;
      width = of.width;
      fusion = of.fusion;
      personal = of.personal;
      list = of.list;
      auxiliary = of.auxiliary;
      learning = of.learning;
      orderGain = of.orderGain;
      quietPages = of.quietPages;
      missing = of.missing;
      dropout = of.dropout;
      validated = of.validated;
      upstream = of.upstream;
    }

    ArmmtConfig done() {
      return new ArmmtConfig(
          inputs,
          context,
          modalities,
          width,
          fusion,
          personal,
          list,
          auxiliary,
          learning,
          orderGain,
          quietPages,
          missing,
          dropout,
          validated,
          upstream);
    }
  }

  private ArmmtConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /// The same that reads other columns.
  public ArmmtConfig withInputs(InputChoice other, List<String> others) {
    return with(
        draft -> {
          draft.inputs = other;
          draft.context = others;
        });
  }

  /// The same of other modalities.
  public ArmmtConfig withModalities(List<Modality> others) {
    return with(draft -> draft.modalities = others);
  }

  /// The same of another width.
  public ArmmtConfig withWidth(int other) {
    return with(draft -> draft.width = other);
  }

  /// The same with another fusion.
  public ArmmtConfig withFusion(Fusion other) {
    return with(draft -> draft.fusion = other);
  }

  /// The same with another personalised branch.
  public ArmmtConfig withPersonal(Personal other) {
    return with(draft -> draft.personal = other);
  }

  /// The same with another attention over the list.
  public ArmmtConfig withList(Perspectives other) {
    return with(draft -> draft.list = other);
  }

  /// The same with another auxiliary task.
  public ArmmtConfig withAuxiliary(Auxiliary other) {
    return with(draft -> draft.auxiliary = other);
  }

  /// The same that learns in another way.
  public ArmmtConfig withLearning(RankSettings other) {
    return with(draft -> draft.learning = other);
  }

  /// The same with other shares of pages without a click and of lost modalities.
  public ArmmtConfig withExamples(double quiet, double lost) {
    return with(
        draft -> {
          draft.quietPages = quiet;
          draft.missing = lost;
        });
  }

  /// The same with another dropout.
  public ArmmtConfig withDropout(double other) {
    return with(draft -> draft.dropout = other);
  }

  /// The same that takes something else from the stage before.
  public ArmmtConfig withUpstream(Upstream other) {
    return with(draft -> draft.upstream = other);
  }

  /// The same network without what only training needs.
  ArmmtConfig forServing() {
    return withAuxiliary(new Auxiliary(0, false, 0)).withDropout(0);
  }
}
