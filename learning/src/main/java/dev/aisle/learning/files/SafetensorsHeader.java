package dev.aisle.learning.files;

import dev.aisle.core.InvalidInputException;
import dev.aisle.wire.JsonFields;
import dev.aisle.wire.StrictJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// The header of a safetensors file: which tensors lie where behind it.
///
/// @param entries in the order of their bytes
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";
  private static final int MOST_AXES = 16;
  private static final int LONGEST_NAME = 500;
  private static final int MOST_METADATA = 1_000;
  private static final int ALIGNMENT = 8;
  private static final JsonMapper JSON = new JsonMapper();

  /// A tensor of the file.
  ///
  /// @param begin offset of its first byte behind the header
  /// @param end offset behind its last byte
  record Entry(String name, NumberType type, List<Long> axes, int count, long begin, long end) {
    long[] shape() {
      return axes.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /// The JSON of a header for F32 tensors in the order of the map, filled up with spaces so that
  /// the numbers behind it begin at a multiple of eight bytes.
  static byte[] write(SortedMap<String, TensorData> tensors, SortedMap<String, String> metadata) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectPropertyStart(METADATA);
        metadata.forEach(
            (name, text) -> {
              checkText(name, name);
              checkText(name, text);
              json.writeStringProperty(name, text);
            });
        json.writeEndObject();
      }
      long at = 0;
      for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
        at = write(json, entry.getKey(), entry.getValue(), at);
      }
      json.writeEndObject();
    }
    while (bytes.size() % ALIGNMENT != 0) {
      bytes.write(' ');
    }
    return bytes.toByteArray();
  }

  private static long write(JsonGenerator json, String name, TensorData tensor, long begin) {
    String problem = problemOf(name);
    if (problem != null) {
      throw new IllegalArgumentException("the tensor name \"" + name + "\" " + problem);
    }
    checkText(name, name);
    long end = begin + (long) tensor.values().length * Float.BYTES;
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("dtype", NumberType.F32.name());
    json.writeArrayPropertyStart("shape");
    for (long axis : tensor.shape()) {
      json.writeNumber(axis);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("data_offsets");
    json.writeNumber(begin);
    json.writeNumber(end);
    json.writeEndArray();
    json.writeEndObject();
    return end;
  }

  private static void checkText(String name, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("\"" + name + "\" has half of a surrogate pair");
    }
  }

  private static @Nullable String problemOf(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return "has " + name.length() + " characters, where 1 to " + LONGEST_NAME + " are accepted";
    }
    if (name.equals(METADATA)) {
      return "is kept for texts";
    }
    return name.chars().anyMatch(Character::isISOControl) ? "has a control character" : null;
  }

  /// Reads a header.
  ///
  /// @param data bytes behind the header, which the tensors must fill without gap or overlap
  static SafetensorsHeader read(String place, byte[] json, long data, Safetensors.Limits limits) {
    JsonFields fields;
    Map<String, String> metadata;
    List<Entry> entries = new ArrayList<>();
    try {
      fields = StrictJson.read(json, limits.headerBytes());
      metadata = fields.map(METADATA, JsonFields::text);
    } catch (InvalidInputException e) {
      throw e.at(place + ": header");
    }
    List<String> names = fields.names();
    if (names.size() > limits.tensors() || metadata.size() > MOST_METADATA) {
      throw new InvalidInputException(
          place,
          "has "
              + names.size()
              + " tensors and "
              + metadata.size()
              + " texts, at most "
              + limits.tensors()
              + " and "
              + MOST_METADATA
              + " are read",
          "Is it a model of this shop?");
    }
    for (String name : names) {
      if (!name.equals(METADATA)) {
        try {
          entries.add(entry(name, fields.object(name), data));
        } catch (InvalidInputException e) {
          throw e.at(place + ": tensor \"" + shortened(name) + "\"");
        }
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    checkEndToEnd(place, entries, data);
    return new SafetensorsHeader(entries, metadata);
  }

  private static Entry entry(String name, JsonFields fields, long data) {
    String problem = problemOf(name);
    if (problem != null) {
      throw new InvalidInputException("", "its name " + problem, "Give the tensor another name.");
    }
    String dtype = fields.text("dtype");
    NumberType type = NumberType.of(dtype);
    if (type == null) {
      throw new InvalidInputException(
          "dtype",
          "is \"" + shortened(dtype) + "\", which cannot be read",
          "Convert the tensor to one of " + String.join(", ", Safetensors.readable()) + ".");
    }
    long[] shape = fields.wholes("shape");
    long[] offsets = fields.wholes("data_offsets");
    fields.end();
    if (offsets.length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > data) {
      throw new InvalidInputException(
          "data_offsets",
          "are "
              + shown(offsets)
              + ", which is no range within the "
              + data
              + " bytes behind the header",
          "The file was cut short or is damaged: copy or save it again.");
    }
    long count = count(shape, (offsets[1] - offsets[0]) / type.bytes());
    if (count * type.bytes() != offsets[1] - offsets[0]) {
      throw new InvalidInputException(
          "shape",
          "is "
              + shown(shape)
              + " in "
              + type
              + ", which does not fill the "
              + (offsets[1] - offsets[0])
              + " bytes of the tensor",
          "The file is damaged: copy or save it again.");
    }
    if (count > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException(
          "shape",
          "is " + shown(shape) + ", more numbers than an array can hold",
          "Split the tensor.");
    }
    return new Entry(
        name, type, Arrays.stream(shape).boxed().toList(), (int) count, offsets[0], offsets[1]);
  }

  /// Numbers of a shape, or -1 where they are more than there is room for.
  private static long count(long[] shape, long room) {
    if (shape.length > MOST_AXES || Arrays.stream(shape).anyMatch(axis -> axis < 0)) {
      throw new InvalidInputException(
          "shape",
          "is " + shown(shape) + ", but has 0 to " + MOST_AXES + " axes of length 0 or more",
          "The file is damaged: copy or save it again.");
    }
    if (Arrays.stream(shape).anyMatch(axis -> axis == 0)) {
      return 0;
    }
    long count = 1;
    for (long axis : shape) {
      if (axis > room / count) {
        return -1;
      }
      count *= axis;
    }
    return count;
  }

  private static void checkEndToEnd(String place, List<Entry> entries, long data) {
    long at = 0;
    for (Entry entry : entries) {
      if (entry.begin() != at) {
        throw new InvalidInputException(
            place + ": tensor \"" + shortened(entry.name()) + "\"",
            "begins at byte "
                + entry.begin()
                + (entry.begin() < at ? ", within another tensor that ends at " : ", a gap after ")
                + at,
            "The file is damaged: copy or save it again.");
      }
      at = entry.end();
    }
    if (at != data) {
      throw new InvalidInputException(
          place,
          "has " + (data - at) + " bytes behind its last tensor",
          "The file is damaged: copy or save it again.");
    }
  }

  private static String shown(long[] numbers) {
    String text = Arrays.toString(numbers);
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
