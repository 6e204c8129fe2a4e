package dev.aisle.app.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names what was said by a hash, so that the same said again gets the same name.
final class ContentHash {
  private static final int BYTES = 16;

  private ContentHash() {}

  /// The first 128 bits of the SHA-256, as 32 hex digits.
  static String of(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The hash of a text.
  static String of(String content) {
    return of(content.getBytes(StandardCharsets.UTF_8));
  }
}
