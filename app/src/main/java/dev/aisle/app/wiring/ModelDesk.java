package dev.aisle.app.wiring;

import dev.aisle.app.models.Models;
import dev.aisle.learning.registry.Manifest;
import dev.aisle.learning.registry.Versions;
import dev.aisle.serving.api.TrainedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The models of an open shop as the server sees and changes them.
///
/// @param live outlives the server
/// @param reports folder of the shop's reports
record ModelDesk(LiveModels live, Path reports) implements TrainedModels {
  private static final String LEDGER = "ledger.json";

  @Override
  public List<State> all() throws IOException {
    List<State> states = new ArrayList<>();
    for (Models.Known known : live.models().known()) {
      states.add(state(known));
    }
    return states;
  }

  private State state(Models.Known known) throws IOException {
    String name = known.name();
    Versions versions = live.registry().versions(name);
    String problem = live.problem(name);
    List<Version> all = new ArrayList<>();
    for (Versions.Version version : versions.all()) {
      Manifest manifest = version.manifest();
      all.add(
          new Version(
              version.number(),
              manifest == null ? null : training(manifest),
              live.registry().curve(name, version.number()) != null,
              version.problem()));
    }
    return new State(
        name,
        known.place().label(),
        live.isChosen(name),
        live.serving(name),
        problem == null ? versions.problem() : problem,
        versions.live(),
        versions.previous(),
        all);
  }

  private static Training training(Manifest manifest) {
    return new Training(
        manifest.trainedAt(),
        manifest.metrics(),
        manifest.data(),
        manifest.seed(),
        manifest.codeVersion(),
        manifest.config(),
        manifest.platform());
  }

  @Override
  public void activate(String model, int version) throws IOException {
    live.activate(model, version);
  }

  @Override
  public int rollback(String model) throws IOException {
    return live.rollback(model);
  }

  @Override
  public void shadow(String model, int version) throws IOException {
    live.shadow(model, version);
  }

  @Override
  public void noShadow() {
    live.noShadow();
  }

  @Override
  public @Nullable Shadow shadowed() {
    return live.shadowed();
  }

  @Override
  public @Nullable Path curve(String model, int version) throws IOException {
    return live.registry().curve(model, version);
  }

  @Override
  public @Nullable Path ledger() {
    Path ledger = reports.resolve(LEDGER);
    return Files.isRegularFile(ledger) ? ledger : null;
  }
}
