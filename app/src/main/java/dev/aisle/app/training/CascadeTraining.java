package dev.aisle.app.training;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.app.models.Models;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.app.wiring.ShopColumns;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.store.EventLog;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.Manifest;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplaySummary;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.tensor.Peers;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Trains models of a shop from its log, one after another in the order of the cascade, so that a
/// model finds the one that it stands behind already trained. Each is saved and made live as soon
/// as it is done: what fails or is stopped later leaves it in service.
///
/// Encoders come first, from pages without columns: those that were asked for, and those that the
/// others read and that have no version yet. The log is then replayed with the columns that they
/// make. An encoder that was not asked for and cannot be trained is done without.
///
/// @param log to learn from; what is added later is not read
/// @param config says which models the cascade consists of
/// @param columns of the shop, with the vectors of the encoders that are live
public record CascadeTraining(
    EventLog log, ShopConfig config, Models models, ModelRegistry registry, ShopColumns columns) {

  /// What of the cascade is trained, and how.
  ///
  /// @param names of models; empty for all that the configuration names. Encoders that they read
  ///     and that have no version yet are trained before them
  /// @param resume whether trainings that were cut off go on where they were
  /// @param peers the processes that train together, each on the same folder; rank 0 saves
  /// @param trial whether a re-ranker that does not win its [ReRankTrial] is kept out of service
  public record Settings(
      List<String> names,
      long seed,
      boolean resume,
      ReplayOptions replay,
      Peers peers,
      boolean trial) {
    /// The whole cascade from the beginning.
    public static final Settings DEFAULT =
        new Settings(List.of(), 1, false, ReplayOptions.TRAINING);

    public Settings {
      names = List.copyOf(names);
    }

    /// Of one process, with trials.
    public Settings(List<String> names, long seed, boolean resume, ReplayOptions replay) {
      this(names, seed, resume, replay, Peers.alone(), true);
    }

    /// The same where all that is trained is put to work.
    public Settings withoutTrial() {
      return new Settings(names, seed, resume, replay, peers, false);
    }
  }

  /// Follows a training of the cascade; called on its thread.
  public interface Listener extends ShopColumns.Progress {
    /// The log was read for the last time.
    void replayed(ReplaySummary summary);

    /// A model begins, the `number`th of `of`.
    ///
    /// @return what follows it
    TrainingJob.Watch begins(String model, int number, int of);

    /// A model is saved; it is live unless [#says] told that it lost its trial.
    void trained(String model, int version, Trained trained, Duration took);

    /// A model could not be trained; the others go on, and what was live stays.
    void failed(String model, InvalidInputException why);

    /// Something to know of what was done, in a sentence.
    void says(String line);
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
      EventLog read = end.of(log, settings.resume());
      List<Models.Known> encoders = encoders(wanted);
      List<Models.Known> readers = new ArrayList<>(wanted);
      readers.removeAll(encoders);
      Run run = new Run(settings, listener, wanted, encoders.size() + readers.size());
      if (!encoders.isEmpty()) {
        LoggedPages pages = replay(read, new FeatureSet(List.of()), settings, listener);
        if (readers.isEmpty()) {
          listener.replayed(pages.summary());
        }
        run.train(encoders, pages);
      }
      if (!readers.isEmpty() && !run.stopped) {
        try (ShopColumns.Lease live = columns.live()) {
          live.prepare(read, listener);
          LoggedPages pages = replay(read, live.features(), settings, listener);
          listener.replayed(pages.summary());
          run.train(readers, pages);
        }
      }
      for (Models.Known encoder : encoders) {
        tellReaders(encoder.name(), listener);
      }
      if (!run.stopped) {
        end.forget();
      }
      return new Outcome(run.versions, run.failed, run.stopped);
    }
  }

  private static LoggedPages replay(
      EventLog log, FeatureSet features, Settings settings, Listener listener) throws IOException {
    return LoggedPages.replay(
        log, features, settings.replay().withSeed(settings.seed()), listener::replaying);
  }

  /// The encoders among some models, and those that they read and that have no version yet.
  private List<Models.Known> encoders(List<Models.Known> wanted) throws IOException {
    List<Models.Known> encoders = new ArrayList<>();
    for (Models.Known known : models.known()) {
      boolean isRead =
          wanted.stream().anyMatch(other -> other.model().reads().contains(known.name()));
      if (known.place() instanceof Models.Place.Columns
          && (wanted.contains(known) || (isRead && registry.live(known.name()) == null))) {
        encoders.add(known);
      }
    }
    return encoders;
  }

  /// Says which live models read another version of an encoder than the live one.
  private void tellReaders(String encoder, Listener listener) throws IOException {
    Integer live = registry.live(encoder);
    for (Models.Known known : models.known()) {
      Integer version = registry.live(known.name());
      if (live != null && version != null) {
        Manifest manifest = registry.manifest(known.name(), version);
        Integer read = ShopColumns.encoders(manifest.features()).get(encoder);
        if (read != null && !read.equals(live)) {
          listener.says(
              "%s still reads %s@%d; `aisle train %s` lets it read %s@%d."
                  .formatted(manifest.label(), encoder, read, known.name(), encoder, live));
        }
      }
    }
  }

  /// A training under way, and what came of it so far.
  private final class Run {
    private final Settings settings;
    private final Listener listener;
    private final List<Models.Known> wanted;
    private final int of;
    private final List<String> versions = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private int number;
    private boolean stopped;

    Run(Settings settings, Listener listener, List<Models.Known> wanted, int of) {
      this.settings = settings;
      this.listener = listener;
      this.wanted = wanted;
      this.of = of;
    }

    void train(List<Models.Known> some, LoggedPages pages) throws IOException {
      try (Upstreams upstreams = new Upstreams(config, models, registry, pages.features())) {
        for (Models.Known known : some) {
          TrainingJob.Watch watch = listener.begins(known.name(), ++number, of);
          try {
            int version = one(known, pages, settings, upstreams, watch, listener);
            versions.add(known.name() + "@" + version);
          } catch (InvalidInputException e) {
            failed(known, e);
          }
          if (settings.peers().any(watch.stopped())) {
            stopped = true;
            return;
          }
        }
      }
    }

    private void failed(Models.Known known, InvalidInputException why) {
      if (wanted.contains(known)) {
        failed.add(known.name());
        listener.failed(known.name(), why);
      } else {
        listener.says("Going on without the encoder " + known.name() + ": " + why.getMessage());
      }
    }
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
            pages.features(),
            settings.seed(),
            folder,
            settings.resume(),
            watch,
            columns.pictures(),
            null,
            settings.peers());
    TrainingJob behind = job.behind(upstreams.before(known.place(), job));
    Trained trained = known.model().train(behind);
    if (saves(settings)) {
      Provenance provenance = new Provenance(pages.data(), settings.seed());
      boolean isTried =
          settings.trial()
              && known.place().equals(new Models.Place.InSlot(Stage.Slot.RERANK))
              && !pages.of(Split.TEST).isEmpty();
      ReRankTrial trial = isTried ? ReRankTrial.of(known.model(), trained, behind) : null;
      Path curve = lastCurve(folder);
      int version =
          trial == null || trial.wins()
              ? registry.save(known.name(), trained, provenance, curve)
              : registry.keep(known.name(), trained, provenance, curve);
      if (trial != null) {
        listener.says(trial.says(known.name() + "@" + version));
      }
    }
    settings.peers().await(); // the next model may read this one
    Scratch.delete(folder);
    int version = registry.versions(known.name()).all().getFirst().number();
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
