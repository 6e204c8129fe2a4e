package dev.aisle.learning.training;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.FiniteWatch;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is said where a step cannot be done: names first what is most likely the cause.
final class Faults {
  private Faults() {}

  /// A loss that is no number: a column of the batch that is none, a parameter that became none, or
  /// an operation of the model.
  ///
  /// @param again computes the same loss again
  static <B> InvalidInputException loss(
      String place,
      Learner<B> learner,
      B batch,
      Exchange.Part own,
      Supplier<Loss> again,
      TrainingConfig config) {
    String column = column(learner, batch);
    if (column != null) {
      return new InvalidInputException(
          place, column, "Correct the item or event that it comes from, or leave the column out.");
    }
    String parameter = parameter(learner.parameters());
    if (parameter != null) {
      return diverged(place, "the parameter " + parameter + " is not finite", config);
    }
    String part =
        own.parts().entrySet().stream()
            .filter(entry -> !Double.isFinite(entry.getValue()))
            .findFirst()
            .map(entry -> " (first in its part \"" + entry.getKey() + "\")")
            .orElse("");
    try (FiniteWatch watch = FiniteWatch.open()) {
      var _ = again.get();
      String operation = watch.first();
      return diverged(
          place,
          "the loss is "
              + own.loss()
              + part
              + (operation == null ? "" : "; the first operation without a number is " + operation),
          config);
    }
  }

  /// A gradient that is no number, or a loss that is none at another worker.
  ///
  /// @param again computes this worker's loss again
  static InvalidInputException gradient(
      String place, Exchange.Part all, Supplier<@Nullable Loss> again, TrainingConfig config) {
    if (!Double.isFinite(all.loss())) {
      return diverged(place, "the loss of another worker is not finite; see what it says", config);
    }
    String name = all.gradients().firstNotFinite();
    if (name == null) {
      return diverged(place, "the gradients are too large for their norm to be a number", config);
    }
    Loss loss = again.get();
    try (FiniteWatch watch = FiniteWatch.open()) {
      String operation = loss == null ? null : watch.backward(loss.total());
      return diverged(
          place,
          "the gradient of "
              + name
              + " is not finite"
              + (operation == null ? "" : ", first behind the operation " + operation)
              + "; the loss is "
              + all.loss(),
          config);
    }
  }

  private static InvalidInputException diverged(
      String place, String problem, TrainingConfig config) {
    return new InvalidInputException(
        place,
        problem,
        "Lower the learning rate ("
            + config.adam().rate()
            + " now) or the norm to which gradients are clipped ("
            + config.adam().maxNorm()
            + " now).");
  }

  private static <B> @Nullable String column(Learner<B> learner, B batch) {
    for (Map.Entry<String, float[]> column : learner.columns(batch).entrySet()) {
      float[] values = column.getValue();
      for (int i = 0; i < values.length; i++) {
        if (!Float.isFinite(values[i])) {
          return "the column \"" + column.getKey() + "\" has " + values[i] + " (value " + i + ")";
        }
      }
    }
    return null;
  }

  private static @Nullable String parameter(Parameters parameters) {
    for (var entry : parameters.tensors().entrySet()) {
      if (!entry.getValue().isFinite()) {
        return entry.getKey();
      }
    }
    for (var entry : parameters.tables().entrySet()) {
      if (!entry.getValue().isFinite()) {
        return entry.getKey();
      }
    }
    return null;
  }

  /// What is thrown for something that a step threw: where memory was short, what to lower.
  static RuntimeException of(String place, Throwable thrown, TrainingConfig config) {
    if (isMemory(thrown)) {
      return new InvalidInputException(
          place,
          "memory is not enough for a batch of " + config.batch() + " examples",
          "Lower the batch size, to "
              + Math.max(1, config.batch() / 2)
              + " for example, or give the machine or the JVM (-Xmx) more.",
          thrown);
    }
    return switch (thrown) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException(thrown);
    };
  }

  /// libtorch has no type for it, but texts, for CPU and GPU.
  private static boolean isMemory(@Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String text = String.valueOf(t.getMessage());
      if (t instanceof OutOfMemoryError
          || text.contains("allocate memory")
          || text.contains("out of memory")) {
        return true;
      }
    }
    return false;
  }
}
