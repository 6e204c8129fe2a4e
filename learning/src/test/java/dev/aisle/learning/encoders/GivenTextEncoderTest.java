package dev.aisle.learning.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestItems;
import dev.aisle.learning.files.Safetensors;
import dev.aisle.learning.files.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenTextEncoderTest {
  private static final String[] WORDS = {"[UNK]", "red", "blue", "shoes", "hat", "query", "item"};
  private static final int WIDTH = 3;
  private static final float[] TABLE = {
    0, 0, 0.5f, 1, 0, 0, 0, 1, 0, 0, 3, 4, 2, 2, 1, 1, 1, 1, -1, 0, 1
  };

  @TempDir private Path folder;

  @BeforeEach
  void writeTokenizer() throws IOException {
    StringBuilder vocabulary = new StringBuilder();
    for (int i = 0; i < WORDS.length; i++) {
      vocabulary.append(i == 0 ? "" : ",").append('"').append(WORDS[i]).append("\":").append(i);
    }
    Files.writeString(
        folder.resolve("tokenizer.json"),
        """
        {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],
         "normalizer":{"type":"Lowercase"},"pre_tokenizer":{"type":"Whitespace"},
         "post_processor":null,"decoder":null,
         "model":{"type":"WordLevel","vocab":{%s},"unk_token":"[UNK]"}}
        """
            .formatted(vocabulary));
  }

  private void onnx(TinyOnnx model) throws IOException {
    Files.write(folder.resolve("model.onnx"), model.bytes());
  }

  /// The unit vector of the mean of some rows.
  private static float[] mean(int... rows) {
    float[] sum = new float[WIDTH];
    for (int row : rows) {
      for (int d = 0; d < WIDTH; d++) {
        sum[d] += TABLE[row * WIDTH + d];
      }
    }
    double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
    for (int d = 0; d < WIDTH; d++) {
      sum[d] /= (float) length;
    }
    return sum;
  }

  @Test
  void tokenVectorsOfAnOnnxModelArePooledToTheirMean() throws IOException {
    onnx(TinyOnnx.gather(TABLE, WORDS.length, WIDTH));
    try (GivenTextEncoder encoder = GivenTextEncoder.open(folder)) {
      assertThat(encoder.width()).isEqualTo(WIDTH);
      assertThat(encoder.query("Red SHOES")).containsExactly(mean(1, 3), within(1e-6f));
      assertThat(encoder.query("zebra")).containsExactly(mean(0), within(1e-6f));
      assertThat(encoder.query(" ")).isNull();
    }
  }

  @Test
  void modelsThatPoolThemselvesAndTablesGiveTheSame() throws IOException {
    onnx(TinyOnnx.gatherMean(TABLE, WORDS.length, WIDTH));
    float[] pooled;
    try (GivenTextEncoder encoder = GivenTextEncoder.open(folder)) {
      pooled = Objects.requireNonNull(encoder.query("blue hat hat"));
    }
    assertThat(pooled).containsExactly(mean(2, 4, 4), within(1e-6f));
    Files.delete(folder.resolve("model.onnx"));
    Safetensors.write(
        folder.resolve("model.safetensors"),
        Map.of("table", new TensorData(TABLE, WORDS.length, WIDTH)),
        Map.of());
    try (GivenTextEncoder encoder = GivenTextEncoder.open(folder)) {
      assertThat(encoder.query("blue hat hat")).containsExactly(pooled, within(1e-6f));
    }
  }

  @Test
  void poolingPrefixesAndLengthAreAsTheFileSays() throws IOException {
    onnx(TinyOnnx.gather(TABLE, WORDS.length, WIDTH));
    Files.writeString(
        folder.resolve("encoder.json"),
        "{\"pooling\":\"mean\",\"maxTokens\":2,\"queryPrefix\":\"query \",\"itemPrefix\":\"item \"}");
    try (GivenTextEncoder encoder = GivenTextEncoder.open(folder)) {
      assertThat(encoder.query("red shoes hat")).containsExactly(mean(5, 1), within(1e-6f));
      assertThat(encoder.item(TestItems.item("a", "blue hat", "9.99")))
          .containsExactly(mean(6, 2), within(1e-6f));
    }
    Files.writeString(folder.resolve("encoder.json"), "{\"pooling\":\"cls\"}");
    try (GivenTextEncoder encoder = GivenTextEncoder.open(folder)) {
      assertThat(encoder.query("hat red")).containsExactly(mean(4), within(1e-6f));
    }
  }

  @Test
  void whatDoesNotFitIsRefusedWhenItIsOpened() throws IOException {
    refused("model.safetensors", "is missing");
    onnx(TinyOnnx.gather(TABLE, WORDS.length, WIDTH).withInput("pixels"));
    refused("model.onnx", "wants the input \"pixels\"");
    onnx(TinyOnnx.gather(new float[] {1, 2, 3}, 1, WIDTH));
    refused("model.onnx", "cannot be used by ONNX Runtime");
    Files.writeString(folder.resolve("model.onnx"), "not a model");
    refused("model.onnx", "cannot be used by ONNX Runtime");
    Files.delete(folder.resolve("model.onnx"));
    Safetensors.write(
        folder.resolve("model.safetensors"),
        Map.of("table", new TensorData(new float[6], 2, 3)),
        Map.of());
    refused("model.safetensors", "has 2 rows, but the tokenizer gave the token 3");
    Safetensors.write(
        folder.resolve("model.safetensors"),
        Map.of("table", new TensorData(new float[6], 6)),
        Map.of());
    refused("model.safetensors", "has \"table\" as a tensor [6]");
    Files.writeString(folder.resolve("encoder.json"), "{\"pooling\":\"max\"}");
    refused("encoder.json", "pooling");
    Files.delete(folder.resolve("encoder.json"));
    Files.writeString(folder.resolve("tokenizer.json"), "{\"model\":{\"type\":\"Nonsense\"}}");
    refused("tokenizer.json", "is no tokenizer that can be read");
  }

  @Test
  void damagedModelsAreRefusedOrGiveVectorsButNeverStopTheProcess() throws IOException {
    byte[] good = TinyOnnx.gather(TABLE, WORDS.length, WIDTH).bytes();
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 60; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      Files.write(folder.resolve("model.onnx"), bad);
      try (GivenTextEncoder encoder = GivenTextEncoder.open(folder)) {
        assertThat(encoder.query("red"))
            .satisfiesAnyOf(
                v -> assertThat(v).isNull(), v -> assertThat(v).hasSize(encoder.width()));
      } catch (InvalidInputException e) {
        assertThat(e).hasMessageContaining("model.onnx");
      }
    }
  }

  private void refused(String file, String problem) {
    assertThatThrownBy(() -> GivenTextEncoder.open(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(problem);
  }
}
