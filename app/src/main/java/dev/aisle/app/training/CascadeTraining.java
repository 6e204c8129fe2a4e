package dev.aisle.app.training;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.app.models.Models;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.store.EventLog;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplaySummary;
import dev.aisle.learning.tensor.Peers;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Trains models of a shop from its log, one after another in the order of the cascade, so that a
/// model finds the one that it stands behind already trained. Each is saved and made live as soon
/// as it is done: what fails or is stopped later leaves it in service.
///
/// @param log to learn from; what is added later is not read
/// @param config says which models the cascade consists of
/// @param features the columns of the pages
/// @param shop the folder, for pictures
public record CascadeTraining(
    EventLog log,
    ShopConfig config,
    Models models,
    ModelRegistry registry,
    FeatureSet features,
    Path shop) {

  /// What of the cascade is trained, and how.
  ///
  /// @param names of models; empty for all that the configuration names
  /// @param resume whether trainings that were cut off go on where they were
  /// @param peers the processes that train together, each on the same folder; rank 0 saves
  public record Settings(
      List<String> names, long seed, boolean resume, ReplayOptions replay, Peers peers) {
    /// The whole cascade from the beginning.
    public static final Settings DEFAULT =
        new Settings(List.of(), 1, false, ReplayOptions.TRAINING);

    public Settings {
      names = List.copyOf(names);
    }

    /// Of one process.
    public Settings(List<String> names, long seed, boolean resume, ReplayOptions replay) {
      this(names, seed, resume, replay, Peers.alone());
    }
  }

  /// Follows a training of the cascade; called on its thread.
  public interface Listener {
    /// The log is being read.
    void replaying(long offset, long end);

    /// The log was read.
    void replayed(ReplaySummary summary);

    /// A model begins, the `number`th of `of`.
    ///
    /// @return what follows it
    TrainingJob.Watch begins(String model, int number, int of);

    /// A model is live.
    void trained(String model, int version, Trained trained, Duration took);

    /// A model could not be trained; the others go on, and what was live stays.
    void failed(String model, InvalidInputException why);
  }

  /// What came of it.
  ///
  /// @param versions of the models that were trained, in order: `din@3`
  /// @param failed models that could not be trained
  /// @param stopped whether somebody stopped it before its end
  public record Outcome(List<String> versions, List<String> failed, boolean stopped) {
    public Outcome {
      versions = List.copyOf(versions);
      failed = List.copyOf(failed);
    }
  }

  /// Trains.
  ///
  /// @throws InvalidInputException where a name is no model, the log has nothing to learn from, or
  ///     another training of this shop is under way
  public Outcome run(Settings settings, Listener listener) throws IOException {
    List<Models.Known> wanted = wanted(settings.names());
    try (ModelRegistry.@Nullable Training _ = saves(settings) ? registry.beginTraining() : null) {
      LogEnd end = LogEnd.in(Files.createDirectories(registry.folder()));
      LoggedPages pages =
          LoggedPages.replay(
              end.of(log, settings.resume()),
              features,
              settings.replay().withSeed(settings.seed()),
              listener::replaying);
      listener.replayed(pages.summary());
      Outcome outcome = train(wanted, pages, settings, listener);
      if (!outcome.stopped()) {
        end.forget();
      }
      return outcome;
    }
  }

  private Outcome train(
      List<Models.Known> wanted, LoggedPages pages, Settings settings, Listener listener)
      throws IOException {
    List<String> versions = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    int number = 0;
    try (Upstreams upstreams = new Upstreams(config, models, registry, features)) {
      for (Models.Known known : wanted) {
        TrainingJob.Watch watch = listener.begins(known.name(), ++number, wanted.size());
        try {
          versions.add(
              known.name() + "@" + one(known, pages, settings, upstreams, watch, listener));
        } catch (InvalidInputException e) {
          failed.add(known.name());
          listener.failed(known.name(), e);
        }
        if (settings.peers().any(watch.stopped())) {
          return new Outcome(versions, failed, true);
        }
      }
    }
    return new Outcome(versions, failed, false);
  }

  private int one(
      Models.Known known,
      LoggedPages pages,
      Settings settings,
      Upstreams upstreams,
      TrainingJob.Watch watch,
      Listener listener)
      throws IOException {
    long began = System.nanoTime();
    Path folder = registry.folder().resolve(known.name()).resolve(folder(settings));
    Files.createDirectories(folder);
    TrainingJob job =
        new TrainingJob(
            pages,
            pages.catalogue(),
            features,
            settings.seed(),
            folder,
            settings.resume(),
            watch,
            shop.resolve("catalog").resolve("pictures"),
            null,
            settings.peers());
    Trained trained = known.model().train(job.behind(upstreams.before(known.place(), job)));
    if (saves(settings)) {
      registry.save(
          known.name(), trained, new Provenance(pages.data(), settings.seed()), lastCurve(folder));
    }
    settings.peers().await(); // the next model may read this one
    Scratch.delete(folder);
    int version = Objects.requireNonNull(registry.live(known.name()), known.name());
    listener.trained(known.name(), version, trained, Duration.ofNanos(System.nanoTime() - began));
    return version;
  }

  private static boolean saves(Settings settings) {
    return settings.peers().rank() == 0;
  }

  private static String folder(Settings settings) {
    return saves(settings) ? "training" : "training-" + settings.peers().rank();
  }

  /// That of the model, or of the last of the phases that it was trained in; null where there is
  /// none.
  private static @Nullable Path lastCurve(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith("curve.jsonl"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElse(null);
    }
  }

  /// The models that were asked for, in the order of the cascade.
  private List<Models.Known> wanted(List<String> names) {
    names.forEach(models::named);
    return models.known().stream()
        .filter(known -> names.isEmpty() ? config.names(known) : names.contains(known.name()))
        .toList();
  }
}
