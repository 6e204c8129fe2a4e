package dev.aisle.app.wiring;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.provenance.ContentHash;
import dev.aisle.core.store.Shop;
import dev.aisle.learning.models.Served;
import dev.aisle.retrieval.VectorEncoding;
import dev.aisle.retrieval.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The vectors of the shop's items, a folder `vectors-<model>-<version>` for each version of a
/// model that makes some. They are kept on disk with a hash of what each was made of, so that at
/// the next start only what changed meanwhile is encoded again; while a folder is open, changed
/// items are encoded behind the requests, about a second later.
///
/// Safe for use by several threads.
final class ItemVectors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ItemVectors.class);
  private static final int BATCH = 2_048;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Path folder;
  private final Shop shop;
  private final ChangedItems changes;
  private final Map<Path, Opened> open = new HashMap<>(); // all below under this lock
  private @Nullable Thread follower;

  /// @param folder the shop's `index`
  ItemVectors(Path folder, Shop shop, ChangedItems changes) {
    this.folder = folder;
    this.shop = shop;
    this.changes = changes;
  }

  /// Opens the vectors of a version and brings them up to date, which takes as long as it takes to
  /// encode what changed: at the first time, everything.
  ///
  /// @param encoder to be used until the lease is closed, by threads of this class too
  /// @param stop whether nobody wants them any more
  Lease open(String model, int version, Served.ItemEncoder encoder, BooleanSupplier stop)
      throws IOException {
    Path place = folder.resolve("vectors-" + model + "-" + version);
    Opened opened;
    synchronized (this) {
      changes.want();
      Opened known = open.get(place);
      if (known == null) {
        known = new Opened(place, VectorIndex.open(place, VectorEncoding.INT8, encoder.width()));
        open.put(place, known);
      }
      known.use(encoder);
      opened = known;
      if (follower == null) {
        follower = Thread.ofPlatform().daemon().name("aisle-vectors").start(this::follow);
      }
    }
    Lease lease = new Lease(opened, encoder);
    try {
      opened.bringUpToDate(encoder, stop);
    } catch (IOException | RuntimeException e) {
      lease.close();
      throw e;
    }
    return lease;
  }

  /// Vectors in use; close it when no request searches them any more.
  final class Lease implements AutoCloseable {
    private final Opened opened;
    private final Served.ItemEncoder encoder;

    private Lease(Opened opened, Served.ItemEncoder encoder) {
      this.opened = opened;
      this.encoder = encoder;
    }

    VectorIndex index() {
      return opened.index;
    }

    /// Lets the vectors go; the encoder is not used after this returns.
    @Override
    public void close() {
      release(opened, encoder);
    }
  }

  private void release(Opened opened, Served.ItemEncoder encoder) {
    synchronized (this) {
      // Under the lock of the vectors too: an encoder must not be freed in the middle of an item.
      synchronized (opened) {
        opened.encoders.remove(encoder);
        if (opened.encoders.isEmpty() && open.remove(opened.place, opened)) {
          try {
            opened.index.close();
          } catch (IOException e) {
            LOG.error("the vectors in {} could not be closed", opened.place, e);
          }
        }
      }
    }
  }

  /// Removes the vectors of versions that are neither open nor kept.
  synchronized void removeOthers(String model, Collection<Integer> kept) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    String prefix = "vectors-" + model + "-";
    try (var places = Files.newDirectoryStream(folder, prefix + "*")) {
      for (Path place : places) {
        String version = String.valueOf(place.getFileName()).substring(prefix.length());
        boolean keep = kept.stream().anyMatch(number -> version.equals(number.toString()));
        if (version.matches("[0-9]+") && !keep && !open.containsKey(place)) {
          remove(place);
        }
      }
    } catch (IOException e) {
      LOG.warn("vectors of former versions of {} could not be removed", model, e);
    }
  }

  private static void remove(Path place) throws IOException {
    try (var files = Files.newDirectoryStream(place)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(place);
  }

  private void follow() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        List<ItemId> changed = changes.take();
        List<Opened> all;
        synchronized (this) {
          all = List.copyOf(open.values());
        }
        for (Opened each : all) {
          try {
            each.changed(changed);
          } catch (IOException | RuntimeException e) {
            LOG.error("the vectors in {} are behind the catalogue", each.place, e);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops following the catalogue. Vectors that are still in use stay until their leases end.
  @Override
  public synchronized void close() {
    if (follower != null) {
      follower.interrupt();
      follower = null;
    }
  }

  /// One open folder. Its lock is held while vectors are made and written, never by requests.
  private final class Opened {
    private final Path place;
    private final VectorIndex index;
    private final List<Served.ItemEncoder> encoders = new ArrayList<>();

    Opened(Path place, VectorIndex index) {
      this.place = place;
      this.index = index;
    }

    synchronized void use(Served.ItemEncoder encoder) {
      encoders.add(encoder);
    }

    /// Compares the whole catalogue with what the vectors were made of.
    void bringUpToDate(Served.ItemEncoder encoder, BooleanSupplier stop) throws IOException {
      Map<ItemId, Long> made;
      synchronized (this) {
        made = index.contents();
      }
      List<ItemId> batch = new ArrayList<>();
      Set<ItemId> gone = new HashSet<>(made.keySet());
      for (Item item : shop.items().toList()) {
        gone.remove(item.id());
        Long hash = made.get(item.id());
        if (hash == null || hash != content(item)) {
          batch.add(item.id());
        }
        if (batch.size() == BATCH) {
          encode(batch, encoder);
          batch.clear();
        }
        if (stop.getAsBoolean()) {
          return;
        }
      }
      batch.addAll(gone);
      encode(batch, encoder);
    }

    synchronized void changed(List<ItemId> items) throws IOException {
      if (!encoders.isEmpty() && !items.isEmpty()) {
        encode(items, encoders.getFirst());
      }
    }

    /// Gives items their vectors as of now, and takes them from those that have none or are gone.
    private synchronized void encode(List<ItemId> items, Served.ItemEncoder encoder)
        throws IOException {
      Map<ItemId, float[]> vectors = new HashMap<>();
      Map<ItemId, Long> contents = new HashMap<>();
      List<ItemId> none = new ArrayList<>();
      for (ItemId id : items) {
        Item item = shop.item(id);
        float[] vector = item == null ? null : encoder.encode(item);
        if (item != null && vector != null && isDirection(vector)) {
          vectors.put(id, vector);
          contents.put(id, content(item));
        } else {
          none.add(id);
        }
      }
      if (!vectors.isEmpty()) {
        index.put(vectors, id -> contents.getOrDefault(id, 0L));
      }
      if (!none.isEmpty()) {
        index.remove(none);
      }
    }
  }

  private static boolean isDirection(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    return squares > 0 && squares < Double.POSITIVE_INFINITY;
  }

  /// A hash of what a vector can be made of: all of an item but its offer and its reviews.
  static long content(Item item) {
    String hex =
        new ContentHash()
            .add(item.title())
            .add(item.description())
            .add(item.categories().toString())
            .add(String.valueOf(item.brand()))
            .add(String.valueOf(item.seller()))
            .add(item.attributes().toString())
            .add(String.valueOf(item.picture()))
            .hex();
    return Long.parseUnsignedLong(hex.substring(0, 16), 16);
  }
}
