package dev.aisle.learning.nn;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Tensor.AdamNumbers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongToDoubleFunction;

/// Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019) for all
/// parameters of a model:
/// ```java
/// try (Scope _ = Scope.training()) {
///   model.loss(batch).backward();
///   adam.step();
/// }
/// ```
/// Of an [EmbeddingTable] only the rows are touched that were looked up since the last step: a
/// row's moments rest while it is not used, its values too, and the correction for young moments
/// goes by the steps of all (as in TensorFlow's LazyAdam and PyTorch's SparseAdam). Where each step
/// uses each row, that is Adam.
///
/// The state belongs to the parameters that it was made for. One thread.
public final class Adam implements AutoCloseable {
  private final Parameters parameters;
  private final Config config;
  private final LongToDoubleFunction schedule;
  private final Map<String, Moments> moments = new LinkedHashMap<>();
  private long steps;
  private double norm = Double.NaN;

  /// How to learn.
  ///
  /// @param rate of learning, before the schedule; default 0.001
  /// @param beta1 of the mean of gradients, in `[0, 1)`; default 0.9
  /// @param beta2 of the mean of their squares, in `[0, 1)`; default 0.999
  /// @param epsilon default 1e-8
  /// @param weightDecay by which weights shrink in a step, times the rate; default 0. Rows shrink
  ///     in steps that use them; what has one axis (biases, gains, single numbers) does not shrink
  /// @param maxNorm all gradients together are scaled down to this Euclidean length; default
  ///     infinite
  public record Config(
      double rate, double beta1, double beta2, double epsilon, double weightDecay, double maxNorm) {
    /// @throws IllegalArgumentException where a number is out of range
    public Config {
      if (!(rate > 0 && beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)
          || !(epsilon > 0 && weightDecay >= 0 && maxNorm > 0)) {
        throw new IllegalArgumentException(
            "rate, epsilon and maxNorm are above 0, beta1 and beta2 in [0, 1), weightDecay at least"
                + " 0; these are "
                + List.of(rate, beta1, beta2, epsilon, weightDecay, maxNorm));
      }
    }

    /// The defaults, with this rate.
    public static Config of(double rate) {
      return new Config(rate, 0.9, 0.999, 1e-8, 0, Double.POSITIVE_INFINITY);
    }

    /// With another weight decay.
    public Config withWeightDecay(double decay) {
      return new Config(rate, beta1, beta2, epsilon, decay, maxNorm);
    }

    /// With another limit of the gradients' length.
    public Config withMaxNorm(double norm) {
      return new Config(rate, beta1, beta2, epsilon, weightDecay, norm);
    }
  }

  /// Of one tensor or table, in its shape.
  private record Moments(Tensor mean, Tensor square) {
    static Moments zero(Tensor of) {
      try (Scope scope = Scope.withoutGradients()) {
        Tensor mean = scope.keep(Tensor.zeros(of.type(), of.shape()));
        return new Moments(mean, scope.keep(Tensor.zeros(of.type(), of.shape())));
      }
    }
  }

  /// At the same rate always.
  public Adam(Parameters parameters, Config config) {
    this(parameters, config, step -> 1);
  }

  /// @param parameters all of which exist already
  /// @param schedule what the rate is multiplied with at a step, the first being 1
  public Adam(Parameters parameters, Config config, LongToDoubleFunction schedule) {
    this.parameters = parameters;
    this.config = config;
    this.schedule = schedule;
    parameters.tensors().forEach((name, tensor) -> moments.put(name, Moments.zero(tensor)));
    parameters.tables().forEach((name, table) -> moments.put(name, Moments.zero(table.values())));
  }

  /// Steps taken.
  public long steps() {
    return steps;
  }

  /// The Euclidean length of all gradients of the last step, before they were clipped; NaN where
  /// none was taken, or where gradients are not clipped and nobody needed it.
  public double norm() {
    return norm;
  }

  /// Changes the parameters by what [Tensor#backward] has gathered, and forgets it. To be called in
  /// the scope of the look-ups. A parameter that nothing depended on stays as it is.
  public void step() {
    step(Gradients.of(parameters));
  }

  /// As the other method, by gradients that were gathered before, such as those that several
  /// workers made together.
  public void step(Gradients gradients) {
    steps++;
    try (Scope _ = Scope.withoutGradients()) {
      if (config.maxNorm < Double.POSITIVE_INFINITY) {
        norm = gradients.clip(config.maxNorm);
      }
      double rate = config.rate * schedule.applyAsDouble(steps);
      AdamNumbers shrinking = numbers(rate, config.weightDecay);
      AdamNumbers staying = numbers(rate, 0);
      gradients
          .dense()
          .forEach(
              (name, gradient) ->
                  change(name, gradient, gradient.axes() > 1 ? shrinking : staying));
      gradients.rows().forEach((name, rows) -> change(name, rows, shrinking));
    }
    parameters.clearGradients();
  }

  private AdamNumbers numbers(double rate, double decay) {
    return new AdamNumbers(rate, config.beta1, config.beta2, config.epsilon, decay);
  }

  private void change(String name, Tensor gradient, AdamNumbers numbers) {
    Tensor values = Objects.requireNonNull(parameters.tensors().get(name), name);
    Moments own = moments(name);
    values.adamInPlace(gradient, own.mean, own.square, steps, numbers);
  }

  private void change(String name, Gradients.Rows rows, AdamNumbers numbers) {
    Tensor values = Objects.requireNonNull(parameters.tables().get(name), name).values();
    Moments own = moments(name);
    values.adamRowsInPlace(rows.indices(), rows.values(), own.mean, own.square, steps, numbers);
  }

  private Moments moments(String name) {
    Moments found = moments.get(name);
    if (found == null) {
      throw new IllegalStateException(name + " was made after its optimiser");
    }
    return found;
  }

  /// The state: all moments, by the parameter's name, and the count of steps. Exact for
  /// [dev.aisle.learning.tensor.Type#FLOAT].
  public Map<String, TensorData> save() {
    Map<String, TensorData> saved = new LinkedHashMap<>();
    moments.forEach(
        (name, own) -> {
          saved.put(name + ".mean", new TensorData(own.mean.floats(), own.mean.shape()));
          saved.put(name + ".square", new TensorData(own.square.floats(), own.square.shape()));
        });
    // In two parts, since a float counts to 2²⁴ only.
    saved.put("steps", new TensorData(new float[] {steps >> 20, steps & 0xFFFFF}, 2));
    return saved;
  }

  /// Goes on from a saved state: the next step is the one that would have followed, to the bit.
  ///
  /// @param place where it comes from, for messages
  /// @throws InvalidInputException where it is not the state of these parameters
  public void load(String place, Map<String, TensorData> saved) {
    TensorData count = find(place, saved, "steps", 2);
    moments.forEach(
        (name, own) -> {
          own.mean.writeInPlace(find(place, saved, name + ".mean", own.mean.shape()).values());
          own.square.writeInPlace(
              find(place, saved, name + ".square", own.square.shape()).values());
        });
    steps = ((long) count.values()[0] << 20) + (long) count.values()[1];
  }

  private static TensorData find(
      String place, Map<String, TensorData> saved, String name, long... shape) {
    TensorData data = saved.get(name);
    if (data == null || !Arrays.equals(data.shape(), shape)) {
      throw new InvalidInputException(
          place,
          "has no \"" + name + "\" of the shape " + Arrays.toString(shape),
          "It is the optimiser's state of another model or version; train from the start.");
    }
    return data;
  }

  @Override
  public void close() {
    for (Moments own : moments.values()) {
      own.mean.close();
      own.square.close();
    }
  }
}
