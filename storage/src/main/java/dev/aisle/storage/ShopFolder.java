package dev.aisle.storage;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The folder of a shop: what makes it one, and where things lie in it.
///
/// `SHOP.json` marks it and says the version of its layout. A version that this code does not know
/// is refused, since reading it half-right would be worse.
///
/// @param path the folder
/// @param hash the keyed hash of this shop's event ids
record ShopFolder(Path path, SipHash hash) {
  /// The layout that this code writes, and the newest that it reads.
  static final int FORMAT = 1;

  /// What Aisle itself puts into a shop's folder; a folder with anything else is not made a shop.
  private static final Set<String> OURS =
      Set.of(
          "aisle.yaml",
          "catalog",
          "events",
          "index",
          "state",
          "reports",
          "models",
          "exports",
          "LOCK",
          "SHOP.json",
          "SHOP.json.aside");

  private record Marker(
      int format, @Nullable String created, @Nullable String key0, @Nullable String key1) {
    SipHash hash() {
      if (key0 == null || key1 == null) {
        throw new IllegalArgumentException("the keys of the event fingerprints are missing");
      }
      return new SipHash(Long.parseUnsignedLong(key0, 16), Long.parseUnsignedLong(key1, 16));
    }
  }

  /// Where the segments of the log lie.
  Path events() {
    return path.resolve("events");
  }

  /// Where snapshots and their manifest lie.
  Path state() {
    return path.resolve("state");
  }

  /// Checks that there is a shop in a folder or, with `create`, that one may be made of it. Writes
  /// nothing but the folder itself.
  ///
  /// @throws InvalidInputException where there is none
  static void check(Path path, boolean create) throws IOException {
    String place = path.toString();
    if (!Files.exists(path)) {
      if (!create) {
        throw new InvalidInputException(
            place,
            "there is no such folder",
            "Check the path, or make a shop with `aisle market DIR` or `aisle import`.");
      }
      createFolder(path);
    }
    if (!Files.isDirectory(path)) {
      throw new InvalidInputException(
          place, "is a file, but a shop is a folder", "Name the folder that holds the shop.");
    }
    if (!Files.exists(marker(path)) && (!create || holdsForeignFiles(path))) {
      throw new InvalidInputException(
          place,
          "is a folder but not a shop: it has no SHOP.json",
          create
              ? "Name a new or empty folder for the shop."
              : "Name a shop's folder, or make one with `aisle market DIR` or `aisle import`.");
    }
  }

  private static void createFolder(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new InvalidInputException(
          path.toString(),
          "the folder cannot be made (" + e + ")",
          "Name a folder below one that this user may write to.",
          e);
    }
  }

  private static boolean holdsForeignFiles(Path path) throws IOException {
    try (var files = Files.list(path)) {
      return files.anyMatch(file -> !OURS.contains(String.valueOf(file.getFileName())));
    }
  }

  /// Reads the marker of a folder that [#check] let pass, or makes it; the lock must be held.
  static ShopFolder open(Path path, SegmentFiles files) throws IOException {
    if (!Files.exists(marker(path))) {
      SecureRandom random = new SecureRandom();
      Marker fresh =
          new Marker(
              FORMAT,
              Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
              Long.toHexString(random.nextLong()),
              Long.toHexString(random.nextLong()));
      Files.createDirectories(path.resolve("events"));
      Files.createDirectories(path.resolve("state"));
      DurableFiles.replace(files, marker(path), new JsonMapper().writeValueAsBytes(fresh));
    }
    ShopFolder folder = read(path);
    Files.createDirectories(folder.events());
    Files.createDirectories(folder.state());
    return folder;
  }

  private static ShopFolder read(Path path) throws IOException {
    Path file = marker(path);
    try {
      Marker marker = new JsonMapper().readValue(Files.readAllBytes(file), Marker.class);
      if (marker.format > FORMAT) {
        throw newer(path, marker.format);
      }
      return new ShopFolder(path, marker.hash());
    } catch (JacksonException | IllegalArgumentException e) {
      throw new InvalidInputException(
          file.toString(),
          "cannot be read (" + e.getMessage() + ")",
          "Restore this file from a backup; it is written once and never changes.",
          e);
    }
  }

  private static InvalidInputException newer(Path path, int format) {
    return new InvalidInputException(
        path.toString(),
        "was written by a newer Aisle (format " + format + ", this one reads up to " + FORMAT + ")",
        "Open it with that version, or export its events there and import them here.");
  }

  private static Path marker(Path path) {
    return path.resolve("SHOP.json");
  }
}
