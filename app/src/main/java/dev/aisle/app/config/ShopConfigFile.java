package dev.aisle.app.config;

import dev.aisle.app.models.Models;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads `aisle.yaml` over the defaults. Every complaint names file, line and key.
public final class ShopConfigFile {
  /// The file's name within a shop's folder.
  public static final String NAME = "aisle.yaml";

  private static final int MAX_BYTES = 1 << 20;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ShopConfigFile() {}

  /// The configuration of the shop in `dir`; the defaults where it has no file.
  ///
  /// @throws InvalidInputException where the file is not YAML, has an unknown key (the message says
  ///     which one was probably meant), or a value of the wrong type or range
  public static ShopConfig read(Path dir) throws IOException {
    return read(dir, Models.ALL);
  }

  /// As the other method, where other models can be named.
  public static ShopConfig read(Path dir, Models models) throws IOException {
    Path file = dir.resolve(NAME);
    ObjectNode merged = defaults();
    Map<String, Integer> lines = new HashMap<>();
    if (Files.exists(file)) {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(
            file.toString(), "is larger than 1 MiB", "Keep data out of the configuration.");
      }
      String text = Files.readString(file);
      lines = lines(file, text);
      JsonNode own = tree(file, text);
      merge(file, "", merged, own, lines);
    }
    ShopConfig config = bind(file, merged, lines);
    try {
      config.require(models);
    } catch (InvalidInputException e) {
      throw e.at(place(file, e.place(), lines));
    }
    return config;
  }

  /// The commented text of all keys and defaults.
  public static String defaultsText() {
    try (InputStream in = defaultsStream()) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static InputStream defaultsStream() {
    InputStream in = ShopConfigFile.class.getResourceAsStream("defaults.yaml");
    if (in == null) {
      throw new IllegalStateException("defaults.yaml is missing from the build");
    }
    return in;
  }

  private static ObjectNode defaults() {
    return (ObjectNode) YAML.readTree(defaultsText());
  }

  private static JsonNode tree(Path file, String text) {
    JsonNode own;
    try {
      own = YAML.readTree(text);
    } catch (JacksonException e) {
      throw notYaml(file, e);
    }
    if (own.isMissingNode() || own.isNull()) {
      return MissingNode.getInstance();
    }
    if (!own.isObject()) {
      throw new InvalidInputException(
          file + ":1",
          "is not a list of keys",
          "Write key: value lines; `aisle config` prints all keys with their defaults.");
    }
    return own;
  }

  /// The line of every key, by its path in dots.
  private static Map<String, Integer> lines(Path file, String text) {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = YAML.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          String parent = parser.streamReadContext().pathAsPointer().toString();
          String key = parent.substring(1).replace('/', '.');
          if (lines.put(key, parser.currentTokenLocation().getLineNr()) != null) {
            throw new InvalidInputException(
                file + ":" + parser.currentTokenLocation().getLineNr(),
                "says \"" + key + "\" a second time",
                "Keep one of the two.");
          }
        }
      }
    } catch (JacksonException e) {
      throw notYaml(file, e);
    }
    return lines;
  }

  private static InvalidInputException notYaml(Path file, JacksonException e) {
    int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    String problem = e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
    return new InvalidInputException(
        file + ":" + line,
        "is not valid YAML: " + problem,
        "Check indentation, colons and quotes on this line.",
        e);
  }

  private static void merge(
      Path file, String prefix, ObjectNode target, JsonNode own, Map<String, Integer> lines) {
    own.propertyStream()
        .forEach(
            entry -> {
              String key = entry.getKey();
              String path = prefix + key;
              JsonNode known = target.get(key);
              if (known == null) {
                List<String> names = target.propertyStream().map(Map.Entry::getKey).toList();
                throw new InvalidInputException(
                    place(file, path, lines),
                    "has the unknown key \"" + path + "\"",
                    NearestName.hint(key, names));
              }
              if (known.isObject()) {
                if (!entry.getValue().isObject()) {
                  throw new InvalidInputException(
                      place(file, path, lines),
                      "\"" + path + "\" needs keys below it",
                      "Known ones: " + String.join(", ", known.propertyNames()) + ".");
                }
                merge(file, path + ".", (ObjectNode) known, entry.getValue(), lines);
              } else {
                target.set(key, entry.getValue());
              }
            });
  }

  private static ShopConfig bind(Path file, ObjectNode merged, Map<String, Integer> lines) {
    try {
      return YAML.treeToValue(merged, ShopConfig.class);
    } catch (DatabindException e) {
      if (e.getCause() instanceof InvalidInputException cause) {
        throw cause.at(place(file, cause.place(), lines));
      }
      StringBuilder path = new StringBuilder();
      for (JacksonException.Reference at : e.getPath()) {
        path.append(path.isEmpty() || at.getPropertyName() == null ? "" : ".")
            .append(at.getPropertyName() == null ? "." + at.getIndex() : at.getPropertyName());
      }
      throw new InvalidInputException(
          place(file, path.toString(), lines),
          "the value of \"" + path + "\" cannot be read: " + firstSentence(e.getOriginalMessage()),
          "`aisle config` prints every key with an example.",
          e);
    }
  }

  private static String firstSentence(@Nullable String message) {
    if (message == null) {
      return "wrong type";
    }
    int end = message.indexOf('\n');
    return (end < 0 ? message : message.substring(0, end)).replaceAll("[`]", "\"");
  }

  private static String place(Path file, String path, Map<String, Integer> lines) {
    String key = path;
    while (!key.isEmpty()) {
      Integer line = lines.get(key);
      if (line != null) {
        return file + ":" + line;
      }
      int dot = key.lastIndexOf('.');
      key = dot < 0 ? "" : key.substring(0, dot);
    }
    return file.toString();
  }
}
