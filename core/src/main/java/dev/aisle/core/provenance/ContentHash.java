package dev.aisle.core.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over a sequence of texts, each with its length, so that `ab, c` and `a, bc` differ.
public final class ContentHash {
  private final MessageDigest digest;

  /// Over nothing yet.
  public ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Takes in the next text.
  public ContentHash add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(utf8.length).flip());
    digest.update(utf8);
    return this;
  }

  /// The hash in hexadecimal; starts over.
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
