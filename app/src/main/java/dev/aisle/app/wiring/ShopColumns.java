package dev.aisle.app.wiring;

import dev.aisle.app.models.Models;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.store.EventLog;
import dev.aisle.core.store.PastShop;
import dev.aisle.learning.encoders.VectorCache;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What models of a shop read: the columns of every shop, and those that its encoders make.
/// Training reads the encoders that are live, a model in service exactly those that its manifest
/// declares, so that it keeps working beside a newer encoder.
///
/// An encoder is in memory once, with one cache of vectors, whoever reads it; its memory is freed
/// when the last [Lease] ends. The vectors lie in `index/columns-<model>-<version>` from one start
/// to the next. Safe for use by several threads.
public final class ShopColumns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShopColumns.class);
  private static final Pattern LABEL =
      Pattern.compile("\\b([a-z][a-z0-9-]{0,39})@([1-9][0-9]{0,8})\\b");
  private static final int KEPT_ITEMS = 1_000_000;

  private final Path shop;
  private final Models models;
  private final ModelRegistry registry;
  private final Map<String, Encoder> open = new HashMap<>(); // all below under this lock
  private boolean closed;

  /// @param shop its folder
  public ShopColumns(Path shop, Models models, ModelRegistry registry) {
    this.shop = shop;
    this.models = models;
    this.registry = registry;
  }

  /// An encoder in memory.
  private static final class Encoder {
    private final String label;
    private final Served.Describes served;
    private final VectorCache vectors;
    private final List<Column> columns;
    private int users;

    Encoder(String label, Served.Describes served, VectorCache vectors) {
      this.label = label;
      this.served = served;
      this.vectors = vectors;
      this.columns = served.columns().apply(vectors);
    }

    void save() {
      try {
        vectors.save();
      } catch (IOException e) {
        LOG.warn("the vectors of {} are made again at the next start: {}", label, e.toString());
      }
    }
  }

  /// Follows the making of vectors.
  public interface Progress {
    /// The log is being read for the items.
    void replaying(long offset, long end);

    /// So many of the items have their vectors.
    ///
    /// @param encoder model and version
    void preparing(String encoder, int done, int of);
  }

  /// Columns in use; their vectors are made while it is open.
  public final class Lease implements AutoCloseable {
    private final List<Encoder> encoders;
    private final FeatureSet features;
    private boolean ended;

    private Lease(List<Encoder> encoders) {
      this.encoders = List.copyOf(encoders);
      List<Column> more = new ArrayList<>();
      encoders.forEach(encoder -> more.addAll(encoder.columns));
      this.features = ShopFeatures.DEFAULT.with(more);
    }

    /// The columns.
    public FeatureSet features() {
      return features;
    }

    /// Makes and saves the vectors of all items as of the end of a log, so that nobody waits for
    /// them later. Nothing where no encoder is read.
    public void prepare(EventLog log, Progress progress) throws IOException {
      if (encoders.isEmpty()) {
        return;
      }
      PastShop past = new PastShop(log);
      long end = log.nextOffset();
      past.advance(
          end,
          (at, event) -> {
            if (at % 4_096 == 0) {
              progress.replaying(at, end);
            }
          });
      Collection<Item> items = past.items().values();
      for (Encoder encoder : encoders) {
        encoder.vectors.prepare(
            items, done -> progress.preparing(encoder.label, done, items.size()));
        encoder.save();
      }
    }

    /// Ends the use.
    @Override
    public void close() {
      synchronized (ShopColumns.this) {
        if (!ended) {
          ended = true;
          encoders.forEach(ShopColumns.this::release);
        }
      }
    }
  }

  /// The columns for a training: those of every shop, and of each encoder that has a live version.
  ///
  /// @throws InvalidInputException where an encoder is damaged
  public Lease live() throws IOException {
    Map<String, Integer> versions = new HashMap<>();
    for (Models.Known known : encoders()) {
      Integer live = registry.live(known.name());
      if (live != null) {
        versions.put(known.name(), live);
      }
    }
    return lease(versions);
  }

  /// The columns of a shop with the encoders that a model was trained with.
  ///
  /// @param model and its version, for messages
  /// @param declaration of the columns that it reads
  /// @throws InvalidInputException where an encoder's version is gone or damaged, or another column
  ///     is not here
  public Lease declared(String model, List<String> declaration) throws IOException {
    Map<String, Integer> versions = encoders(declaration);
    versions.keySet().retainAll(encoders().stream().map(Models.Known::name).toList());
    Lease lease;
    try {
      lease = lease(versions);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          model,
          "reads columns of an encoder that cannot be used: " + e.getMessage(),
          "Train it again with `aisle train " + model.replaceFirst("@.*", "") + "`.",
          e);
    }
    try {
      FeatureSet _ = lease.features().declared(model, declaration);
    } catch (InvalidInputException e) {
      lease.close();
      throw e;
    }
    return lease;
  }

  /// In the order of the list of models, so that equal encoders make equal sets.
  private List<Models.Known> encoders() {
    return models.known().stream()
        .filter(known -> known.place() instanceof Models.Place.Columns)
        .toList();
  }

  /// The versions of encoders that columns are declared with, by the encoders' names.
  public static Map<String, Integer> encoders(List<String> declaration) {
    Map<String, Integer> versions = new TreeMap<>();
    for (String line : declaration) {
      Matcher label = LABEL.matcher(line);
      while (label.find()) {
        versions.put(label.group(1), Integer.valueOf(label.group(2)));
      }
    }
    return versions;
  }

  private synchronized Lease lease(Map<String, Integer> versions) throws IOException {
    List<Encoder> encoders = new ArrayList<>();
    try {
      for (Models.Known known : encoders()) {
        Integer version = versions.get(known.name());
        if (version != null) {
          encoders.add(use(known, version));
        }
      }
      return new Lease(encoders);
    } catch (IOException | RuntimeException e) {
      encoders.forEach(this::release);
      throw e;
    }
  }

  private Encoder use(Models.Known known, int version) throws IOException {
    String label = known.name() + "@" + version;
    Encoder encoder = open.get(label);
    if (encoder == null) {
      encoder = load(known, version, label);
      open.put(label, encoder);
    }
    encoder.users++;
    return encoder;
  }

  private Encoder load(Models.Known known, int version, String label) throws IOException {
    ServingParts parts = new ServingParts(ShopFeatures.DEFAULT, id -> null, pictures());
    Served served = known.model().serve(registry.load(known.name(), version), parts);
    if (!(served instanceof Served.Describes describes)) {
      served.close();
      throw new InvalidInputException(
          label, "describes no items", "List it where it belongs among the models.");
    }
    removeOthers(known.name());
    VectorCache vectors =
        VectorCache.open(
            file(known.name(), version),
            label,
            describes.items().width(),
            describes.content(),
            describes.items()::encode,
            KEPT_ITEMS);
    return new Encoder(label, describes, vectors);
  }

  private Path file(String model, int version) {
    return shop.resolve("index").resolve("columns-" + model + "-" + version);
  }

  /// Removes the vectors of versions that the registry no longer has.
  private void removeOthers(String model) throws IOException {
    Path index = shop.resolve("index");
    String prefix = "columns-" + model + "-";
    if (!Files.isDirectory(index)) {
      return;
    }
    try (var files = Files.newDirectoryStream(index, prefix + "*")) {
      for (Path file : files) {
        String version = file.getFileName().toString().substring(prefix.length());
        if (version.matches("[0-9]+")
            && !Files.isDirectory(registry.folder().resolve(model).resolve(version))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /// Under the lock.
  private void release(Encoder encoder) {
    encoder.users--;
    if (encoder.users == 0) {
      open.remove(encoder.label);
      if (!closed) {
        encoder.save();
      }
      encoder.served.close();
    }
  }

  /// Where the shop's pictures lie.
  public Path pictures() {
    return shop.resolve("catalog").resolve("pictures");
  }

  /// Saves the vectors. Leases that are still open, such as those of requests under way, stay good
  /// and are saved no more.
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      open.values().forEach(Encoder::save);
    }
  }
}
