package dev.aisle.serving.access;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The keys of a shop, in its `keys.json`. Another process may change the file (`aisle key create`
/// beside a running server): it is looked at again at most once a second.
///
/// Safe for use by several threads; two processes that change the file at once are not serialised.
public final class Keys {
  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long LOOK_EVERY_NANOS = 1_000_000_000L;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private record Stored(int version, List<ApiKey> keys) {}

  private record Loaded(List<ApiKey> keys, @Nullable FileTime modified, long lookedNanos) {}

  /// A new key.
  ///
  /// @param text the key itself, to be shown once; it cannot be found out again
  public record Created(ApiKey key, String text) {}

  private final Path file;
  private volatile Loaded loaded;

  private Keys(Path file, Loaded loaded) {
    this.file = file;
    this.loaded = loaded;
  }

  /// The keys in a file, none where it does not exist.
  ///
  /// @throws InvalidInputException where the file is no list of keys
  public static Keys open(Path file) throws IOException {
    return new Keys(file, load(file));
  }

  /// All keys, the oldest first.
  public List<ApiKey> all() {
    return current().keys();
  }

  /// The key of this text, or null. Compares with every key in constant time.
  public @Nullable ApiKey find(String text) {
    byte[] presented = sha256(text);
    ApiKey found = null;
    for (ApiKey key : all()) {
      if (MessageDigest.isEqual(presented, HexFormat.of().parseHex(key.sha256()))) {
        found = key;
      }
    }
    return found;
  }

  /// Makes a key of 256 random bits and stores its hash.
  public synchronized Created create(String name, Set<Scope> scopes) throws IOException {
    if (scopes.isEmpty()) {
      throw new InvalidInputException(
          "scope", "is missing", "Name one or more of search, events, admin.");
    }
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    String text = "aisle_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    byte[] id = new byte[4];
    RANDOM.nextBytes(id);
    ApiKey key =
        new ApiKey(
            HexFormat.of().formatHex(id),
            name,
            scopes,
            HexFormat.of().formatHex(sha256(text)),
            Instant.now());
    List<ApiKey> keys = new ArrayList<>(load(file).keys());
    keys.add(key);
    save(keys);
    return new Created(key, text);
  }

  /// Removes the key with this id and says whether there was one.
  public synchronized boolean revoke(String id) throws IOException {
    List<ApiKey> keys = new ArrayList<>(load(file).keys());
    boolean removed = keys.removeIf(key -> key.id().equals(id));
    if (removed) {
      save(keys);
    }
    return removed;
  }

  private Loaded current() {
    Loaded seen = loaded;
    long now = System.nanoTime();
    if (now - seen.lookedNanos() < LOOK_EVERY_NANOS) {
      return seen;
    }
    synchronized (this) {
      try {
        FileTime modified = Files.exists(file) ? Files.getLastModifiedTime(file) : null;
        loaded =
            Objects.equals(modified, seen.modified())
                ? new Loaded(seen.keys(), modified, now)
                : load(file);
      } catch (IOException | InvalidInputException e) {
        // A file that cannot be read must not open the shop: what was known stays in force.
        LOG.warn("keys unchanged, since {} cannot be read", file, e);
        loaded = new Loaded(seen.keys(), seen.modified(), now);
      }
      return loaded;
    }
  }

  private static Loaded load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Loaded(List.of(), null, System.nanoTime());
    }
    FileTime modified = Files.getLastModifiedTime(file);
    try {
      Stored stored = JSON.readValue(Files.readAllBytes(file), Stored.class);
      if (stored.version() != 1 || stored.keys() == null) {
        throw unreadable(file, "has no keys of version 1", null);
      }
      return new Loaded(List.copyOf(stored.keys()), modified, System.nanoTime());
    } catch (JacksonException e) {
      throw unreadable(file, "is not a list of keys: " + e.getOriginalMessage(), e);
    }
  }

  private static InvalidInputException unreadable(
      Path file, String problem, @Nullable Exception cause) {
    String remedy = "Restore the file, or delete it and create new keys with aisle key create.";
    return cause == null
        ? new InvalidInputException(file.toString(), problem, remedy)
        : new InvalidInputException(file.toString(), problem, remedy, cause);
  }

  private void save(List<ApiKey> keys) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(aside);
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          aside,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(aside);
    }
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(new Stored(1, keys)));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    loaded = load(file);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
