package dev.aisle.learning.training;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.Gradients;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Peers;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What the workers of one training tell each other, so that all take the same steps from the same
/// parameters: once what they are about to do and where they start, and in every step the gradients
/// of their parts of the batch. With one worker alone, everything passes through unchanged.
///
/// Dense gradients travel in one flat tensor, together with the loss; of embedding tables only the
/// rows that some worker used.
final class Exchange {
  private final Peers peers;
  private final Parameters parameters;

  Exchange(Peers peers, Parameters parameters) {
    this.peers = peers;
    this.parameters = parameters;
  }

  /// A worker's part of a step, or what the parts of all came to.
  ///
  /// @param loss mean over `terms`
  /// @param parts of the loss, likewise
  /// @param terms of the loss
  /// @param examples seen
  /// @param stopped whether the training is to end after this step
  record Part(
      Gradients gradients,
      double loss,
      SequencedMap<String, Double> parts,
      double terms,
      long examples,
      boolean stopped) {
    /// That of a worker without examples.
    static Part nothing(boolean stopped) {
      Gradients none = new Gradients(new LinkedHashMap<>(), new LinkedHashMap<>());
      return new Part(none, 0, new LinkedHashMap<>(), 0, 0, stopped);
    }
  }

  // ---- once

  /// Checks that all workers were started alike.
  ///
  /// @param settings and data, as text
  void agree(String settings) {
    if (peers.size() == 1) {
      return;
    }
    Map<String, String> shapes = new TreeMap<>();
    parameters.tensors().forEach((name, t) -> shapes.put(name, Arrays.toString(t.shape())));
    parameters.tables().forEach((name, t) -> shapes.put(name, t.rows() + "×" + t.width()));
    try (Scope _ = Scope.withoutGradients()) {
      long[] own = {settings.hashCode(), shapes.hashCode()};
      List<Tensor> all = peers.gather(Tensor.of(own, 1, 2));
      for (int r = 0; r < all.size(); r++) {
        if (!Arrays.equals(all.get(r).longs(), all.getFirst().longs())) {
          throw new InvalidInputException(
              "worker " + r,
              "has other data, settings or parameters than worker 0; this is worker "
                  + peers.rank()
                  + ", with "
                  + settings,
              "Give all workers the same command and copies of the same shop.");
        }
      }
    }
  }

  /// The numbers that rank 0 has, as many as here.
  double[] agreed(double... own) {
    if (peers.size() == 1) {
      return own;
    }
    try (Scope _ = Scope.withoutGradients()) {
      Tensor numbers = Tensor.of(own, own.length);
      peers.broadcastInPlace(numbers);
      return numbers.doubles();
    }
  }

  /// The tensors that rank 0 has, in the names and shapes that all have.
  Map<String, TensorData> agreed(Map<String, TensorData> own) {
    if (peers.size() == 1) {
      return own;
    }
    Map<String, TensorData> agreed = new LinkedHashMap<>();
    new TreeMap<>(own)
        .forEach(
            (name, data) -> {
              try (Scope _ = Scope.withoutGradients()) {
                Tensor values = Tensor.of(data.values(), data.values().length);
                peers.broadcastInPlace(values);
                agreed.put(name, new TensorData(values.floats(), data.shape()));
              }
            });
    return agreed;
  }

  // ---- each step

  /// What the parts of all workers came to; the same bits on each. Belongs to the innermost scope.
  Part sum(Part own) {
    if (peers.size() == 1) {
      return own;
    }
    Layout layout = new Layout(own);
    Tensor flat = layout.flat(own);
    peers.sumInPlace(flat);
    return layout.part(flat, rows(own, layout.terms(flat)));
  }

  private SequencedMap<String, Gradients.Rows> rows(Part own, double terms) {
    SequencedMap<String, EmbeddingTable> tables = parameters.tables();
    if (tables.isEmpty()) {
      return new LinkedHashMap<>();
    }
    Type type = parameters.type();
    long[] lengths = new long[tables.size()];
    List<Tensor> indices = new ArrayList<>();
    List<Tensor> values = new ArrayList<>();
    int t = 0;
    for (String name : tables.keySet()) {
      Gradients.Rows rows = own.gradients().rows().get(name);
      if (rows != null) {
        lengths[t] = rows.indices().size(0);
        indices.add(rows.indices());
        values.add(rows.values().times(own.terms()).reshape(-1));
      }
      t++;
    }
    List<Tensor> allLengths = peers.gather(Tensor.of(lengths, lengths.length));
    List<Tensor> allIndices = peers.gather(joined(indices, Type.LONG));
    List<Tensor> allValues = peers.gather(joined(values, type));

    SequencedMap<String, Gradients.Rows> sums = new LinkedHashMap<>();
    long[] indexAt = new long[peers.size()];
    long[] valueAt = new long[peers.size()];
    t = 0;
    for (Map.Entry<String, EmbeddingTable> table : tables.entrySet()) {
      List<Gradients.Rows> ofAll = new ArrayList<>();
      int width = table.getValue().width();
      for (int r = 0; r < peers.size(); r++) {
        long length = allLengths.get(r).longs()[t];
        if (length > 0) {
          Tensor part = allValues.get(r).narrow(0, valueAt[r], length * width);
          ofAll.add(
              new Gradients.Rows(
                  allIndices.get(r).narrow(0, indexAt[r], length), part.reshape(length, width)));
          indexAt[r] += length;
          valueAt[r] += length * width;
        }
      }
      if (!ofAll.isEmpty()) {
        Gradients.Rows sum = Gradients.sumOf(ofAll);
        sum.values().scaleInPlace(1 / terms);
        sums.put(table.getKey(), sum);
      }
      t++;
    }
    return sums;
  }

  private static Tensor joined(List<Tensor> parts, Type type) {
    return parts.isEmpty() ? Tensor.empty(type, 0) : Tensor.concat(0, parts);
  }

  /// Where everything stands in the flat tensor: for each dense parameter whether it has a
  /// gradient; the gradients times the terms; the loss and its parts times the terms; terms,
  /// examples, and whether to stop.
  private final class Layout {
    private final List<String> names = List.copyOf(parameters.tensors().keySet());
    private final List<String> parts;
    private final int numbers;

    /// Workers without examples know no parts of the loss, hence room for some.
    private static final int MOST_PARTS = 16;

    Layout(Part own) {
      parts = List.copyOf(own.parts().keySet());
      if (parts.size() > MOST_PARTS) {
        throw new IllegalArgumentException("a loss of more than " + MOST_PARTS + " parts");
      }
      numbers = names.size() + MOST_PARTS + 4;
    }

    Tensor flat(Part own) {
      double[] head = new double[numbers];
      List<Tensor> all = new ArrayList<>();
      all.add(Tensor.empty(parameters.type(), 0)); // replaced below
      for (int i = 0; i < names.size(); i++) {
        Tensor gradient = own.gradients().dense().get(names.get(i));
        head[i] = gradient == null ? 0 : 1;
        all.add(
            gradient == null
                ? Tensor.zeros(parameters.type(), tensor(i).elements())
                : gradient.times(own.terms()).reshape(-1));
      }
      int at = names.size();
      for (String part : parts) {
        head[at++] = Objects.requireNonNull(own.parts().get(part)) * own.terms();
      }
      head[numbers - 4] = own.loss() * own.terms();
      head[numbers - 3] = own.terms();
      head[numbers - 2] = own.examples();
      head[numbers - 1] = own.stopped() ? 1 : 0;
      all.set(0, Tensor.of(head, numbers).to(parameters.type()));
      return Tensor.concat(0, all);
    }

    private Tensor tensor(int i) {
      return Objects.requireNonNull(parameters.tensors().get(names.get(i)));
    }

    private double[] head(Tensor flat) {
      return flat.narrow(0, 0, numbers).doubles();
    }

    double terms(Tensor flat) {
      return head(flat)[numbers - 3];
    }

    Part part(Tensor flat, SequencedMap<String, Gradients.Rows> rows) {
      double[] head = head(flat);
      double terms = head[numbers - 3];
      SequencedMap<String, Tensor> dense = new LinkedHashMap<>();
      long at = numbers;
      for (int i = 0; i < names.size(); i++) {
        long length = tensor(i).elements();
        if (head[i] > 0) {
          Tensor gradient = flat.narrow(0, at, length).reshape(tensor(i).shape());
          gradient.scaleInPlace(1 / terms);
          dense.put(names.get(i), gradient);
        }
        at += length;
      }
      SequencedMap<String, Double> means = new LinkedHashMap<>();
      for (int p = 0; p < parts.size(); p++) {
        means.put(parts.get(p), head[names.size() + p] / terms);
      }
      return new Part(
          new Gradients(dense, rows),
          head[numbers - 4] / terms,
          means,
          terms,
          Math.round(head[numbers - 2]),
          head[numbers - 1] > 0);
    }
  }
}
