package dev.aisle.learning.encoders;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A transformer in ONNX Runtime, a text at a time on one thread. Its first output is either the
/// vectors of all tokens, `[1, tokens, width]`, which are pooled here, or the text's, `[1, width]`.
final class OnnxModel implements TokenVectors {
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";

  private final String place;
  private final OrtSession session;
  private final GivenEncoderConfig.Pooling pooling;
  private final Set<String> inputs;
  private final String output;
  private final int width;

  private OnnxModel(
      String place,
      OrtSession session,
      GivenEncoderConfig.Pooling pooling,
      String output,
      int width) {
    this.place = place;
    this.session = session;
    this.pooling = pooling;
    this.inputs = Set.copyOf(session.getInputNames());
    this.output = output;
    this.width = width;
  }

  static OnnxModel open(Path file, GivenEncoderConfig.Pooling pooling) throws IOException {
    byte[] bytes = GivenTextEncoder.read(file, MAX_MODEL);
    OrtSession session = session(file, bytes);
    try {
      requireInputs(file, session);
      Map.Entry<String, NodeInfo> first = session.getOutputInfo().entrySet().iterator().next();
      if (!(first.getValue().getInfo() instanceof TensorInfo info)
          || info.type != OnnxJavaType.FLOAT
          || (info.getShape().length != 2 && info.getShape().length != 3)) {
        throw new InvalidInputException(
            file.toString(),
            "gives \"" + first.getKey() + "\", which is no tensor of vectors",
            "Export it with last_hidden_state [1, tokens, width] or a vector [1, width] first.");
      }
      long width = info.getShape()[info.getShape().length - 1];
      if (width > MAX_WIDTH || width == 0) {
        throw new InvalidInputException(
            file.toString(),
            "gives vectors of " + width + " numbers, at most " + MAX_WIDTH + " are used",
            "Use a smaller encoder.");
      }
      OnnxModel model =
          new OnnxModel(
              file.toString(), session, pooling, first.getKey(), Math.max(1, (int) width));
      return width > 0
          ? model
          : new OnnxModel(
              file.toString(),
              session,
              pooling,
              first.getKey(),
              model.run(new long[1], new long[1]).length);
    } catch (OrtException e) {
      close(session);
      throw unusable(file.toString(), e);
    } catch (RuntimeException e) {
      close(session);
      throw e;
    }
  }

  private static OrtSession session(Path file, byte[] bytes) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // what it throws says it
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return OrtEnvironment.getEnvironment().createSession(bytes, options);
    } catch (OrtException e) {
      throw unusable(file.toString(), e);
    }
  }

  private static void requireInputs(Path file, OrtSession session) {
    for (String name : session.getInputNames()) {
      if (!Set.of(IDS, MASK, TYPES).contains(name)) {
        throw new InvalidInputException(
            file.toString(),
            "wants the input \"" + name + "\"",
            "Export it with the inputs input_ids, attention_mask and token_type_ids, or fewer.");
      }
    }
    if (!session.getInputNames().contains(IDS)) {
      throw new InvalidInputException(
          file.toString(), "has no input \"" + IDS + "\"", "Export it with that input.");
    }
  }

  private static InvalidInputException unusable(String place, OrtException e) {
    return new InvalidInputException(
        place,
        "cannot be used by ONNX Runtime: " + GivenTextEncoder.firstLine(e),
        "Export the model again; weights in files of their own are not read.",
        e);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public float @Nullable [] pooled(long[] ids, long[] types) {
    try {
      float[] vector = run(ids, types);
      if (vector.length != width) {
        throw new InvalidInputException(
            place,
            "gave a vector of " + vector.length + " numbers, not " + width,
            "Export it again.");
      }
      return vector;
    } catch (OrtException e) {
      throw unusable(place, e);
    }
  }

  private float[] run(long[] ids, long[] types) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {1, ids.length};
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
        OnnxTensor typeTensor =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(types), shape)) {
      Map<String, OnnxTensor> given = new HashMap<>();
      given.put(IDS, idTensor);
      given.put(MASK, maskTensor);
      given.put(TYPES, typeTensor);
      given.keySet().retainAll(inputs);
      try (OrtSession.Result result = session.run(given, Set.of(output))) {
        if (!(result.get(0) instanceof OnnxTensor made)) {
          throw new InvalidInputException(place, "gave no tensor", "Export it again.");
        }
        return pooled(made.getInfo().getShape(), made.getFloatBuffer());
      }
    }
  }

  private float[] pooled(long[] shape, @Nullable FloatBuffer values) {
    if (values == null || shape.length < 2 || shape[0] != 1) {
      throw new InvalidInputException(
          place, "gave a tensor of the shape " + Arrays.toString(shape), "Export it again.");
    }
    int wide = (int) shape[shape.length - 1];
    int tokens =
        shape.length == 2 || pooling == GivenEncoderConfig.Pooling.CLS ? 1 : (int) shape[1];
    float[] sum = new float[wide];
    for (int t = 0; t < tokens; t++) {
      for (int d = 0; d < wide; d++) {
        sum[d] += values.get(t * wide + d) / tokens;
      }
    }
    return sum;
  }

  @Override
  public void close() {
    close(session);
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot close an ONNX session", e);
    }
  }
}
