package dev.aisle.learning.registry;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.DurableFiles;
import dev.aisle.learning.files.Safetensors;
import dev.aisle.learning.files.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The models of a shop on disk: `models/<model>/<version>/` with `model.safetensors`,
/// `manifest.json` and, where the training kept one, `curve.jsonl`; and `models/<model>/CURRENT`,
/// which names the live version and the one before.
///
/// A version is written aside, forced to disk and renamed, then `CURRENT` is replaced; so a reader,
/// in this process or another, always finds a whole live version, and a failure at any point leaves
/// the one that was live. The newest [#KEPT] versions are kept, and always the live one and the way
/// back.
///
/// Safe for use by several threads and processes: changes of a model take turns.
public final class ModelRegistry {
  /// Versions of a model that are kept.
  public static final int KEPT = 5;

  static final String TENSORS = "model.safetensors";
  static final String MANIFEST = "manifest.json";
  static final String CURVE = "curve.jsonl";

  private static final int MAX_MANIFEST = 4 << 20;
  private static final long MAX_CURVE = 16L << 20;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Duration TURN = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Path folder;
  private final DurableFiles files;
  private final InstantSource clock;

  /// The registry in a folder, which is made with the first version.
  ///
  /// @param folder `models` of a shop
  public ModelRegistry(Path folder, InstantSource clock) {
    this(folder, clock, DurableFiles.DIRECT);
  }

  ModelRegistry(Path folder, InstantSource clock, DurableFiles files) {
    this.folder = folder;
    this.clock = clock;
    this.files = files;
  }

  /// The folder of all models.
  public Path folder() {
    return folder;
  }

  /// Whether a model may have this name: small letters, digits and dashes.
  public static boolean isName(String model) {
    return NAME.matcher(model).matches();
  }

  /// Begins a training: while the result is not closed, nobody else can begin one in this folder. A
  /// process that is killed lets go.
  ///
  /// @throws InvalidInputException where a training is running, saying where and since when
  public Training beginTraining() throws IOException {
    Files.createDirectories(folder);
    return switch (FolderLock.attempt(folder, clock.instant())) {
      case FolderLock.Attempt.Held(FolderLock lock) -> new Training(lock);
      case FolderLock.Attempt.Taken(String holder) ->
          throw new InvalidInputException(
              folder.toString(),
              "models are being trained already, by " + holder,
              "Wait until it is done, or stop it; its checkpoints are kept for --resume.");
    };
  }

  /// A training that is under way; closing it lets others begin.
  public static final class Training implements AutoCloseable {
    private final FolderLock lock;

    private Training(FolderLock lock) {
      this.lock = lock;
    }

    @Override
    public void close() throws IOException {
      lock.close();
    }
  }

  /// Saves a version and makes it live.
  ///
  /// @param curve the training's curve, copied beside it; null for none
  /// @return the version's number
  /// @throws InvalidInputException where it cannot be written (disk full, no permission); what was
  ///     live stays
  public int save(String model, Unsaved trained, Provenance provenance, @Nullable Path curve)
      throws IOException {
    return save(model, trained, provenance, curve, true);
  }

  /// Saves a version and leaves live what was; [#activate] puts it to work. As the other method
  /// otherwise.
  public int keep(String model, Unsaved trained, Provenance provenance, @Nullable Path curve)
      throws IOException {
    return save(model, trained, provenance, curve, false);
  }

  private int save(
      String model, Unsaved trained, Provenance provenance, @Nullable Path curve, boolean goesLive)
      throws IOException {
    return changing(
        model,
        home -> {
          Files.createDirectories(home);
          Current current = Current.read(home);
          int version = next(home, current);
          write(home, model, version, trained, provenance, curve);
          if (goesLive) {
            current = current == null ? new Current(version, null) : current.with(version);
            current.write(files, home);
          }
          prune(home, current);
          return version;
        });
  }

  private int next(Path home, @Nullable Current current) throws IOException {
    return Math.max(
            numbers(home).stream().mapToInt(Integer::intValue).max().orElse(0),
            current == null ? 0 : current.live())
        + 1;
  }

  private void write(
      Path home,
      String model,
      int version,
      Unsaved trained,
      Provenance provenance,
      @Nullable Path curve)
      throws IOException {
    Path place = home.resolve(Integer.toString(version));
    Path aside = DurableFiles.aside(place);
    try {
      remove(aside);
      Files.createDirectory(aside);
      MessageDigest digest = Safetensors.sha256();
      Map<String, String> metadata =
          Map.of("format", "pt", "model", model, "version", Integer.toString(version));
      files.write(aside.resolve(TENSORS), Safetensors.content(trained.tensors(), metadata, digest));
      Manifest manifest =
          SavedModel.manifest(
              model,
              version,
              clock.instant(),
              trained,
              provenance,
              Platform.facts(),
              HexFormat.of().formatHex(digest.digest()));
      write(aside.resolve(MANIFEST), ManifestJson.write(manifest));
      if (curve != null && Files.exists(curve) && Files.size(curve) <= MAX_CURVE) {
        write(aside.resolve(CURVE), Files.readAllBytes(curve));
      }
      files.publishFolder(aside, place);
    } catch (IOException | RuntimeException e) {
      try {
        remove(aside);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  private void write(Path file, byte[] content) throws IOException {
    files.write(
        file,
        out -> {
          ByteBuffer bytes = ByteBuffer.wrap(content);
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
        });
  }

  /// Removes all but the newest versions, and what crashes left.
  private static void prune(Path home, @Nullable Current current) throws IOException {
    List<Integer> numbers = numbers(home);
    for (Integer number : numbers.subList(Math.min(KEPT, numbers.size()), numbers.size())) {
      if (current == null || (number != current.live() && !number.equals(current.previous()))) {
        Path version = home.resolve(number.toString());
        Path aside = DurableFiles.aside(version);
        remove(aside);
        Files.move(version, aside);
      }
    }
    try (var leftovers = Files.newDirectoryStream(home, "*" + DurableFiles.ASIDE)) {
      for (Path leftover : leftovers) {
        remove(leftover);
      }
    }
  }

  private static void remove(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      try (var children = Files.newDirectoryStream(place)) {
        for (Path child : children) {
          Files.delete(child);
        }
      }
    }
    Files.deleteIfExists(place);
  }

  /// The live version of a model, null where none is.
  public @Nullable Integer live(String model) throws IOException {
    Current current = isName(model) ? Current.read(home(model)) : null;
    return current == null ? null : current.live();
  }

  /// Reads the live version of a model.
  ///
  /// @throws InvalidInputException as the other method, and where no version is live
  public SavedModel load(String model) throws IOException {
    Integer live = live(model);
    if (live == null) {
      throw new InvalidInputException(
          home(model).toString(),
          "no version of " + model + " is live",
          "Train one with `aisle train " + model + "`.");
    }
    return load(model, live);
  }

  /// Reads a version.
  ///
  /// @throws InvalidInputException where it is not there, is damaged, of another model or of a
  ///     newer format
  public SavedModel load(String model, int version) throws IOException {
    Path place = existing(model, version);
    Manifest manifest = manifest(model, version);
    Safetensors.Contents contents;
    try {
      contents = Safetensors.read(place.resolve(TENSORS));
    } catch (NoSuchFileException e) {
      throw incomplete(place, TENSORS, e);
    }
    if (!contents.sha256().equals(manifest.sha256())) {
      throw new InvalidInputException(
          place.resolve(TENSORS).toString(),
          "has the SHA-256 "
              + contents.sha256()
              + ", the manifest says "
              + manifest.sha256()
              + ": it is damaged or was exchanged",
          "Activate another version, or train " + model + " again.");
    }
    Map<String, TensorData> tensors = contents.tensors();
    return new SavedModel(manifest, tensors);
  }

  /// Reads what is said of a version, without its tensors.
  ///
  /// @throws InvalidInputException as [#load]
  public Manifest manifest(String model, int version) throws IOException {
    Path place = existing(model, version);
    Path file = place.resolve(MANIFEST);
    try {
      if (Files.size(file) > MAX_MANIFEST) {
        throw new InvalidInputException(
            file.toString(), "is larger than 4 MiB", "Train " + model + " again.");
      }
      return ManifestJson.read(file.toString(), Files.readAllBytes(file), model, version);
    } catch (NoSuchFileException e) {
      throw incomplete(place, MANIFEST, e);
    }
  }

  private static InvalidInputException incomplete(Path place, String file, IOException cause) {
    return new InvalidInputException(
        place.toString(),
        "has no " + file,
        "Activate another version, or train the model again.",
        cause);
  }

  private Path existing(String model, int version) throws IOException {
    Path place = home(model).resolve(Integer.toString(version));
    if (version < 1 || !Files.isDirectory(place)) {
      List<Integer> there = numbers(home(model));
      throw new InvalidInputException(
          model,
          "has no version " + version,
          there.isEmpty()
              ? "Train one with `aisle train " + model + "`."
              : "There are " + there.reversed() + ".");
    }
    return place;
  }

  /// The curve of a version's training, JSON Lines; null where none was kept.
  public @Nullable Path curve(String model, int version) throws IOException {
    Path curve = existing(model, version).resolve(CURVE);
    return Files.exists(curve) ? curve : null;
  }

  /// All models that have a version, by name.
  public List<Versions> list() throws IOException {
    List<Versions> models = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return models;
    }
    try (var homes = Files.list(folder)) {
      for (String model : homes.map(home -> home.getFileName().toString()).sorted().toList()) {
        if (isName(model) && Files.isDirectory(folder.resolve(model))) {
          models.add(versions(model));
        }
      }
    }
    return models;
  }

  /// The versions of one model, none where it was never trained. Reads manifests, not tensors.
  public Versions versions(String model) throws IOException {
    List<Versions.Version> all = new ArrayList<>();
    for (int number : numbers(home(model))) {
      try {
        all.add(new Versions.Version(number, manifest(model, number), null));
      } catch (InvalidInputException e) {
        all.add(new Versions.Version(number, null, e.getMessage()));
      }
    }
    try {
      Current current = Current.read(home(model));
      return current == null
          ? new Versions(model, null, null, all, null)
          : new Versions(model, current.live(), current.previous(), all, null);
    } catch (InvalidInputException e) {
      return new Versions(model, null, null, all, e.getMessage());
    }
  }

  /// Makes a version live; the one that was live becomes the way back.
  ///
  /// @throws InvalidInputException where the version is not there or cannot be used; what was live
  ///     stays
  public void activate(String model, int version) throws IOException {
    existing(model, version);
    changing(
        model,
        home -> {
          load(model, version);
          Current current = Current.read(home);
          Current changed = current == null ? new Current(version, null) : current.with(version);
          changed.write(files, home);
          return version;
        });
  }

  /// Makes the version before live again.
  ///
  /// @return its number
  /// @throws InvalidInputException where there is none, or it cannot be used; what was live stays
  public int rollback(String model) throws IOException {
    Current current = isName(model) ? Current.read(home(model)) : null;
    Integer previous = current == null ? null : current.previous();
    if (previous == null) {
      throw new InvalidInputException(
          model,
          "has no version before the live one",
          "Activate a version by its number; GET /v1/models lists them.");
    }
    activate(model, previous);
    return previous;
  }

  private Path home(String model) {
    if (!isName(model)) {
      throw new InvalidInputException(
          "model",
          "\"" + (model.length() > 40 ? model.substring(0, 40) + "…" : model) + "\" is no name",
          "Names have small letters, digits and dashes: din.");
    }
    return folder.resolve(model);
  }

  /// The numbers of a model's versions, newest first.
  private static List<Integer> numbers(Path home) throws IOException {
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    try (var children = Files.list(home)) {
      return children
          .map(child -> child.getFileName().toString())
          .filter(name -> VERSION.matcher(name).matches())
          .map(Integer::valueOf)
          .sorted((a, b) -> Integer.compare(b, a))
          .toList();
    }
  }

  /// A change of a model's folder.
  private interface Change {
    int in(Path home) throws IOException;
  }

  /// Makes a change in its turn.
  private int changing(String model, Change change) throws IOException {
    Path home = home(model);
    try {
      Files.createDirectories(home);
      FolderLock lock = turn(home);
      try {
        return change.in(home);
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw unwritable(home, e);
    }
  }

  private static InvalidInputException unwritable(Path home, IOException e) {
    return new InvalidInputException(
        home.toString(),
        "cannot be changed (" + e + "); what was live stays",
        "Free some space on the disk, give this user permission to write there, and try again.",
        e);
  }

  private FolderLock turn(Path home) throws IOException {
    long until = System.nanoTime() + TURN.toNanos();
    while (true) {
      switch (FolderLock.attempt(home, clock.instant())) {
        case FolderLock.Attempt.Held(FolderLock lock) -> {
          return lock;
        }
        case FolderLock.Attempt.Taken(String holder) -> {
          if (System.nanoTime() > until) {
            throw new InvalidInputException(
                home.toString(), "is being changed by " + holder, "Try again later.");
          }
        }
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InvalidInputException(
            home.toString(), "was not changed: interrupted", "Try again.", e);
      }
    }
  }
}
