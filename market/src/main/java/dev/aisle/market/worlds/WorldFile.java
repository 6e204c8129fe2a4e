package dev.aisle.market.worlds;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A world as a properties file: a key per number, such as `taste.look=0.9`. A file that begins
/// with `like=position` needs only what differs from that world.
public final class WorldFile {
  private static final String LIKE = "like";
  private static final String NAME = "name";
  private static final String FINAL = "final";

  private WorldFile() {}

  /// Reads a world; its name is the file's, without its ending.
  ///
  /// @throws InvalidInputException naming file, line and key where a value is missing, unknown,
  ///     no number or out of its bounds
  public static World read(Path file) {
    try {
      String name = file.getFileName().toString().replaceFirst("\\.properties$", "");
      return parse(file.toString(), name, Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new InvalidInputException(
          file.toString(),
          "cannot be read (" + e + ")",
          "Give a world's file, or one of " + String.join(", ", Worlds.names()) + ".",
          e);
    }
  }

  /// As [#read], from a text.
  ///
  /// @param place how messages call the text
  public static World parse(String place, String name, String text) {
    Map<String, String> given = properties(place, text);
    String like = given.remove(LIKE);
    given.putIfAbsent(NAME, name);
    Map<String, String> all = new TreeMap<>();
    if (like != null) {
      all.putAll(values(liked(like, lineOf(LIKE, place, text))));
      all.put(FINAL, "false");
    }
    all.putAll(given);
    return bind(place, text, all);
  }

  private static World liked(String name, String place) {
    try {
      return Worlds.named(name);
    } catch (InvalidInputException e) {
      throw e.at(place);
    }
  }

  /// The world with some values changed, for ablations of a world; it is as final as it was.
  ///
  /// @param changes text by key
  public static World with(World world, Map<String, String> changes) {
    if (changes.isEmpty()) {
      return world;
    }
    if (changes.containsKey(FINAL)) {
      throw new InvalidInputException(
          FINAL, "cannot be changed", "Make a world of your own: a file with like=" + world.name());
    }
    Map<String, String> all = values(world);
    all.putAll(changes);
    all.putIfAbsent(NAME, world.name());
    return bind("world " + world.name(), "", all);
  }

  /// The whole world as text, a comment above each key; reading it gives the same world.
  public static String text(World world) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(world.says()).append('\n');
    text.append("name=").append(world.name()).append('\n');
    text.append("says=").append(escaped(world.says())).append('\n');
    text.append("final=").append(world.isFinal()).append('\n');
    for (RecordComponent group : groups()) {
      text.append('\n');
      for (RecordComponent component : group.getType().getRecordComponents()) {
        Bounds bounds = component.getAnnotation(Bounds.class);
        if (bounds != null) {
          text.append("# ").append(bounds.says());
          text.append(" (").append(number(bounds.min())).append(" to ");
          text.append(number(bounds.max())).append(")\n");
        } else {
          text.append("# one of ").append(String.join(", ", constants(component))).append('\n');
        }
        text.append(group.getName()).append('.').append(component.getName()).append('=');
        text.append(written(get(component, get(group, world)))).append('\n');
      }
    }
    return text.toString();
  }

  /// As properties files want it: a backslash begins an escape there.
  private static String escaped(String value) {
    return value.replace("\\", "\\\\");
  }

  /// All values as text by key, without the name.
  static Map<String, String> values(World world) {
    Map<String, String> values = new TreeMap<>();
    values.put("says", world.says());
    values.put(FINAL, Boolean.toString(world.isFinal()));
    for (RecordComponent group : groups()) {
      for (RecordComponent component : group.getType().getRecordComponents()) {
        values.put(
            group.getName() + "." + component.getName(),
            written(get(component, get(group, world))));
      }
    }
    return values;
  }

  private static Map<String, String> properties(String place, String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          place, "is no properties file (" + e.getMessage() + ")", "Write key=value lines.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put((String) key, ((String) value).strip()));
    return values;
  }

  private static World bind(String place, String text, Map<String, String> values) {
    Reading reading = new Reading(place, text, values);
    List<Object> arguments = new ArrayList<>();
    arguments.add(reading.take(NAME));
    arguments.add(reading.take("says"));
    arguments.add(reading.truth(FINAL));
    for (RecordComponent group : groups()) {
      List<Object> parts = new ArrayList<>();
      for (RecordComponent component : group.getType().getRecordComponents()) {
        parts.add(reading.value(group.getName() + "." + component.getName(), component));
      }
      arguments.add(create(group.getType(), parts));
    }
    reading.nothingLeft();
    return (World) create(World.class, arguments);
  }

  /// What is left of a file while its values are taken.
  private record Reading(String place, String text, Map<String, String> values) {
    Reading {
      values = new TreeMap<>(values);
    }

    String take(String key) {
      String value = values.remove(key);
      if (value == null || value.isEmpty()) {
        throw new InvalidInputException(
            at(key), "has no " + key, "Add it, or begin with like=position for the usual value.");
      }
      return value;
    }

    boolean truth(String key) {
      String value = take(key);
      if (!value.equals("true") && !value.equals("false")) {
        throw wrong(key, value, "true or false");
      }
      return value.equals("true");
    }

    Object value(String key, RecordComponent component) {
      String value = take(key);
      Bounds bounds = component.getAnnotation(Bounds.class);
      if (bounds == null) {
        return constant(key, value, component);
      }
      double number = number(key, value, bounds);
      if (component.getType() != int.class) {
        return number;
      }
      if (number != Math.rint(number)) {
        throw wrong(key, value, "a whole number");
      }
      return (int) number;
    }

    private double number(String key, String value, Bounds bounds) {
      String wanted =
          "a number from "
              + WorldFile.number(bounds.min())
              + " to "
              + WorldFile.number(bounds.max())
              + " ("
              + bounds.says()
              + ")";
      try {
        double number = Double.parseDouble(value);
        if (number >= bounds.min() && number <= bounds.max()) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw wrong(key, value, wanted);
      }
      throw wrong(key, value, wanted);
    }

    private Object constant(String key, String value, RecordComponent component) {
      for (Object constant : component.getType().getEnumConstants()) {
        if (written(constant).equals(value.toLowerCase(Locale.ROOT))) {
          return constant;
        }
      }
      throw wrong(key, value, "one of " + String.join(", ", constants(component)));
    }

    void nothingLeft() {
      if (!values.isEmpty()) {
        String key = values.keySet().iterator().next();
        throw new InvalidInputException(
            at(key), "\"" + key + "\" is unknown", NearestName.hint(key, keys()));
      }
    }

    private InvalidInputException wrong(String key, String value, String wanted) {
      return new InvalidInputException(
          at(key), key + " is \"" + value + "\" but must be " + wanted, "Change the value.");
    }

    private String at(String key) {
      return lineOf(key, place, text);
    }
  }

  /// `file:line` of a key, or the file where it has none. Of equal keys the last one counts.
  private static String lineOf(String key, String place, String text) {
    String[] lines = text.split("\n", -1);
    for (int line = lines.length; line > 0; line--) {
      if (lines[line - 1].strip().matches(Pattern.quote(key) + "(\\s*[=:\\s].*)?")) {
        return place + ":" + line;
      }
    }
    return place;
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of(LIKE, "says", FINAL));
    for (RecordComponent group : groups()) {
      for (RecordComponent component : group.getType().getRecordComponents()) {
        keys.add(group.getName() + "." + component.getName());
      }
    }
    return keys;
  }

  private static List<RecordComponent> groups() {
    return Arrays.stream(World.class.getRecordComponents())
        .filter(component -> component.getType().isRecord())
        .toList();
  }

  private static List<String> constants(RecordComponent component) {
    return Arrays.stream(component.getType().getEnumConstants()).map(WorldFile::written).toList();
  }

  private static String written(@Nullable Object value) {
    return switch (value) {
      case Double number -> number(number);
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case null, default -> String.valueOf(value);
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static Object get(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object create(Class<?> type, List<Object> arguments) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof InvalidInputException bad
          ? bad
          : new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
