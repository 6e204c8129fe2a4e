package dev.aisle.learning.inputs;

import dev.aisle.core.features.Column;
import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The embedding tables of a model in training, one for each categorical column, which histories
/// share. The parameters are named after the columns.
public final class InputTables {
  private final Inputs inputs;
  private final Type type;
  private final Map<String, EmbeddingTable> tables = new LinkedHashMap<>();
  private final int width;
  private final int keyWidth;

  /// @param type of the parameters
  public InputTables(Parameters parameters, Type type, Inputs inputs, InputChoice choice) {
    this.inputs = inputs;
    this.type = type;
    int features = 0;
    int keys = 0;
    for (Column.Categorical word : inputs.columns().words()) {
      int rows = inputs.vocabulary(word.name()).size();
      int own = choice.width(rows);
      tables.put(word.name(), parameters.table(word.name(), rows, own));
      features += own;
      keys += inputs.columns().keys().contains(word.name()) ? own : 0;
    }
    width = features + inputs.numbers();
    keyWidth = keys;
  }

  /// F.
  public int width() {
    return width;
  }

  /// D; 0 where there are no histories.
  public int keyWidth() {
    return keyWidth;
  }

  /// Looks everything up, with gradients where they are recorded. On the thread of the step.
  public Embedded embed(InputArrays arrays) {
    List<Tensor> features = new ArrayList<>();
    int word = 0;
    for (EmbeddingTable table : tables.values()) {
      features.add(table.lookup(arrays.words[word++], arrays.pages, arrays.candidates));
    }
    if (inputs.numbers() > 0) {
      features.add(
          Tensor.of(arrays.numbers, arrays.pages, arrays.candidates, inputs.numbers()).to(type));
    }
    List<Tensor> histories = new ArrayList<>();
    List<Tensor> masks = new ArrayList<>();
    for (InputArrays.History history : arrays.histories) {
      List<Tensor> parts = new ArrayList<>();
      int part = 0;
      for (String key : inputs.columns().keys()) {
        EmbeddingTable table = Objects.requireNonNull(tables.get(key));
        parts.add(table.lookup(history.parts[part++], arrays.pages, history.length));
      }
      histories.add(Tensor.concat(2, parts));
      masks.add(Tensor.of(history.there, arrays.pages, history.length));
    }
    return new Embedded(
        Tensor.concat(2, features),
        Tensor.of(arrays.there, arrays.pages, arrays.candidates),
        histories,
        masks);
  }
}
