package dev.aisle.serving.http;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Makes ids that sort by time and that nobody guesses: 12 hexadecimal digits of milliseconds, 20
/// of chance.
public final class RequestIds {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RequestIds() {}

  /// A new id behind a prefix that says what it is of.
  public static String make(String prefix) {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    long now = System.currentTimeMillis();
    for (int i = 5; i >= 0; i--) {
      bytes[i] = (byte) now;
      now >>>= 8;
    }
    return prefix + HexFormat.of().formatHex(bytes);
  }
}
