package dev.aisle.learning.encoders;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.learning.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The vectors of items, made once and kept: in memory, and in a file from one start to the next.
/// An item whose content changed is encoded again when it is next asked for; a price or a stock is
/// no content.
///
/// The file is derived data: one that is damaged, or of another encoder, is passed over with a
/// warning and made anew. Safe for use by several threads.
public final class VectorCache {
  private static final Logger LOG = LoggerFactory.getLogger(VectorCache.class);

  /// Items between two reports of progress.
  private static final int TOLD = 64;

  private final Path file;
  private final String encoder;
  private final int width;
  private final ItemContent content;
  private final Encoder encode;
  private final int limit;
  private final Map<ItemId, Kept> kept = new ConcurrentHashMap<>();
  private volatile boolean changed;

  /// Encodes an item; null where it has nothing to make a vector of.
  @FunctionalInterface
  public interface Encoder {
    /// The vector, of the cache's width.
    float @Nullable [] encode(Item item);
  }

  /// @param item as it was when it was last asked for, null before
  /// @param key of the content that the vector was made of
  /// @param vector null where there is none
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Kept(@Nullable Item item, String key, float @Nullable [] vector) {}

  private VectorCache(
      Path file, String encoder, int width, ItemContent content, Encoder encode, int limit) {
    this.file = file;
    this.encoder = encoder;
    this.width = width;
    this.content = content;
    this.encode = encode;
    this.limit = limit;
  }

  /// Opens the cache of a file, or begins an empty one.
  ///
  /// @param encoder name and version: `dssm@3`; vectors of another one are not used
  /// @param content what of an item its vector is made of
  /// @param limit items that are kept at most; others are encoded whenever they are asked for
  public static VectorCache open(
      Path file, String encoder, int width, ItemContent content, Encoder encode, int limit) {
    VectorCache cache = new VectorCache(file, encoder, width, content, encode, limit);
    if (Files.exists(file)) {
      try {
        VectorFile.read(file, encoder, width, limit)
            .forEach(
                (id, entry) -> cache.kept.put(id, new Kept(null, entry.key(), entry.vector())));
      } catch (IOException | InvalidInputException e) {
        LOG.warn("The vectors in {} are made again: {}", file, e.getMessage());
        cache.changed = true;
      }
    }
    return cache;
  }

  /// Name and version of the encoder.
  public String encoder() {
    return encoder;
  }

  /// Numbers in a vector.
  public int width() {
    return width;
  }

  /// Items that are kept.
  public int size() {
    return kept.size();
  }

  /// The vector of an item as it is now, null where there is nothing to make one of. The array is
  /// the cache's own: read, do not write.
  public float @Nullable [] vector(Item item) {
    Kept known = kept.get(item.id());
    if (known != null) {
      if (known.item() != null && isSame(known.item(), item)) {
        return known.vector();
      }
      String key = content.key(item);
      if (known.key().equals(key)) {
        kept.put(item.id(), new Kept(item, key, known.vector()));
        return known.vector();
      }
    }
    float[] vector = encode.encode(item);
    if (vector != null && vector.length != width) {
      throw new IllegalStateException(
          encoder + " made a vector of " + vector.length + " numbers, not " + width);
    }
    if (known != null || kept.size() < limit) {
      kept.put(item.id(), new Kept(item, content.key(item), vector));
      changed = true;
    }
    return vector;
  }

  /// Whether an item is the one that is known but for its offer: prices change by the minute, and a
  /// picture is not read again for that.
  @SuppressWarnings("ReferenceEquality") // parts of another object are looked at
  private static boolean isSame(Item known, Item item) {
    return known == item
        || (known.title() == item.title()
            && known.brand() == item.brand()
            && known.categories() == item.categories()
            && known.attributes() == item.attributes()
            && known.picture() == item.picture());
  }

  /// Makes the vectors of a catalogue's items that have none yet, on all cores, so that nobody
  /// waits for them later. Where they may not have room beside the others, items that are not in
  /// the catalogue are forgotten. Each is made by itself: what an item's vector is does not depend
  /// on its company.
  ///
  /// @param progress told how many are done, by one thread at a time; last of all of them
  public void prepare(Collection<Item> items, IntConsumer progress) {
    if (kept.size() + items.size() > limit) {
      Set<ItemId> catalogue = items.stream().map(Item::id).collect(Collectors.toSet());
      if (kept.keySet().retainAll(catalogue)) {
        changed = true;
      }
    }
    AtomicInteger done = new AtomicInteger();
    items.parallelStream()
        .forEach(
            item -> {
              float[] _ = vector(item);
              int now = done.incrementAndGet();
              if (now % TOLD == 0 && now < items.size()) {
                synchronized (progress) {
                  progress.accept(now);
                }
              }
            });
    progress.accept(items.size());
  }

  /// Writes the file where something changed since the last time; whole or not at all.
  public void save() throws IOException {
    if (changed) {
      changed = false;
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Map<ItemId, VectorFile.Entry> entries = new java.util.TreeMap<>();
      kept.forEach((id, own) -> entries.put(id, new VectorFile.Entry(own.key(), own.vector())));
      DurableFiles.DIRECT.replace(file, VectorFile.content(encoder, width, entries));
    }
  }
}
