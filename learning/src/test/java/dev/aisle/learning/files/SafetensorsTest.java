package dev.aisle.learning.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir private Path folder;

  /// A file as the format's description has it, put together by hand.
  private Path file(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json).put(data);
    return Files.write(folder.resolve("by-hand.safetensors"), bytes.array());
  }

  private static ByteBuffer data(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(ByteBuffer written) {
    byte[] bytes = new byte[written.flip().remaining()];
    written.get(bytes);
    return bytes;
  }

  @Test
  void theBytesAreThoseOfTheFormat() throws IOException {
    Path file = folder.resolve("two.safetensors");
    Map<String, TensorData> tensors =
        Map.of(
            "b", new TensorData(new float[] {1.5f, -2, 0.25f, 8}, 2, 2),
            "a", new TensorData(new float[] {3}));
    Safetensors.write(file, tensors, Map.of("model", "din"));
    String json =
        "{\"__metadata__\":{\"model\":\"din\"},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[4,20]}}";
    int padded = (json.length() + 7) / 8 * 8;
    ByteBuffer expected = data(8 + padded + 20).putLong(padded).put(json.getBytes(UTF_8));
    for (int i = json.length(); i < padded; i++) {
      expected.put((byte) ' ');
    }
    expected.putFloat(3).putFloat(1.5f).putFloat(-2).putFloat(0.25f).putFloat(8);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes(expected));
  }

  @Test
  void otherNumberTypesBecomeFloats() throws IOException {
    String header =
        "{\"d\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},"
            + "\"l\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[8,16]},"
            + "\"i\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[16,20]},"
            + "\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[20,24]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[24,28]}}";
    // 1.5 is 0x3E00 in half precision, and -2 is 0xC000 in both.
    ByteBuffer data = data(28).putDouble(0.1).putLong(-7).putInt(1 << 20);
    data.putShort((short) 0x3E00).putShort((short) 0xC000);
    data.putShort((short) 0x3FC0).putShort((short) 0xC000);
    Map<String, TensorData> read = Safetensors.read(file(header, bytes(data))).tensors();
    assertThat(read)
        .containsEntry("d", new TensorData(new float[] {0.1f}, 1))
        .containsEntry("l", new TensorData(new float[] {-7}, 1))
        .containsEntry("i", new TensorData(new float[] {1 << 20}, 1))
        .containsEntry("h", new TensorData(new float[] {1.5f, -2}, 2))
        .containsEntry("b", new TensorData(new float[] {1.5f, -2}, 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsWrittenIsReadAndWrittenToTheSameBytes(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, TensorData> tensors = tensors(random);
    Path first = folder.resolve("first.safetensors");
    Path second = folder.resolve("second.safetensors");
    String hash = Safetensors.write(first, tensors, Map.of("seed", Long.toString(seed), "ü", "€"));
    Safetensors.Contents read = Safetensors.read(first);
    assertThat(read.tensors()).as("seed %d", seed).isEqualTo(new TreeMap<>(tensors));
    assertThat(read.sha256()).as("seed %d", seed).isEqualTo(hash);
    assertThat(Safetensors.write(second, read.tensors(), read.metadata())).isEqualTo(hash);
    assertThat(Files.mismatch(first, second)).as("seed %d", seed).isEqualTo(-1);
  }

  /// Among them empty ones, scalars, one beyond the size of a buffer, and odd values.
  private static Map<String, TensorData> tensors(SplittableRandom random) {
    Map<String, TensorData> tensors = new TreeMap<>();
    int count = random.nextInt(1, 12);
    for (int i = 0; i < count; i++) {
      long[] shape = new long[random.nextInt(4)];
      int size = 1;
      for (int axis = 0; axis < shape.length; axis++) {
        shape[axis] = random.nextInt(7);
        size *= (int) shape[axis];
      }
      if (i == 0) {
        shape = new long[] {300, 1_000};
        size = 300_000;
      }
      float[] values = new float[size];
      for (int v = 0; v < size; v++) {
        values[v] = Float.intBitsToFloat(random.nextInt());
        values[v] = Float.isNaN(values[v]) ? Float.NaN : values[v];
      }
      tensors.put("層." + i + ".\"weight\\" + random.nextInt(100), new TensorData(values, shape));
    }
    return tensors;
  }

  @Test
  void namesThatWouldNotComeBackAreNotWritten() {
    for (String name : List.of("", "__metadata__", "a\nb", "x".repeat(501), "\uD800")) {
      assertThatThrownBy(
              () ->
                  Safetensors.write(
                      folder.resolve("odd"),
                      Map.of(name, new TensorData(new float[0], 0)),
                      Map.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static String tensor(String dtype, String shape, String offsets) {
    return "{\"a\":{\"dtype\":"
        + dtype
        + ",\"shape\":"
        + shape
        + ",\"data_offsets\":"
        + offsets
        + "}}";
  }

  private void refused(String header, byte[] data, String... says) throws IOException {
    Path file = file(header, data);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("by-hand.safetensors")
        .hasMessageContainingAll(says);
  }

  @Test
  void whatIsWrongWithATensorIsSaidWithItsName() throws IOException {
    byte[] eight = new byte[8];
    refused(tensor("\"F8\"", "[2]", "[0,8]"), eight, "tensor \"a\"", "F8", "F32, F64");
    refused(tensor("\"F32\"", "[3]", "[0,8]"), eight, "tensor \"a\"", "[3] in F32", "8 bytes");
    refused(tensor("\"F32\"", "[2]", "[0,9]"), eight, "[0, 9]", "8 bytes behind");
    refused(tensor("\"F32\"", "[2]", "[-8,0]"), eight, "[-8, 0]");
    refused(tensor("\"F32\"", "[2]", "[8,0]"), eight, "[8, 0]");
    refused(tensor("\"F32\"", "[2]", "[0]"), eight, "[0], which is no range");
    refused(tensor("\"F32\"", "[-2]", "[0,8]"), eight, "[-2]", "length 0 or more");
    refused(tensor("\"F32\"", "[1.5]", "[0,8]"), eight, "shape/0", "whole number");
    refused(tensor("\"F32\"", "[2]", "[0,8.0]"), eight, "data_offsets/1", "whole number");
    refused(tensor("\"F32\"", "[4294967296,4294967296]", "[0,8]"), eight, "4294967296");
    refused(tensor("\"F32\"", "[4611686018427387904,4]", "[0,0]"), new byte[0], "does not fill");
    refused(tensor("7", "[2]", "[0,8]"), eight, "dtype", "must be a string");
    refused("{\"a\":[]}", eight, "/a", "must be an object");
    refused("{\"a\\nb\":{}}", eight, "control character");
    refused("{\"\":{}}", eight, "has 0 characters");
    refused(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"x\":1}}", eight, "/x");
  }

  @Test
  void tensorsLieEndToEnd() throws IOException {
    String two =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%s]}}";
    byte[] nine = new byte[9];
    refused(two.formatted("0,4"), nine, "tensor \"b\"", "within another tensor");
    refused(two.formatted("5,9"), nine, "tensor \"b\"", "a gap after 4");
    refused(two.formatted("4,8"), nine, "1 bytes behind its last tensor");
    refused("{}", nine, "9 bytes behind its last tensor");
  }

  @Test
  void theHeaderIsReadWithoutTrust() throws IOException {
    refused("{\"a\":{},\"a\":{}}", new byte[0], "header", "not valid JSON");
    refused("[".repeat(1_000) + "]".repeat(1_000), new byte[0], "beyond a limit");
    refused("{\"__metadata__\":{\"x\":1}}", new byte[0], "/__metadata__/x", "string");
    refused("[]", new byte[0], "an array where a JSON object is needed");
    refused("", new byte[0], "2 to 8388608 are accepted");
    Path huge =
        Files.write(folder.resolve("huge"), bytes(data(16).putLong(Long.MIN_VALUE).putLong(0)));
    assertThatThrownBy(() -> Safetensors.read(huge))
        .hasMessageContaining("9223372036854775808 bytes")
        .hasMessageContaining("no safetensors file");
    Path cut = Files.write(folder.resolve("cut"), bytes(data(16).putLong(100).putLong(0)));
    assertThatThrownBy(() -> Safetensors.read(cut)).hasMessageContaining("cut short");
    Path tiny = Files.write(folder.resolve("tiny"), new byte[3]);
    assertThatThrownBy(() -> Safetensors.read(tiny)).hasMessageContaining("has 3 bytes");
  }

  @Test
  void limitsHold() throws IOException {
    Path file = folder.resolve("f");
    Safetensors.write(
        file,
        Map.of("a", new TensorData(new float[1], 1), "b", new TensorData(new float[1], 1)),
        Map.of());
    assertThatThrownBy(() -> Safetensors.read(file, new Safetensors.Limits(1 << 20, 1, 1 << 20)))
        .hasMessageContaining("has 2 tensors");
    assertThatThrownBy(() -> Safetensors.read(file, new Safetensors.Limits(1 << 20, 9, 100)))
        .hasMessageContaining("at most 100 are read");
    assertThatThrownBy(() -> Safetensors.read(file, new Safetensors.Limits(10, 9, 1 << 20)))
        .hasMessageContaining("2 to 10 are accepted");
  }

  /// Whatever becomes of the bytes, reading gives tensors or says what is wrong.
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void damagedFilesAreReadOrRefused(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Path file = folder.resolve("fuzz.safetensors");
    Map<String, TensorData> tensors = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      tensors.put("t" + i, new TensorData(new float[6], 2, 3));
    }
    Safetensors.write(file, tensors, Map.of("k", "v"));
    byte[] good = Files.readAllBytes(file);
    List<String> refusals = new ArrayList<>();
    int read = 0;
    for (int run = 0; run < 400; run++) {
      byte[] bad = damaged(good, random);
      Files.write(file, bad);
      try {
        Safetensors.read(file);
        read++;
      } catch (InvalidInputException e) {
        refusals.add(e.getMessage());
      } catch (RuntimeException | IOException e) {
        throw new AssertionError("seed " + seed + ", run " + run, e);
      }
    }
    assertThat(read).as("seed %d: changed numbers are still numbers", seed).isPositive();
    assertThat(refusals).as("seed %d", seed).isNotEmpty().allMatch(text -> text.contains("fuzz"));
  }

  private static byte[] damaged(byte[] good, SplittableRandom random) {
    byte[] bad = good.clone();
    switch (random.nextInt(4)) {
      case 0 -> bad = Arrays.copyOf(bad, random.nextInt(good.length * 2));
      case 1 -> bad[random.nextInt(8)] = (byte) random.nextInt();
      default -> {
        int times = random.nextInt(1, 4);
        for (int i = 0; i < times; i++) {
          byte[] telling = "0123456789-[]{}\",:F\u0000".getBytes(UTF_8);
          bad[random.nextInt(bad.length)] =
              random.nextBoolean()
                  ? telling[random.nextInt(telling.length)]
                  : (byte) random.nextInt();
        }
      }
    }
    return bad;
  }
}
