package dev.aisle.learning.training;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.Safetensors;
import dev.aisle.learning.files.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a training needs to go on as if nothing had happened, in one file that is replaced as a
/// whole: `checkpoint.safetensors`. Its tensors are named `model.…`, `optimiser.…` and `best.…`;
/// the state of the loop is JSON in the file's metadata. No generator has a state, see [Streams].
///
/// @param settings of the training that made it, as text; one with others cannot go on from here
/// @param best parameters of the best validation; null before the first
record Checkpoint(
    String settings,
    TrainingState state,
    Map<String, TensorData> model,
    Map<String, TensorData> optimiser,
    @Nullable Map<String, TensorData> best) {
  static final String FILE = "checkpoint.safetensors";
  private static final String MODEL = "model.";
  private static final String OPTIMISER = "optimiser.";
  private static final String BEST = "best.";

  void write(Path folder) throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    model.forEach((name, data) -> tensors.put(MODEL + name, data));
    optimiser.forEach((name, data) -> tensors.put(OPTIMISER + name, data));
    if (best != null) {
      best.forEach((name, data) -> tensors.put(BEST + name, data));
    }
    Safetensors.write(
        folder.resolve(FILE), tensors, Map.of("settings", settings, "state", state.json()));
  }

  /// The checkpoint of a folder, null where there is none.
  ///
  /// @throws InvalidInputException where it is damaged or of a training with other settings
  static @Nullable Checkpoint read(Path folder, String settings) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return null;
    }
    Safetensors.Contents contents = Safetensors.read(file);
    String found = contents.metadata().get("settings");
    String state = contents.metadata().get("state");
    if (found == null || state == null) {
      throw new InvalidInputException(
          file.toString(), "is no checkpoint of a training", "Train without --resume.");
    }
    if (!found.equals(settings)) {
      throw new InvalidInputException(
          file.toString(),
          "was made with " + found + ", but this training has " + settings,
          "Train with the same settings and data, or from the start, without --resume.");
    }
    Map<String, TensorData> best = part(contents.tensors(), BEST);
    try {
      return new Checkpoint(
          settings,
          TrainingState.read(state),
          part(contents.tensors(), MODEL),
          part(contents.tensors(), OPTIMISER),
          best.isEmpty() ? null : best);
    } catch (InvalidInputException e) {
      throw e.at(file.toString());
    }
  }

  private static Map<String, TensorData> part(Map<String, TensorData> tensors, String prefix) {
    Map<String, TensorData> part = new LinkedHashMap<>();
    tensors.forEach(
        (name, data) -> {
          if (name.startsWith(prefix)) {
            part.put(name.substring(prefix.length()), data);
          }
        });
    return part;
  }
}
