package dev.aisle.learning.models.armmt;

import dev.aisle.learning.ranking.EntireSpace;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.training.Loss;
import java.util.List;

/// The joint loss (specification, section 5.1):
/// ```
/// L = L_main + λ L_aux        L_main = Σ w BCE(y, σ(s)) / Σ w + ν L_list
/// L_aux as L_main, with ν = 0
/// ```
/// with `y` the share of what can be gained that was gained, and `L_list` the cross entropy of a
/// page's gains. Decay of weights, the term of `‖θ‖²`, is the optimiser's.
public final class ArmmtLoss {
  private ArmmtLoss() {}

  /// What the labels are, all `[P, C]`.
  ///
  /// @param labels y, in `[0, 1]`
  /// @param shares of what was gained on the page, which add up to 1, or to 0 where nothing was
  /// @param weights 0 for padding and for what was not exposed; not all 0
  /// @param gained pages on which something was gained
  public record Labels(Tensor labels, Tensor shares, Tensor weights, int gained) {}

  /// `L`, with its parts `main` and `auxiliary`.
  ///
  /// @param logits `[P, C]`
  /// @param auxiliary of each head of the auxiliary task, maybe none
  public static Loss joint(
      Tensor logits, List<Tensor> auxiliary, Labels labels, ArmmtConfig config) {
    Tensor main = main(logits, labels, config.learning().lists());
    Loss loss = Loss.of(main).with("main", main);
    return auxiliary.isEmpty()
        ? loss
        : loss.plus("auxiliary", auxiliary(auxiliary, labels), config.auxiliary().weight());
  }

  /// `L_main`.
  ///
  /// @param logits `[P, C]`
  /// @param lists ν
  public static Tensor main(Tensor logits, Labels labels, double lists) {
    Tensor pointwise = pointwise(logits, labels);
    return lists == 0 || labels.gained() == 0
        ? pointwise
        : pointwise.plus(
            EntireSpace.lists(logits, labels.shares(), labels.weights(), labels.gained())
                .times(lists));
  }

  /// `L_aux`, the mean over its heads.
  ///
  /// @param logits of each head, at least one
  public static Tensor auxiliary(List<Tensor> logits, Labels labels) {
    return logits.stream()
        .map(own -> pointwise(own, labels))
        .reduce(Tensor::plus)
        .orElseThrow()
        .times(1.0 / logits.size());
  }

  private static Tensor pointwise(Tensor logits, Labels labels) {
    return EntireSpace.mean(logits.logLoss(labels.labels()), labels.weights());
  }
}
