package dev.aisle.app.training;

import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// A model that was trained to be measured or to prepare another training: it stands in no shop's
/// folder, and is gone when it is closed.
///
/// @param trained what its training made
/// @param served the model, loaded from a file as a shop would
public record ScratchModel(Model model, Trained trained, Served served, Scratch scratch)
    implements AutoCloseable {

  /// Trains.
  ///
  /// @param job whose folder is not used
  /// @throws InvalidInputException where the pages cannot teach it
  public static ScratchModel train(Model model, TrainingJob job) throws IOException {
    Scratch scratch = Scratch.make(model.name());
    try {
      Path folder = Files.createDirectories(scratch.path().resolve("training"));
      Trained trained = model.train(job.over(job.pages(), folder));
      ModelRegistry registry =
          new ModelRegistry(scratch.path().resolve("models"), InstantSource.system());
      Provenance provenance = new Provenance(job.pages().data(), job.seed());
      registry.save(model.name(), trained, provenance, null);
      Served served =
          model.serve(
              registry.load(model.name()),
              new ServingParts(job.features(), job::item, job.pictures()));
      return new ScratchModel(model, trained, served, scratch);
    } catch (IOException | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  /// What it gives items.
  ///
  /// @throws InvalidInputException where it scores none
  public Scorer scorer() {
    if (served instanceof Served.Orders orders && orders.scorer() != null) {
      return orders.scorer();
    }
    throw new InvalidInputException(
        "model",
        model.name() + " does not score items",
        "Name a pre-ranker, a ranker or a re-ranker.");
  }

  @Override
  public void close() throws IOException {
    served.close();
    scratch.close();
  }
}
