package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The version of everything that makes a page: two shops with the same bundle, log and catalogue
/// answer alike.
final class Bundle {
  private static final int DIGITS = 12;

  private Bundle() {}

  /// A hash over the parts of the configuration that pages depend on.
  static String of(ShopConfig config) {
    String parts =
        config.retrieval() + "\n" + config.stages() + "\n" + config.rules() + "\n" + VERSION;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Changes with every change of how pages are made that configuration does not show.
  private static final String VERSION = "0.1.0";
}
