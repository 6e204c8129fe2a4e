package dev.aisle.learning.encoders;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A text encoder that the shop's owner has brought along: a folder with `tokenizer.json` of
/// Hugging
/// Face's tokenizers, and either `model.onnx`, a transformer exported to ONNX, or
/// `model.safetensors`, a table with a vector for each token. `encoder.json` may say how it is
/// used: see [GivenEncoderConfig].
///
/// Nothing in the folder is trusted: sizes are bounded, and whatever does not fit is refused with
/// the reason when the encoder is opened, not at the first request. Safe for use by several
/// threads; a text is encoded on the thread that asks. Owns native memory; close it when no request
/// uses it.
public final class GivenTextEncoder implements TextVectors {
  private static final String TOKENIZER = "tokenizer.json";
  private static final long MAX_TOKENIZER = 64L << 20;
  private static final int MAX_CHARS = 4_000;

  static {
    // The tokenizers' library calls home when it is loaded, unless it is told not to.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
  }

  private final GivenEncoderConfig config;
  private final HuggingFaceTokenizer tokenizer;
  private final TokenVectors vectors;

  private GivenTextEncoder(
      GivenEncoderConfig config, HuggingFaceTokenizer tokenizer, TokenVectors vectors) {
    this.config = config;
    this.tokenizer = tokenizer;
    this.vectors = vectors;
  }

  /// Opens the encoder of a folder and tries it on a word.
  ///
  /// @throws InvalidInputException where a file is missing, too large or damaged, the model wants
  ///     inputs that are not there or gives something else than vectors, or tokens have numbers
  ///     that
  ///     the model does not know
  public static GivenTextEncoder open(Path folder) throws IOException {
    GivenEncoderConfig config = GivenEncoderConfig.read(folder.resolve("encoder.json"));
    HuggingFaceTokenizer tokenizer = tokenizer(folder.resolve(TOKENIZER), config);
    TokenVectors vectors;
    try {
      vectors = TokenVectors.open(folder, config);
    } catch (IOException | RuntimeException e) {
      tokenizer.close();
      throw e;
    }
    GivenTextEncoder encoder = new GivenTextEncoder(config, tokenizer, vectors);
    try {
      if (encoder.query("red shoes") == null) {
        throw new InvalidInputException(
            folder.toString(),
            "makes no vector of \"red shoes\"",
            "Check that the tokenizer belongs to the model.");
      }
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
    return encoder;
  }

  private static HuggingFaceTokenizer tokenizer(Path file, GivenEncoderConfig config)
      throws IOException {
    byte[] json = read(file, MAX_TOKENIZER);
    try {
      return HuggingFaceTokenizer.newInstance(
          new ByteArrayInputStream(json),
          Map.of(
              "truncation",
              "true",
              "maxLength",
              Integer.toString(config.maxTokens()),
              "padding",
              "false"));
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(
          file.toString(),
          "is no tokenizer that can be read: " + firstLine(e),
          "Save it with save_pretrained of Hugging Face's tokenizers.",
          e);
    }
  }

  /// The bytes of a file of bounded size.
  static byte[] read(Path file, long most) throws IOException {
    requireFile(file, most);
    return Files.readAllBytes(file);
  }

  static void requireFile(Path file, long most) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          file.toString(),
          "is missing",
          "The folder of an encoder has tokenizer.json, and model.onnx or model.safetensors.");
    }
    if (Files.size(file) > most) {
      throw new InvalidInputException(
          file.toString(),
          "has " + Files.size(file) + " bytes, at most " + most + " are read",
          "Use a smaller encoder.");
    }
  }

  static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    String line = message.lines().findFirst().orElse("no reason given");
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }

  @Override
  public int width() {
    return vectors.width();
  }

  @Override
  public float @Nullable [] query(String query) {
    return query.isBlank() ? null : encode(config.queryPrefix() + query);
  }

  @Override
  public float @Nullable [] item(Item item) {
    return encode(config.itemPrefix() + text(item));
  }

  /// Title, brand, narrowest category and the values of attributes, as one text.
  static String text(Item item) {
    StringJoiner text = new StringJoiner(", ");
    text.add(item.title());
    if (item.brand() != null) {
      text.add(item.brand());
    }
    if (item.category() != null) {
      text.add(item.category());
    }
    item.attributes()
        .forEach(
            (name, value) -> {
              switch (value) {
                case AttributeValue.Text words -> text.add(String.join(" ", words.values()));
                case AttributeValue.Quantity quantity ->
                    text.add(quantity.value() + " " + quantity.unit());
                case AttributeValue.Flag flag -> {
                  if (flag.value()) {
                    text.add(name);
                  }
                }
              }
            });
    return text.toString();
  }

  private float @Nullable [] encode(String text) {
    String bounded = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    Encoding encoding = tokenizer.encode(bounded);
    long[] ids = encoding.getIds();
    long[] types = encoding.getTypeIds();
    if (ids.length > config.maxTokens()) {
      ids = Arrays.copyOf(ids, config.maxTokens());
      types = Arrays.copyOf(types, config.maxTokens());
    }
    float[] vector = ids.length == 0 ? null : vectors.pooled(ids, types);
    return vector == null ? null : unit(vector);
  }

  private static float @Nullable [] unit(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
      return null;
    }
    for (int d = 0; d < vector.length; d++) {
      vector[d] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  @Override
  public void close() {
    tokenizer.close();
    vectors.close();
  }
}
