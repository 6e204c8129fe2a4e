package dev.aisle.learning.registry;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/// A model's configuration record as JSON and back. Every component is written, by its name; on the
/// way back all must be there, and nothing else.
public final class ConfigJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .build();

  private ConfigJson() {}

  /// The record as JSON text.
  public static String write(Record config) {
    return JSON.writeValueAsString(config);
  }

  /// The configuration of a saved model.
  ///
  /// @throws InvalidInputException naming the version where its configuration is not of this type
  public static <C extends Record> C of(SavedModel saved, Class<C> type) {
    return read(saved.manifest().label(), saved.manifest().config(), type);
  }

  /// Reads a record.
  ///
  /// @param place the model, for messages
  /// @throws InvalidInputException where the text is not JSON, lacks a component, has one too many,
  ///     or one of another type, or the record refuses a value
  public static <C extends Record> C read(String place, String json, Class<C> type) {
    try {
      return JSON.readValue(json, type);
    } catch (UnrecognizedPropertyException e) {
      List<String> known =
          Arrays.stream(type.getRecordComponents()).map(component -> component.getName()).toList();
      throw new InvalidInputException(
          place,
          "its configuration has \"" + e.getPropertyName() + "\", which this version does not know",
          "Train it again. " + NearestName.hint(e.getPropertyName(), known),
          e);
    } catch (DatabindException e) {
      if (e.getCause() instanceof InvalidInputException cause) {
        throw cause.at(place + ": configuration");
      }
      throw unreadable(place, e);
    } catch (JacksonException e) {
      throw unreadable(place, e);
    }
  }

  private static InvalidInputException unreadable(String place, JacksonException e) {
    String message = e.getOriginalMessage();
    return new InvalidInputException(
        place,
        "its configuration cannot be read: "
            + (message == null ? "no reason given" : message.split("[;\n]", 2)[0]),
        "Train it again.",
        e);
  }
}
