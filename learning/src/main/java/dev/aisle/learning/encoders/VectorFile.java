package dev.aisle.learning.encoders;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.learning.files.DurableFiles;
import dev.aisle.learning.files.Safetensors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Vectors of items in a file: a format word, the encoder, width and count; for each item its id,
/// the key of its content, and its numbers; and SHA-256 over all of it at the end.
final class VectorFile {
  private static final String FORMAT = "aisle-vectors-1";
  private static final int DIGEST = 32;
  private static final long MAX_BYTES = 1L << 30;
  private static final String REMEDY = "Nothing is to be done: the vectors are made again.";

  private VectorFile() {}

  /// @param key of the content that the vector was made of
  /// @param vector null where there is nothing to make one of
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Entry(String key, float @Nullable [] vector) {}

  /// The bytes of a file.
  static DurableFiles.Content content(String encoder, int width, Map<ItemId, Entry> entries)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(FORMAT);
      out.writeUTF(encoder);
      out.writeInt(width);
      out.writeInt(entries.size());
      for (Map.Entry<ItemId, Entry> entry : entries.entrySet()) {
        float[] vector = entry.getValue().vector();
        out.writeUTF(entry.getKey().value());
        out.writeUTF(entry.getValue().key());
        out.writeBoolean(vector != null);
        if (vector != null) {
          ByteBuffer numbers = ByteBuffer.allocate(width * Float.BYTES);
          numbers.asFloatBuffer().put(vector);
          out.write(numbers.array());
        }
      }
    }
    byte[] body = bytes.toByteArray();
    byte[] digest = Safetensors.sha256().digest(body);
    return out -> {
      for (byte[] part : new byte[][] {body, digest}) {
        ByteBuffer left = ByteBuffer.wrap(part);
        while (left.hasRemaining()) {
          out.write(left);
        }
      }
    };
  }

  /// Reads a file.
  ///
  /// @param limit items that are read at most
  /// @throws InvalidInputException where it is damaged, too large, or of another encoder
  static Map<ItemId, Entry> read(Path file, String encoder, int width, int limit)
      throws IOException {
    if (Files.size(file) > MAX_BYTES || Files.size(file) < DIGEST) {
      throw wrong(file, "has " + Files.size(file) + " bytes");
    }
    byte[] bytes = Files.readAllBytes(file);
    int length = bytes.length - DIGEST;
    MessageDigest digest = Safetensors.sha256();
    digest.update(bytes, 0, length);
    if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(bytes, length, bytes.length))) {
      throw wrong(file, "does not have the checksum that it ends with");
    }
    Map<ItemId, Entry> entries = new HashMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
      String format = in.readUTF();
      String made = in.readUTF();
      int wide = in.readInt();
      if (!format.equals(FORMAT) || !made.equals(encoder) || wide != width) {
        throw wrong(
            file, "is of " + made + ", width " + wide + ", not of " + encoder + ", width " + width);
      }
      int count = in.readInt();
      for (int i = 0; i < Math.min(count, limit); i++) {
        ItemId id = new ItemId(in.readUTF());
        String key = in.readUTF();
        float[] vector = null;
        if (in.readBoolean()) {
          vector = new float[width];
          ByteBuffer.wrap(in.readNBytes(width * Float.BYTES)).asFloatBuffer().get(vector);
        }
        entries.put(id, new Entry(key, vector));
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof InvalidInputException known) {
        throw known;
      }
      throw new InvalidInputException(file.toString(), "cannot be read: " + e, REMEDY, e);
    }
    return entries;
  }

  private static InvalidInputException wrong(Path file, String problem) {
    return new InvalidInputException(file.toString(), problem, REMEDY);
  }
}
