package dev.aisle.app.imports;

import dev.aisle.core.events.Interaction;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How to import. Start from [#DEFAULTS] and change what differs.
///
/// @param strict stop at the first problem; nothing of its batch is ingested then
/// @param zeroBased the source counts positions from 0; one is added to each
/// @param actions what further action names of the source mean: `{"buy": ORDER}`
/// @param pictures the shop's `catalog/pictures` folder, null to leave pictures out
/// @param limits what a source may demand
/// @param problemsKept problems that the summary lists; all are counted
/// @param clock tells what is in the future
public record ImportOptions(
    boolean strict,
    boolean zeroBased,
    Map<String, Interaction.Kind> actions,
    @Nullable Path pictures,
    ImportLimits limits,
    int problemsKept,
    InstantSource clock) {
  /// Lenient, positions from 1, no pictures.
  public static final ImportOptions DEFAULTS =
      new ImportOptions(
          false, false, Map.of(), null, ImportLimits.DEFAULTS, 20, InstantSource.system());

  public ImportOptions {
    actions = Map.copyOf(new TreeMap<>(actions));
  }

  /// Stops at the first problem.
  public ImportOptions withStrict(boolean changed) {
    return new ImportOptions(changed, zeroBased, actions, pictures, limits, problemsKept, clock);
  }

  /// Adds one to each position.
  public ImportOptions withZeroBased(boolean changed) {
    return new ImportOptions(strict, changed, actions, pictures, limits, problemsKept, clock);
  }

  /// Further action names.
  public ImportOptions withActions(Map<String, Interaction.Kind> changed) {
    return new ImportOptions(strict, zeroBased, changed, pictures, limits, problemsKept, clock);
  }

  /// Where pictures go.
  public ImportOptions withPictures(@Nullable Path changed) {
    return new ImportOptions(strict, zeroBased, actions, changed, limits, problemsKept, clock);
  }

  /// Other limits.
  public ImportOptions withLimits(ImportLimits changed) {
    return new ImportOptions(strict, zeroBased, actions, pictures, changed, problemsKept, clock);
  }

  /// Lists so many problems.
  public ImportOptions withProblemsKept(int changed) {
    return new ImportOptions(strict, zeroBased, actions, pictures, limits, changed, clock);
  }

  /// Always the same time, for tests.
  public ImportOptions at(Instant now) {
    return new ImportOptions(
        strict, zeroBased, actions, pictures, limits, problemsKept, InstantSource.fixed(now));
  }
}
