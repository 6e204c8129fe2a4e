package dev.aisle.learning.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The versions of a model that are on disk.
///
/// @param live the one that `CURRENT` names, null where none is or the file cannot be read
/// @param previous the way back, null where there is none
/// @param all newest first
/// @param problem what is wrong with `CURRENT`, null where nothing is
public record Versions(
    String model,
    @Nullable Integer live,
    @Nullable Integer previous,
    List<Version> all,
    @Nullable String problem) {
  public Versions {
    all = List.copyOf(all);
  }

  /// One version.
  ///
  /// @param manifest null where it cannot be used
  /// @param problem why it cannot be used, null where it can
  public record Version(int number, @Nullable Manifest manifest, @Nullable String problem) {}

  /// The version of a number, null where there is none.
  public @Nullable Version version(int number) {
    return all.stream().filter(version -> version.number() == number).findFirst().orElse(null);
  }
}
