package dev.aisle.market.worlds;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The worlds that come with Aisle. `position`, `context` and `cascade` are for development;
/// `dependent` and `mixed` are final.
public final class Worlds {
  private static final List<String> NAMES =
      List.of("position", "context", "cascade", "dependent", "mixed");
  private static final Map<String, World> READ = new ConcurrentHashMap<>();

  private Worlds() {}

  /// Their names, those for development first.
  public static List<String> names() {
    return NAMES;
  }

  /// All of them.
  public static List<World> all() {
    return NAMES.stream().map(Worlds::named).toList();
  }

  /// The world of this name.
  ///
  /// @throws InvalidInputException where none is called so
  public static World named(String name) {
    if (!NAMES.contains(name)) {
      throw new InvalidInputException(
          "world",
          "\"" + name + "\" is unknown",
          NearestName.hint(name, NAMES) + " Or give a file that ends in .properties.");
    }
    World world = READ.get(name);
    if (world == null) {
      // Not computeIfAbsent: a world is read with the help of the one that it is like.
      world = WorldFile.parse("world " + name, name, resource(name));
      READ.put(name, world);
    }
    return world;
  }

  /// The world of this name, or of the file where the text is the path of one.
  public static World of(String nameOrFile) {
    return nameOrFile.endsWith(".properties") || Files.isRegularFile(Path.of(nameOrFile))
        ? WorldFile.read(Path.of(nameOrFile))
        : named(nameOrFile);
  }

  private static String resource(String name) {
    try (InputStream in = Worlds.class.getResourceAsStream(name + ".properties")) {
      if (in == null) {
        throw new IllegalStateException("the world " + name + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
