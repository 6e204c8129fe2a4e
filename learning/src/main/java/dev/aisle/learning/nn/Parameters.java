package dev.aisle.learning.nn;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/// The trainable numbers of a model, by name: dense tensors, and embedding tables of which a step
/// touches few rows. Layers ask for theirs when they are made:
/// ```java
/// var parameters = new Parameters(Type.FLOAT, new SplittableRandom(seed));
/// var head = new Mlp(parameters.in("head"), 64, 32, 1);
/// ```
/// Values are drawn from the generator in the order in which layers ask, so a seed decides all of
/// them. Owns the native memory of what it made; close it.
public final class Parameters implements AutoCloseable {
  private final String prefix;
  private final Type type;
  private final RandomGenerator random;
  private final SequencedMap<String, Tensor> tensors;
  private final SequencedMap<String, EmbeddingTable> tables;

  /// @param type [Type#FLOAT]; [Type#DOUBLE] to check gradients
  /// @param random of the initial values
  public Parameters(Type type, RandomGenerator random) {
    this("", type, random, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private Parameters(
      String prefix,
      Type type,
      RandomGenerator random,
      SequencedMap<String, Tensor> tensors,
      SequencedMap<String, EmbeddingTable> tables) {
    this.prefix = prefix;
    this.type = type;
    this.random = random;
    this.tensors = tensors;
    this.tables = tables;
  }

  /// The same parameters, where every name that is asked for begins with `name` and a dot.
  public Parameters in(String name) {
    return new Parameters(prefix + name + ".", type, random, tensors, tables);
  }

  /// What the numbers are.
  public Type type() {
    return type;
  }

  /// A weight `[out, in]`, drawn as Glorot and Bengio (2010) do: normal with variance `2 / (in +
  /// out)`.
  public Tensor glorot(String name, int out, int in) {
    return normal(name, Math.sqrt(2.0 / (in + out)), out, in);
  }

  /// Normally distributed around 0.
  public Tensor normal(String name, double deviation, long... shape) {
    return add(name, shape, DoubleStream.generate(() -> deviation * random.nextGaussian()));
  }

  /// All of one value.
  public Tensor constant(String name, double value, long... shape) {
    return add(name, shape, DoubleStream.generate(() -> value));
  }

  private Tensor add(String name, long[] shape, DoubleStream values) {
    double[] drawn = values.limit(Arrays.stream(shape).reduce(1, Math::multiplyExact)).toArray();
    try (Scope scope = Scope.withoutGradients()) {
      Tensor made = Tensor.of(drawn, shape).to(type).copied();
      tensors.put(unused(name), scope.keep(made).requireGradient());
      return made;
    }
  }

  /// An embedding table of `rows` rows, normally distributed with deviation 0.05; row 0 is that of
  /// padding, zero for good.
  public EmbeddingTable table(String name, int rows, int width) {
    float[] values = new float[Math.multiplyExact(rows, width)];
    for (int i = width; i < values.length; i++) {
      values[i] = (float) (0.05 * random.nextGaussian());
    }
    EmbeddingTable table = new EmbeddingTable(prefix + name, type, rows, width, values);
    tables.put(unused(name), table);
    return table;
  }

  private String unused(String name) {
    String full = prefix + name;
    if (tensors.containsKey(full) || tables.containsKey(full)) {
      throw new IllegalArgumentException("two parameters are named " + full);
    }
    return full;
  }

  /// The dense tensors, in the order in which they were made.
  public SequencedMap<String, Tensor> tensors() {
    return Collections.unmodifiableSequencedMap(tensors);
  }

  /// The embedding tables, in the order in which they were made.
  public SequencedMap<String, EmbeddingTable> tables() {
    return Collections.unmodifiableSequencedMap(tables);
  }

  /// How many numbers they are.
  public long count() {
    return tensors.values().stream().mapToLong(Tensor::elements).sum()
        + tables.values().stream().mapToLong(table -> (long) table.rows() * table.width()).sum();
  }

  /// Forgets all gradients, as an optimiser does after its step. For a batch that is given up, too.
  public void clearGradients() {
    tensors.values().forEach(Tensor::clearGradient);
    tables.values().forEach(EmbeddingTable::clearGradients);
  }

  /// A copy of all values.
  public Map<String, TensorData> save() {
    Map<String, TensorData> saved = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> saved.put(name, new TensorData(tensor.floats(), tensor.shape())));
    tables.forEach((name, table) -> saved.put(name, table.save()));
    return saved;
  }

  /// Sets all values to saved ones.
  ///
  /// @param place where they come from, for messages
  /// @throws InvalidInputException where one is missing, has another shape or is not finite, or
  ///     where there are more than the model has
  public void load(String place, Map<String, TensorData> saved) {
    try (Scope _ = Scope.withoutGradients()) {
      tensors.forEach(
          (name, tensor) -> tensor.writeInPlace(find(place, saved, name, tensor.shape()).values()));
      tables.forEach(
          (name, table) ->
              table.load(find(place, saved, name, new long[] {table.rows(), table.width()})));
    }
    for (String name : saved.keySet()) {
      if (!tensors.containsKey(name) && !tables.containsKey(name)) {
        throw new InvalidInputException(
            place,
            "has a tensor \"" + name + "\" that this model has not",
            "It is of another model or version; train it again.");
      }
    }
  }

  private static TensorData find(
      String place, Map<String, TensorData> saved, String name, long[] shape) {
    TensorData data = saved.get(name);
    String remedy = "It is of another model or version; train it again.";
    if (data == null) {
      throw new InvalidInputException(place, "lacks the tensor \"" + name + "\"", remedy);
    }
    if (!Arrays.equals(data.shape(), shape)) {
      throw new InvalidInputException(
          place,
          "has \""
              + name
              + "\" in the shape "
              + Arrays.toString(data.shape())
              + ", not "
              + Arrays.toString(shape),
          remedy);
    }
    for (float value : data.values()) {
      if (!Float.isFinite(value)) {
        throw new InvalidInputException(
            place, "has " + value + " in the tensor \"" + name + "\"", remedy);
      }
    }
    return data;
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    tables.values().forEach(EmbeddingTable::close);
  }
}
