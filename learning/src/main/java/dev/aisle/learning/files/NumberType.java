package dev.aisle.learning.files;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The number types of safetensors files that can be read. What is wider than a float loses the
/// digits that a float has no room for: whole numbers are exact up to 2^24.
enum NumberType {
  F32(4) {
    @Override
    void read(ByteBuffer from, float[] to, int at, int count) {
      from.asFloatBuffer().get(to, at, count);
    }
  },
  F64(8) {
    @Override
    void read(ByteBuffer from, float[] to, int at, int count) {
      for (int i = 0; i < count; i++) {
        to[at + i] = (float) from.getDouble(8 * i);
      }
    }
  },
  I64(8) {
    @Override
    void read(ByteBuffer from, float[] to, int at, int count) {
      for (int i = 0; i < count; i++) {
        to[at + i] = from.getLong(8 * i);
      }
    }
  },
  I32(4) {
    @Override
    void read(ByteBuffer from, float[] to, int at, int count) {
      for (int i = 0; i < count; i++) {
        to[at + i] = from.getInt(4 * i);
      }
    }
  },
  F16(2) {
    @Override
    void read(ByteBuffer from, float[] to, int at, int count) {
      for (int i = 0; i < count; i++) {
        to[at + i] = Float.float16ToFloat(from.getShort(2 * i));
      }
    }
  },
  /// The upper half of a float.
  BF16(2) {
    @Override
    void read(ByteBuffer from, float[] to, int at, int count) {
      for (int i = 0; i < count; i++) {
        to[at + i] = Float.intBitsToFloat(from.getShort(2 * i) << 16);
      }
    }
  };

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  /// Bytes of a number.
  int bytes() {
    return bytes;
  }

  /// Reads `count` numbers from the start of a little-endian buffer, whatever its position.
  abstract void read(ByteBuffer from, float[] to, int at, int count);

  /// The type of a name, null where it is none of these.
  static @Nullable NumberType of(String name) {
    for (NumberType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    return null;
  }
}
