package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.app.models.Models;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.LiveCascade;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.provenance.BundleVersion;
import dev.aisle.core.queries.Scene;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.serving.api.TrainedModels;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trained models of an open shop in service, and the cascade that they make.
///
/// What `aisle.yaml` names and the registry holds is loaded; a slot whose model is not trained yet,
/// or cannot be used, stays as it was, and [#problem] says why. When another version becomes live,
/// by [#activate], by a training in this process or in another, the cascade is exchanged whole:
/// each request is answered by the models of one bundle.
///
/// Safe for use by several threads. Requests take the cascade and never wait for what happens here.
public final class LiveModels implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveModels.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final ShopConfig config;
  private final Models models;
  private final ModelRegistry registry;
  private final ShopColumns columns;
  private final Function<ItemId, @Nullable Item> catalogue;
  private final Map<Scene, Retriever> always;
  private final VectorChannels channels;
  private final List<Models.Known> chosen;
  private final LiveCascade cascade;
  private final Map<String, LoadedModel> loaded = new HashMap<>(); // all below under this lock
  private final Map<String, Refused> refused = new HashMap<>();
  private CascadeAssembly assembly;
  private final Map<String, Integer> preparing = new HashMap<>();
  private @Nullable Thread watcher;
  private volatile @Nullable ShadowRun shadow;
  private volatile boolean closed;

  /// A version that cannot be used, and why.
  private record Refused(@Nullable Integer version, String why) {}

  /// Loads what is live.
  ///
  /// @param catalogue the item of an id, null where it is gone
  /// @param always the channel of each scene that needs no model
  LiveModels(
      ShopConfig config,
      Models models,
      ModelRegistry registry,
      ShopColumns columns,
      Function<ItemId, @Nullable Item> catalogue,
      Map<Scene, Retriever> always,
      VectorChannels channels) {
    this.config = config;
    this.models = models;
    this.registry = registry;
    this.columns = columns;
    this.catalogue = catalogue;
    this.always = always;
    this.channels = channels;
    this.chosen = models.known().stream().filter(config::names).toList();
    boolean _ = load();
    this.assembly = assemble();
    this.cascade = new LiveCascade(assembly.cascade());
  }

  /// The cascade, with the models of now and of later.
  public LiveCascade cascade() {
    return cascade;
  }

  /// All models that the shop could have.
  public Models models() {
    return models;
  }

  /// The models on disk.
  public ModelRegistry registry() {
    return registry;
  }

  /// What makes the pages of now.
  public synchronized BundleVersion bundle() {
    return assembly.bundle();
  }

  /// Whether the configuration names the model.
  public boolean isChosen(String model) {
    return chosen.stream().anyMatch(known -> known.name().equals(model));
  }

  /// The version of a model that serves, null where none does.
  public synchronized @Nullable Integer serving(String model) {
    LoadedModel found = loaded.get(model);
    return found == null ? null : found.version();
  }

  /// Why the live version of a model does not serve, null where nothing is wrong.
  public synchronized @Nullable String problem(String model) {
    Integer version = preparing.get(model);
    if (version != null) {
      return "version " + version + " is being made ready: the items get their vectors";
    }
    Refused why = refused.get(model);
    return why == null ? null : why.why();
  }

  /// Looks whether other versions are live, and lets them serve.
  ///
  /// @return whether anything changed
  public synchronized boolean refresh() {
    if (closed || !load()) {
      return false;
    }
    exchange();
    return true;
  }

  private boolean load() {
    boolean changed = false;
    for (Models.Known known : chosen) {
      changed |= load(known);
    }
    return changed;
  }

  /// Loads the live version of a model where it is another than the one that serves.
  private boolean load(Models.Known known) {
    Integer live = null;
    try {
      live = registry.live(known.name());
      LoadedModel now = loaded.get(known.name());
      Refused before = refused.get(known.name());
      if (live == null || (before != null && live.equals(before.version()))) {
        return false;
      }
      if (now != null && now.version() == live) {
        refused.remove(known.name());
        return false;
      }
      if (watcher != null && known.place() instanceof Models.Place.Channel) {
        prepare(known, live);
        return false;
      }
      put(known.name(), load(known, live));
      return true;
    } catch (InvalidInputException e) {
      refuse(known.name(), live, String.valueOf(e.getMessage()), e);
    } catch (IOException | RuntimeException | LinkageError e) {
      refuse(known.name(), live, "cannot be loaded: " + e, e);
    }
    return false;
  }

  private void refuse(
      String model, @Nullable Integer version, String why, @Nullable Throwable cause) {
    Refused now = new Refused(version, why);
    if (!now.equals(refused.put(model, now))) {
      LOG.warn("{}@{} does not serve: {}", model, version, why, cause);
    }
  }

  private void put(String model, LoadedModel next) {
    LoadedModel former = loaded.put(model, next);
    refused.remove(model);
    if (former != null) {
      former.release();
    }
    LOG.info("{} serves", next.manifest().label());
  }

  /// Reads a version and makes it ready, refusing what does not fit.
  LoadedModel load(Models.Known known, int version) throws IOException {
    SavedModel saved = registry.load(known.name(), version);
    String label = saved.manifest().label();
    ShopColumns.Lease read = columns.declared(label, saved.manifest().features());
    Served served = null;
    try {
      served =
          known
              .model()
              .serve(saved, new ServingParts(read.features(), catalogue, columns.pictures()));
      if (!fits(known.place(), served)) {
        throw new InvalidInputException(
            label, "cannot stand at " + known.place().label(), "Name it where it belongs.");
      }
      VectorChannels.Channel vectors =
          served instanceof Served.Embeds embeds
              ? channels.open(saved.manifest(), embeds, () -> closed)
              : null;
      return new LoadedModel(saved.manifest(), served, vectors, read);
    } catch (IOException | RuntimeException | LinkageError e) {
      if (served != null) {
        served.close();
      }
      read.close();
      throw e;
    }
  }

  /// Loads a model that finds candidates beside the requests: to encode all items may take minutes,
  /// in which the version before goes on finding.
  private void prepare(Models.Known known, int version) {
    Integer under = preparing.put(known.name(), version);
    if (under == null || under != version) {
      Thread.ofPlatform()
          .daemon()
          .name("aisle-prepare-" + known.name())
          .start(() -> prepared(known, version));
    }
  }

  private void prepared(Models.Known known, int version) {
    LoadedModel next = null;
    Throwable failure = null;
    try {
      next = load(known, version);
    } catch (IOException | RuntimeException | LinkageError e) {
      failure = e;
    }
    synchronized (this) {
      boolean wanted = !closed && preparing.remove(known.name(), version);
      if (next == null) {
        refuse(known.name(), version, "cannot be loaded: " + failure, failure);
      } else if (wanted) {
        put(known.name(), next);
        exchange();
        channels.removeOthers(known.name(), registry);
      } else {
        next.release();
      }
    }
  }

  private static boolean fits(Models.Place place, Served served) {
    return switch (served) {
      case Served.Orders orders ->
          place instanceof Models.Place.InSlot(Stage.Slot slot) && orders.stage().slot() == slot;
      case Served.Finds _, Served.Embeds _ -> place instanceof Models.Place.Channel;
      case Served.Describes _ -> place instanceof Models.Place.Columns;
    };
  }

  private CascadeAssembly assemble() {
    CascadeAssembly made = CascadeAssembly.of(config, always, loaded);
    made.uses().forEach(LoadedModel::use);
    return made;
  }

  private void exchange() {
    List<LoadedModel> former = assembly.uses();
    assembly = assemble();
    // Whoever answers last must not wait while memory is freed.
    cascade.exchange(
        assembly.cascade(),
        () -> Thread.startVirtualThread(() -> former.forEach(LoadedModel::release)));
    LOG.info("pages are of bundle {} now: {}", assembly.bundle().id(), assembly.bundle().models());
  }

  /// Makes a version live, in the registry and here; it is loaded and checked first.
  ///
  /// @throws InvalidInputException where it cannot serve; everything stays as it was then
  public synchronized void activate(String model, int version) throws IOException {
    Models.Known known = models.named(model);
    if (watcher != null && known.place() instanceof Models.Place.Channel) {
      registry.activate(model, version);
      boolean _ = refresh();
      return;
    }
    LoadedModel next = load(known, version);
    try {
      registry.activate(model, version);
    } catch (IOException | RuntimeException e) {
      next.release();
      throw e;
    }
    if (closed || !isChosen(model)) {
      next.release();
      return;
    }
    put(model, next);
    exchange();
  }

  /// Makes the version before live again, as [#activate].
  ///
  /// @return its number
  /// @throws InvalidInputException where there is none, or it cannot serve
  public synchronized int rollback(String model) throws IOException {
    Integer previous = registry.versions(models.named(model).name()).previous();
    if (previous == null) {
      throw new InvalidInputException(
          model, "has no version before the live one", "Activate a version by its number.");
    }
    activate(model, previous);
    return previous;
  }

  /// Lets a version score a sample of the requests behind their answers, in place of the one that
  /// did so before.
  ///
  /// @throws InvalidInputException where it cannot serve, or orders nothing
  public synchronized void shadow(String model, int version) throws IOException {
    Models.Known known = models.named(model);
    if (!(known.place() instanceof Models.Place.InSlot(Stage.Slot slot))) {
      throw new InvalidInputException(
          model, "finds candidates and orders none", "Shadow a model of a slot, such as rank.");
    }
    ShadowRun next = new ShadowRun(load(known, version), slot);
    noShadow();
    shadow = next;
    cascade.observe(next);
  }

  /// Ends what [#shadow] began.
  public synchronized void noShadow() {
    ShadowRun run = shadow;
    if (run != null) {
      cascade.observe(null);
      shadow = null;
      run.close();
    }
  }

  /// How the version that scores behind the answers agrees with them, null where none does.
  public TrainedModels.@Nullable Shadow shadowed() {
    ShadowRun run = shadow;
    return run == null ? null : run.counted();
  }

  /// Looks at the registry every few seconds from now on: another process may train.
  synchronized void watch() {
    if (watcher == null && !chosen.isEmpty()) {
      watcher = Thread.ofPlatform().daemon().name("aisle-models").start(this::look);
    }
  }

  private void look() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        boolean _ = refresh();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the service of all models; their memory is freed when the last request ends. Closing
  /// twice is once.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (watcher != null) {
      watcher.interrupt();
    }
    noShadow();
    loaded.values().forEach(LoadedModel::release);
    loaded.clear();
    exchange();
  }
}
