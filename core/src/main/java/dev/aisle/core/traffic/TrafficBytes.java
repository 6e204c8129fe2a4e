package dev.aisle.core.traffic;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.queries.Scene;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The stored form of [Traffic] and of the parts that it is made of.
final class TrafficBytes {
  private static final int VERSION = 1;

  private TrafficBytes() {}

  /// Writes or reads a part.
  interface Part<S> {
    void through(S stream) throws IOException;
  }

  static byte[] write(Part<DataOutputStream> part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeInt(VERSION);
      part.through(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory could not be written", e);
    }
    return bytes.toByteArray();
  }

  static void read(byte[] bytes, Part<DataInputStream> part) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      int version = in.readInt();
      if (version != VERSION) {
        throw new InvalidInputException(
            "traffic",
            "has format " + version + ", but this version reads format " + VERSION,
            "Rebuild it from the event log.");
      }
      part.through(in);
      if (in.read() >= 0) {
        throw damaged(null);
      }
    } catch (EOFException | UTFDataFormatException e) {
      throw damaged(e);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory could not be read", e);
    }
  }

  static void write(DataOutputStream out, int[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  /// Numbers, at most so many.
  static int[] readInts(DataInputStream in, int most) throws IOException {
    int[] numbers = new int[size(in, most)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }

  /// Numbers, of which there are either of two counts.
  static int[] readInts(DataInputStream in, int one, int other) throws IOException {
    int[] numbers = readInts(in, Math.max(one, other));
    if (numbers.length != one && numbers.length != other) {
      throw damaged(null);
    }
    return numbers;
  }

  static int size(DataInputStream in, int most) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > most) {
      throw damaged(null);
    }
    return size;
  }

  static void write(DataOutputStream out, Scene scene) throws IOException {
    out.writeByte(code(scene));
  }

  static Scene readScene(DataInputStream in) throws IOException {
    int code = in.readByte();
    for (Scene scene : Scene.values()) {
      if (code(scene) == code) {
        return scene;
      }
    }
    throw damaged(null);
  }

  private static int code(Scene scene) {
    return switch (scene) {
      case SEARCH -> 0;
      case FEED -> 1;
      case SIMILAR -> 2;
      case CHAT -> 3;
    };
  }

  private static InvalidInputException damaged(@Nullable IOException cause) {
    String problem = "is damaged";
    String remedy = "Rebuild it from the event log.";
    return cause == null
        ? new InvalidInputException("traffic", problem, remedy)
        : new InvalidInputException("traffic", problem, remedy, cause);
  }
}
