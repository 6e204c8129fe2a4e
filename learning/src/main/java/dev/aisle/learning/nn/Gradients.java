package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The gradients of one step: what a backward pass left at the parameters. Belongs to the step's
/// scope, in which `loss.backward()` ran:
/// ```java
/// loss.backward();
/// Gradients gradients = Gradients.of(parameters);
/// gradients.clip(10);
/// optimiser.step(gradients);
/// parameters.clearGradients();
/// ```
///
/// @param dense of the dense tensors, by name; a tensor that the loss did not depend on is missing
/// @param rows of the embedding tables' rows that the batch used, by the table's name
public record Gradients(SequencedMap<String, Tensor> dense, SequencedMap<String, Rows> rows) {
  /// Gradients of some rows of a table.
  ///
  /// @param indices `[U]`, distinct; never 0, which is padding
  /// @param values `[U, width]`
  public record Rows(Tensor indices, Tensor values) {}

  public Gradients {
    dense = Collections.unmodifiableSequencedMap(dense);
    rows = Collections.unmodifiableSequencedMap(rows);
  }

  /// What the last backward pass left. Look-ups of one table are added up, in the order in which
  /// they were made.
  public static Gradients of(Parameters parameters) {
    SequencedMap<String, Tensor> dense = new LinkedHashMap<>();
    parameters
        .tensors()
        .forEach(
            (name, tensor) -> {
              Tensor gradient = tensor.gradient();
              if (gradient != null) {
                dense.put(name, gradient);
              }
            });
    SequencedMap<String, Rows> rows = new LinkedHashMap<>();
    parameters
        .tables()
        .forEach(
            (name, table) -> {
              Rows sum = table.gradients();
              if (sum != null) {
                rows.put(name, sum);
              }
            });
    return new Gradients(dense, rows);
  }

  /// The sum of gradients of rows of one table, without the row of padding.
  ///
  /// @param parts not empty, of one width; each with distinct indices
  /// @return with ascending indices
  public static Rows sumOf(List<Rows> parts) {
    Rows first = parts.getFirst();
    long[][] indices = parts.stream().map(part -> part.indices().longs()).toArray(long[][]::new);
    long[] distinct =
        Arrays.stream(indices)
            .flatMapToLong(Arrays::stream)
            .filter(index -> index != 0)
            .sorted()
            .distinct()
            .toArray();
    int width = Math.toIntExact(first.values().size(1));
    double[] sum = new double[Math.multiplyExact(distinct.length, width)];
    for (int p = 0; p < indices.length; p++) {
      double[] values = parts.get(p).values().doubles();
      for (int row = 0; row < indices[p].length; row++) {
        if (indices[p][row] != 0) {
          int at = Arrays.binarySearch(distinct, indices[p][row]);
          for (int i = 0; i < width; i++) {
            sum[at * width + i] += values[row * width + i];
          }
        }
      }
    }
    return new Rows(
        Tensor.of(distinct, distinct.length),
        Tensor.of(sum, distinct.length, width).to(first.values().type()));
  }

  /// `√ Σ g²` over all of them; not finite where one is not.
  public double norm() {
    double squares = 0;
    for (Tensor gradient : all()) {
      squares += gradient.squared().sum().item();
    }
    return Math.sqrt(squares);
  }

  /// Scales all of them down so that their norm is at most `limit` (Pascanu et al., 2013).
  ///
  /// @return the norm before
  public double clip(double limit) {
    double norm = norm();
    if (norm > limit) {
      scale(limit / norm);
    }
    return norm;
  }

  /// Multiplies all of them.
  public void scale(double factor) {
    all().forEach(gradient -> gradient.scaleInPlace(factor));
  }

  /// The name of the first parameter whose gradient has NaN or an infinity, null where none has.
  public @Nullable String firstNotFinite() {
    for (var entry : dense.entrySet()) {
      if (!entry.getValue().isFinite()) {
        return entry.getKey();
      }
    }
    for (var entry : rows.entrySet()) {
      if (!entry.getValue().values().isFinite()) {
        return entry.getKey() + " (row " + firstRow(entry.getValue()) + ")";
      }
    }
    return null;
  }

  private static long firstRow(Rows rows) {
    double[] values = rows.values().doubles();
    int width = Math.toIntExact(rows.values().size(1));
    int at =
        IntStream.range(0, values.length)
            .filter(i -> !Double.isFinite(values[i]))
            .findFirst()
            .orElseThrow();
    return rows.indices().longs()[at / width];
  }

  private List<Tensor> all() {
    List<Tensor> all = new ArrayList<>(dense.values());
    rows.values().forEach(row -> all.add(row.values()));
    return all;
  }
}
