package dev.aisle.learning.encoders;

import dev.aisle.core.catalog.Item;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What of an item a vector is made of, as a key that changes when that changes.
@FunctionalInterface
public interface ItemContent {
  /// Title, brand, categories and attributes.
  ItemContent TEXT =
      item ->
          hash(
              (item.title()
                      + '\u0000'
                      + item.brand()
                      + '\u0000'
                      + item.categories()
                      + '\u0000'
                      + item.attributes())
                  .getBytes(StandardCharsets.UTF_8));

  /// The file of its picture.
  ///
  /// @param pictures where they lie
  static ItemContent picture(Pictures pictures) {
    return item -> {
      String name = item.picture();
      byte[] bytes = name == null ? null : pictures.file(name);
      return bytes == null ? "none" : hash(bytes);
    };
  }

  /// The key of an item's content now.
  String key(Item item);

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
