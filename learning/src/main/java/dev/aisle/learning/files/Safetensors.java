package dev.aisle.learning.files;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Named tensors in a file, in the safetensors layout: eight bytes with the length of the header
/// (little-endian), the header in JSON, and the numbers of all tensors end to end. Such a file can
/// hold nothing that runs. <https://github.com/huggingface/safetensors>
///
/// Files are written in F32 with the tensors sorted by name, so equal tensors make equal bytes. A
/// file from elsewhere is read without trust: no length in it is believed before it is compared
/// with the size of the file, and memory is taken only for bytes that are there.
public final class Safetensors {
  private static final int CHUNK = 1 << 20;

  private Safetensors() {}

  /// How large a file may be.
  ///
  /// @param headerBytes of the JSON header
  /// @param tensors in the file
  /// @param fileBytes of the whole file
  public record Limits(int headerBytes, int tensors, long fileBytes) {
    /// 8 MiB of header, 50,000 tensors, 8 GiB in all.
    public static final Limits DEFAULTS = new Limits(8 << 20, 50_000, 8L << 30);
  }

  /// What a file holds.
  ///
  /// @param metadata texts by name, as the writer gave them
  /// @param sha256 of the whole file, in hexadecimal
  public record Contents(
      SortedMap<String, TensorData> tensors, SortedMap<String, String> metadata, String sha256) {
    public Contents {
      tensors = Collections.unmodifiableSortedMap(tensors);
      metadata = Collections.unmodifiableSortedMap(metadata);
    }
  }

  /// Writes a file whole or not at all.
  ///
  /// @return SHA-256 of the file, in hexadecimal
  /// @throws IllegalArgumentException where a name is empty, longer than 500 characters, has
  ///     characters that are not text, or is `__metadata__`
  public static String write(
      Path file, Map<String, TensorData> tensors, Map<String, String> metadata) throws IOException {
    MessageDigest digest = sha256();
    DurableFiles.DIRECT.replace(file, content(tensors, metadata, digest));
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The bytes of a file, for who writes it where it belongs.
  ///
  /// @param digest takes in every byte
  public static DurableFiles.Content content(
      Map<String, TensorData> tensors, Map<String, String> metadata, MessageDigest digest) {
    SortedMap<String, TensorData> sorted = new TreeMap<>(tensors);
    byte[] header = SafetensorsHeader.write(sorted, new TreeMap<>(metadata));
    return out -> {
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
      put(out, digest, buffer.putLong(header.length).flip());
      put(out, digest, ByteBuffer.wrap(header));
      for (TensorData tensor : sorted.values()) {
        float[] values = tensor.values();
        for (int at = 0; at < values.length; at += CHUNK / Float.BYTES) {
          int count = Math.min(CHUNK / Float.BYTES, values.length - at);
          buffer.clear().limit(count * Float.BYTES);
          buffer.asFloatBuffer().put(values, at, count);
          put(out, digest, buffer);
        }
      }
    };
  }

  private static void put(WritableByteChannel out, MessageDigest digest, ByteBuffer bytes)
      throws IOException {
    digest.update(bytes.duplicate());
    DurableFiles.writeAll(out, bytes);
  }

  /// As the other method, within the usual limits.
  public static Contents read(Path file) throws IOException {
    return read(file, Limits.DEFAULTS);
  }

  /// Reads a file.
  ///
  /// @throws InvalidInputException where it is larger than the limits, or is not what the format
  ///     says: cut short, with bytes left over, with tensors that overlap, leave gaps, or have
  ///     another size than their shape
  /// @throws IOException where it cannot be read at all
  public static Contents read(Path file, Limits limits) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return new Reading(file.toString(), in, limits).contents();
    }
  }

  /// One file while it is read, front to back.
  private static final class Reading {
    private final String place;
    private final FileChannel in;
    private final Limits limits;
    private final MessageDigest digest = sha256();

    Reading(String place, FileChannel in, Limits limits) {
      this.place = place;
      this.in = in;
      this.limits = limits;
    }

    Contents contents() throws IOException {
      long size = in.size();
      if (size > limits.fileBytes()) {
        throw wrong(
            "has " + size + " bytes, at most " + limits.fileBytes() + " are read",
            "Is it a file of tensors?");
      }
      if (size < Long.BYTES) {
        throw cutShort("has " + size + " bytes, fewer than the eight that say where tensors begin");
      }
      long length = take(Long.BYTES).getLong();
      if (length < 2 || length > limits.headerBytes()) {
        throw wrong(
            "says that its header has "
                + Long.toUnsignedString(length)
                + " bytes, where 2 to "
                + limits.headerBytes()
                + " are accepted",
            "It is probably no safetensors file; save the model again.");
      }
      if (length > size - Long.BYTES) {
        throw cutShort(
            "says that its header has " + length + " bytes, but has " + size + " itself");
      }
      byte[] header = new byte[(int) length];
      take((int) length).get(header);
      long data = size - Long.BYTES - length;
      SafetensorsHeader parsed = SafetensorsHeader.read(place, header, data, limits);
      SortedMap<String, TensorData> tensors = new TreeMap<>();
      for (SafetensorsHeader.Entry entry : parsed.entries()) {
        tensors.put(entry.name(), tensor(entry));
      }
      return new Contents(
          tensors, new TreeMap<>(parsed.metadata()), HexFormat.of().formatHex(digest.digest()));
    }

    private TensorData tensor(SafetensorsHeader.Entry entry) throws IOException {
      float[] values = new float[entry.count()];
      int each = entry.type().bytes();
      for (int at = 0; at < values.length; ) {
        int count = Math.min(CHUNK / each, values.length - at);
        entry.type().read(take(count * each), values, at, count);
        at += count;
      }
      return new TensorData(values, entry.shape());
    }

    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    /// The next bytes; the buffer is good until the next call.
    private ByteBuffer take(int bytes) throws IOException {
      if (bytes > buffer.capacity()) {
        buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
      }
      buffer.clear().limit(bytes);
      while (buffer.hasRemaining()) {
        if (in.read(buffer) < 0) {
          throw cutShort("became shorter while it was read");
        }
      }
      buffer.flip();
      digest.update(buffer.duplicate());
      return buffer;
    }

    private InvalidInputException cutShort(String problem) {
      return wrong(problem, "It was cut short: copy or save it again.");
    }

    private InvalidInputException wrong(String problem, String remedy) {
      return new InvalidInputException(place, problem, remedy);
    }
  }

  /// A fresh SHA-256.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Names of the number types that can be read.
  static List<String> readable() {
    return Arrays.stream(NumberType.values()).map(Enum::name).toList();
  }
}
