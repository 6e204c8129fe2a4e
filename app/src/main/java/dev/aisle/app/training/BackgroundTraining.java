package dev.aisle.app.training;

import dev.aisle.app.models.Models;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.samples.ReplayOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trains what an open shop lacks of its cascade while it serves, on a thread of its own. Each
/// model serves as soon as it is trained. Closing waits for the thread: have the listener's watch
/// say before that it is to stop.
public final class BackgroundTraining implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundTraining.class);

  private final OpenShop open;
  private final CascadeTraining.Listener listener;
  private @Nullable Thread thread;

  /// @param listener told on the thread
  public BackgroundTraining(OpenShop open, CascadeTraining.Listener listener) {
    this.open = open;
    this.listener = listener;
  }

  /// Begins where a model is missing.
  public void start() throws IOException {
    List<String> missing = missing();
    if (!missing.isEmpty() && thread == null) {
      thread = Thread.ofPlatform().name("aisle-training").start(() -> train(missing));
    }
  }

  /// The models that the configuration names and that have no version yet.
  private List<String> missing() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Models.Known known : open.models().models().known()) {
      if (open.models().isChosen(known.name())
          && open.models().registry().live(known.name()) == null) {
        missing.add(known.name());
      }
    }
    return missing;
  }

  private void train(List<String> names) {
    CascadeTraining training =
        new CascadeTraining(
            open.shop().log(),
            open.config(),
            open.models().models(),
            open.models().registry(),
            open.columns());
    try {
      // A server's log has grown since a training was cut off, so there is nothing to go on from.
      training.run(new CascadeTraining.Settings(names, 1, false, ReplayOptions.TRAINING), listener);
    } catch (InvalidInputException e) {
      listener.failed("the cascade", e);
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.error("the training ended with an error; what is trained serves on", e);
    }
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
