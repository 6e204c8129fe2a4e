package dev.aisle.learning.encoders;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.Safetensors;
import dev.aisle.learning.files.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Turns the tokens of a text into one vector.
sealed interface TokenVectors extends AutoCloseable permits TokenVectors.Table, OnnxModel {
  /// Bytes that a model may have.
  long MAX_MODEL = 1L << 30;

  /// Numbers that a vector may have.
  int MAX_WIDTH = 1024;

  /// Numbers in a vector.
  int width();

  /// The vector of a text, not of unit length; null where there is none.
  ///
  /// @param ids of the tokens, at least one
  /// @param types of the tokens, as many
  float @Nullable [] pooled(long[] ids, long[] types);

  @Override
  default void close() {}

  /// The model of a folder.
  static TokenVectors open(Path folder, GivenEncoderConfig config) throws IOException {
    Path onnx = folder.resolve("model.onnx");
    return Files.exists(onnx)
        ? OnnxModel.open(onnx, config.pooling())
        : Table.open(folder.resolve("model.safetensors"), config.pooling());
  }

  /// A vector for each token, whatever stands beside it.
  final class Table implements TokenVectors {
    private static final String NAME = "table";

    private final String place;
    private final GivenEncoderConfig.Pooling pooling;
    private final float[] values;
    private final int rows;
    private final int width;

    private Table(
        String place, GivenEncoderConfig.Pooling pooling, float[] values, int rows, int width) {
      this.place = place;
      this.pooling = pooling;
      this.values = values;
      this.rows = rows;
      this.width = width;
    }

    static Table open(Path file, GivenEncoderConfig.Pooling pooling) throws IOException {
      GivenTextEncoder.requireFile(file, MAX_MODEL);
      TensorData table = Safetensors.read(file).tensors().get(NAME);
      if (table == null
          || table.shape().length != 2
          || table.shape()[0] < 1
          || table.shape()[1] < 1
          || table.shape()[1] > MAX_WIDTH) {
        throw new InvalidInputException(
            file.toString(),
            table == null
                ? "has no tensor \"" + NAME + "\""
                : "has \"" + NAME + "\" as a " + table + ", not [tokens, width up to 1024]",
            "Save the embedding matrix under the name \"" + NAME + "\".");
      }
      return new Table(
          file.toString(), pooling, table.values(), (int) table.shape()[0], (int) table.shape()[1]);
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public float @Nullable [] pooled(long[] ids, long[] types) {
      int count = pooling == GivenEncoderConfig.Pooling.CLS ? 1 : ids.length;
      float[] sum = new float[width];
      for (int t = 0; t < count; t++) {
        if (ids[t] < 0 || ids[t] >= rows) {
          throw new InvalidInputException(
              place,
              "has " + rows + " rows, but the tokenizer gave the token " + ids[t],
              "Check that the tokenizer belongs to the model.");
        }
        for (int d = 0; d < width; d++) {
          sum[d] += values[(int) ids[t] * width + d];
        }
      }
      return sum;
    }
  }
}
