package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Unpacked bytes that stop where they are more than the limits allow.
final class BoundedInput extends FilterInputStream {
  private final String name;
  private final ImportLimits limits;
  private final LongSupplier packed;
  private final AtomicLong unpackedInRun;
  private long unpacked;

  /// @param name the source, for the message
  /// @param packed packed bytes that were read of this source so far
  /// @param unpackedInRun bytes unpacked from all sources of the run, counted here
  BoundedInput(
      InputStream in,
      String name,
      ImportLimits limits,
      LongSupplier packed,
      AtomicLong unpackedInRun) {
    super(in);
    this.name = name;
    this.limits = limits;
    this.packed = packed;
    this.unpackedInRun = unpackedInRun;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      count(1);
    }
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    if (n > 0) {
      count(n);
    }
    return n;
  }

  @Override
  public long skip(long n) {
    throw new UnsupportedOperationException("skipping would not be counted");
  }

  private void count(int n) {
    unpacked += n;
    if (unpackedInRun.addAndGet(n) > limits.unpackedBytes()) {
      throw new InvalidInputException(
          name,
          "the import unpacks to more than " + limits.unpackedBytes() + " bytes",
          "Import fewer files at once, or raise the limit if the archive is what it should be.");
    }
    if (unpacked > ImportLimits.RATIO_FROM
        && unpacked / Math.max(1, packed.getAsLong()) >= limits.ratio()) {
      throw new InvalidInputException(
          name,
          "unpacks to more than "
              + limits.ratio()
              + " times its packed size, like a decompression bomb",
          "Raise the ratio if the archive is what it should be, or unpack it yourself.");
    }
  }
}
