package dev.aisle.core.state;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.queries.Scene;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what a [StateWriter] wrote.
final class StateReader {
  private final String name;
  private final byte[] bytes;
  private int at;

  StateReader(String name, byte[] bytes, int version) {
    this.name = name;
    this.bytes = bytes;
    long found = whole();
    if (found != version) {
      throw new InvalidInputException(
          name,
          "has format " + found + ", but this version reads format " + version,
          "Rebuild the state from the event log.");
    }
  }

  long whole() {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = next();
      number |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return number;
      }
    }
    throw damaged();
  }

  double number() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = (bits << 8) | (next() & 0xFF);
    }
    return Double.longBitsToDouble(bits);
  }

  String text() {
    int length = size();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  Instant time() {
    long zigzag = whole();
    return Instant.ofEpochMilli((zigzag >>> 1) ^ -(zigzag & 1));
  }

  @Nullable Instant timeOrNull() {
    return whole() == 0 ? null : time();
  }

  Counts counts() {
    return new Counts(whole(), whole(), whole(), whole(), whole());
  }

  <T> List<T> list(Supplier<T> element) {
    int size = size();
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(element.get());
    }
    return list;
  }

  void repeat(Runnable element) {
    for (int i = size(); i > 0; i--) {
      element.run();
    }
  }

  Scene scene() {
    long code = whole();
    for (Scene scene : Scene.values()) {
      if (StateWriter.code(scene) == code) {
        return scene;
      }
    }
    throw damaged();
  }

  Interaction.Kind kind() {
    long code = whole();
    for (Interaction.Kind kind : Interaction.Kind.values()) {
      if (StateWriter.code(kind) == code) {
        return kind;
      }
    }
    throw damaged();
  }

  void end() {
    if (at != bytes.length) {
      throw damaged();
    }
  }

  /// A number of bytes or elements, each of which takes at least a byte of what is left.
  private int size() {
    long size = whole();
    if (size < 0 || size > bytes.length - at) {
      throw damaged();
    }
    return (int) size;
  }

  private byte next() {
    if (at >= bytes.length) {
      throw damaged();
    }
    return bytes[at++];
  }

  private InvalidInputException damaged() {
    return new InvalidInputException(
        name,
        "is damaged at byte " + at + " of " + bytes.length,
        "Rebuild the state from the event log.");
  }
}
