package dev.aisle.core.state;

import dev.aisle.core.events.Interaction;
import dev.aisle.core.queries.Scene;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes the parts of a state: whole numbers in as many groups of seven bits as they need, texts
/// with their length, times in milliseconds.
final class StateWriter {
  private byte[] bytes = new byte[256];
  private int size;

  StateWriter(int version) {
    whole(version);
  }

  /// A whole number that is not negative.
  void whole(long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      put((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    put((byte) rest);
  }

  void number(double number) {
    long bits = Double.doubleToLongBits(number);
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((byte) (bits >>> shift));
    }
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    whole(utf8.length);
    ensure(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  /// Zigzag, because times before 1970 are possible.
  void time(Instant time) {
    long millis = time.toEpochMilli();
    whole((millis << 1) ^ (millis >> 63));
  }

  void timeOrNull(@Nullable Instant time) {
    whole(time == null ? 0 : 1);
    if (time != null) {
      time(time);
    }
  }

  void scene(Scene scene) {
    whole(code(scene));
  }

  void kind(Interaction.Kind kind) {
    whole(code(kind));
  }

  /// The stored number of a scene; never change one.
  static int code(Scene scene) {
    return switch (scene) {
      case SEARCH -> 0;
      case FEED -> 1;
      case SIMILAR -> 2;
      case CHAT -> 3;
    };
  }

  /// The stored number of a kind; never change one.
  static int code(Interaction.Kind kind) {
    return switch (kind) {
      case CLICK -> 0;
      case ADD_TO_CART -> 1;
      case ORDER -> 2;
      case SKIP -> 3;
      case DWELL -> 4;
    };
  }

  void counts(Counts counts) {
    whole(counts.clicks());
    whole(counts.addToCarts());
    whole(counts.orders());
    whole(counts.skips());
    whole(counts.dwells());
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void put(byte b) {
    ensure(1);
    bytes[size++] = b;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
