package dev.aisle.storage;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.storage.BoundedStates.Kept;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a shop holds before an offset, apart from the log: enough to open without replaying the
/// events before it.
///
/// As bytes, big-endian: magic (8), version (4), offset (8); then items, shopper states, item
/// statistics and two generations of event fingerprints, each as a count and so many entries.
///
/// @param offset everything before it is part of the snapshot
record Snapshot(
    long offset,
    List<Item> items,
    List<Kept<ShopperId, ShopperState>> shoppers,
    List<Kept<ItemId, ItemStatistics>> statistics,
    SeenEvents seen) {
  static final int VERSION = 2;
  private static final long MAGIC = 0x4149534c45534e50L; // "AISLESNP"

  /// Copies the references of everything in memory, so that the copy can be written while the shop
  /// goes on. To be called where nothing else changes `contents` and `seen`.
  static Snapshot of(long offset, ShopContents contents, SeenEvents seen) {
    return new Snapshot(
        offset,
        List.copyOf(contents.items().values()),
        contents.shoppers().copy(),
        contents.statistics().copy(),
        seen.copy());
  }

  /// The contents in memory again.
  ShopContents contents(ShopLimits limits) {
    ShopContents contents = new ShopContents(limits);
    items.forEach(item -> contents.items().put(item.id(), item));
    shoppers.forEach(contents.shoppers()::put);
    statistics.forEach(contents.statistics()::put);
    return contents;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    out.writeLong(offset);
    out.writeInt(items.size());
    for (Item item : items) {
      writeBytes(out, ItemBytes.write(item));
    }
    out.writeInt(shoppers.size());
    for (var kept : shoppers) {
      writeKept(out, kept.key().value(), kept.offset(), kept.state().toBytes());
    }
    out.writeInt(statistics.size());
    for (var kept : statistics) {
      writeKept(out, kept.key().value(), kept.offset(), kept.state().toBytes());
    }
    for (FingerprintSet generation : seen.generations()) {
      generation.write(out);
    }
  }

  /// Reads what [#write] wrote.
  ///
  /// @param window how many event ids to remember from now on
  static Snapshot read(DataInputStream in, int window) throws IOException {
    if (in.readLong() != MAGIC) {
      throw new IOException("it does not begin like a snapshot");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("it has format " + version + ", this version reads " + VERSION);
    }
    long offset = in.readLong();
    List<Item> items = decode(readAll(in), ItemBytes::read);
    var shoppers = readStates(in, ShopperId::new, ShopperState::fromBytes);
    var statistics = readStates(in, ItemId::new, ItemStatistics::fromBytes);
    FingerprintSet older = FingerprintSet.read(in);
    SeenEvents seen = new SeenEvents(window, older, FingerprintSet.read(in));
    return new Snapshot(offset, items, shoppers, statistics, seen);
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void writeKept(DataOutputStream out, String key, long offset, byte[] state)
      throws IOException {
    writeBytes(out, key.getBytes(StandardCharsets.UTF_8));
    out.writeLong(offset);
    writeBytes(out, state);
  }

  private static List<byte[]> readAll(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<byte[]> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(readBytes(in));
    }
    return all;
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private static <K extends Comparable<K>, S> List<Kept<K, S>> readStates(
      DataInputStream in, Function<String, K> key, Function<byte[], S> state) throws IOException {
    int count = in.readInt();
    List<String> keys = new ArrayList<>(count);
    long[] offsets = new long[count];
    List<byte[]> states = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(new String(readBytes(in), StandardCharsets.UTF_8));
      offsets[i] = in.readLong();
      states.add(readBytes(in));
    }
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(i -> new Kept<>(key.apply(keys.get(i)), state.apply(states.get(i)), offsets[i]))
        .toList();
  }

  private static <T> List<T> decode(List<byte[]> all, Function<byte[], T> decoder) {
    Stream<byte[]> parallel = all.parallelStream();
    return parallel.map(decoder).toList();
  }
}
