package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.app.config.ShopConfigFile;
import dev.aisle.app.models.Models;
import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.store.LogFollower;
import dev.aisle.core.store.Shop;
import dev.aisle.core.traffic.Traffic;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.market.MarketFolder;
import dev.aisle.retrieval.FeedRetriever;
import dev.aisle.retrieval.LuceneCatalogIndex;
import dev.aisle.retrieval.RetrievalConfig;
import dev.aisle.retrieval.SimilarItemsRetriever;
import dev.aisle.storage.EmbeddedShop;
import dev.aisle.storage.ReceiptFiles;
import dev.aisle.storage.ShopLimits;
import dev.aisle.storage.TrafficFollower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A shop's folder, opened: configuration, log and what follows it, and the cascade over both. One
/// process at a time has a folder open; close it to let go.
public final class OpenShop implements AutoCloseable {
  private static final int SAMPLE_QUERIES = 6;
  private static final int SAMPLED_QUERIES = 40;
  private static final long SAMPLE_SEED = 5;

  private final Path dir;
  private final ShopConfig config;
  private final EmbeddedShop shop;
  private final LuceneCatalogIndex index;
  private final ItemVectors vectors;
  private final Traffic traffic;
  private final ReceiptFiles receipts;
  private final Models models;
  private final ShopColumns columns;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile @Nullable LiveModels live;

  private OpenShop(
      Path dir,
      ShopConfig config,
      Models models,
      EmbeddedShop shop,
      LuceneCatalogIndex index,
      ChangedItems changes,
      Traffic traffic,
      ReceiptFiles receipts) {
    this.dir = dir;
    this.config = config;
    this.models = models;
    this.columns = new ShopColumns(dir, models, registry());
    this.shop = shop;
    this.index = index;
    this.vectors = new ItemVectors(dir.resolve("index"), shop, changes);
    this.traffic = traffic;
    this.receipts = receipts;
  }

  /// Opens the shop of a folder.
  ///
  /// @throws dev.aisle.core.InvalidInputException where the folder is no shop, is open elsewhere,
  ///     or its configuration is wrong
  public static OpenShop open(Path dir) throws IOException {
    return open(dir, Models.ALL);
  }

  /// As the other method, with other models that the shop may have.
  public static OpenShop open(Path dir, Models models) throws IOException {
    return open(dir, models, false);
  }

  /// As [#open], making the folder a shop where it is missing or empty.
  public static OpenShop openOrCreate(Path dir) throws IOException {
    return open(dir, Models.ALL, true);
  }

  private static OpenShop open(Path dir, Models models, boolean create) throws IOException {
    ShopConfig config = ShopConfigFile.read(dir, models);
    ShopLimits limits = limits(config);
    // Followers are opened under the shop's lock: another process must find none of it half-way.
    AtomicReference<LuceneCatalogIndex> index = new AtomicReference<>();
    AtomicReference<ChangedItems> changes = new AtomicReference<>();
    AtomicReference<TrafficFollower> traffic = new AtomicReference<>();
    LogFollower.Source followers =
        () -> {
          index.set(LuceneCatalogIndex.open(dir.resolve("index"), retrieval(dir, config)));
          changes.set(new ChangedItems(index.get()));
          traffic.set(
              TrafficFollower.open(
                  dir.resolve("state").resolve("traffic"), InstantSource.system()));
          return List.of(changes.get(), traffic.get());
        };
    EmbeddedShop shop =
        create
            ? EmbeddedShop.openOrCreate(dir, followers, limits)
            : EmbeddedShop.open(dir, followers, limits);
    try {
      return new OpenShop(
          dir,
          config,
          models,
          shop,
          index.get(),
          changes.get(),
          traffic.get().traffic(),
          ReceiptFiles.open(dir.resolve("receipts")));
    } catch (IOException | RuntimeException e) {
      shop.close();
      throw e;
    }
  }

  private static ShopLimits limits(ShopConfig config) {
    ShopLimits defaults = ShopLimits.DEFAULTS;
    return defaults
        .withFiles(
            Math.min(defaults.segmentBytes(), config.limits().logBytes()),
            config.limits().logBytes(),
            defaults.checkpointBytes())
        .withCounts(config.limits().items(), defaults.maxShoppers(), defaults.duplicateWindow());
  }

  private static RetrievalConfig retrieval(Path dir, ShopConfig config) {
    String synonyms = config.retrieval().synonyms();
    return RetrievalConfig.DEFAULT
        .withSynonyms(synonyms.isEmpty() ? null : dir.resolve(synonyms))
        .withSpelling(config.retrieval().spelling());
  }

  private static Map<Scene, Retriever> retrievers(LuceneCatalogIndex index) {
    Map<Scene, Retriever> retrievers = new EnumMap<>(Scene.class);
    retrievers.put(Scene.SEARCH, index);
    retrievers.put(Scene.SIMILAR, new SimilarItemsRetriever(index));
    retrievers.put(Scene.FEED, new FeedRetriever(index));
    return retrievers;
  }

  /// The folder.
  public Path dir() {
    return dir;
  }

  /// What `aisle.yaml` says.
  public ShopConfig config() {
    return config;
  }

  /// The log and the catalogue.
  public EmbeddedShop shop() {
    return shop;
  }

  /// The search index.
  public LuceneCatalogIndex index() {
    return index;
  }

  /// What shoppers did with the pages over time.
  public Traffic traffic() {
    return traffic;
  }

  /// The trained models in service. The first call loads them.
  public LiveModels models() {
    LiveModels there = live;
    if (there != null) {
      return there;
    }
    loading.lock();
    try {
      LiveModels made = live;
      if (made == null) {
        made = modelsOf(config);
        live = made;
      }
      return made;
    } finally {
      loading.unlock();
    }
  }

  /// The trained models that another configuration names, loaded apart; the caller's to close.
  LiveModels modelsOf(ShopConfig other) {
    return new LiveModels(
        other,
        models,
        registry(),
        columns,
        shop::item,
        retrievers(index),
        new VectorChannels(index, vectors));
  }

  /// The columns that models read.
  public ShopColumns columns() {
    return columns;
  }

  /// The models on disk, whether or not they serve.
  public ModelRegistry registry() {
    return new ModelRegistry(dir.resolve("models"), InstantSource.system());
  }

  /// The stages as of now, with the models that are live now: for who works while nobody exchanges
  /// them, as no command but `serve` does. A server takes [LiveModels#cascade].
  public Cascade cascade() {
    return models().cascade().now();
  }

  /// Receipts of requests that were answered.
  public ReceiptFiles receipts() {
    return receipts;
  }

  /// Where pictures lie.
  public Path pictures() {
    return columns.pictures();
  }

  /// Erases a shopper from the log, all that follows it, and the receipts.
  public Shop.Erasure forget(ShopperId shopper) throws IOException {
    Shop.Erasure erased = shop.forget(shopper);
    List<String> places = new ArrayList<>(erased.places());
    places.add(receipts.forget(shopper) + " receipts removed");
    return new Shop.Erasure(erased.events(), erased.segments(), places);
  }

  /// Queries to offer on the home page: what the market's shoppers type, where it is a generated
  /// shop and where the query finds some items as it is spelt.
  List<String> sampleQueries() {
    if (!MarketFolder.exists(dir)) {
      return List.of();
    }
    return MarketFolder.open(dir).catalog().queries(SAMPLE_SEED, SAMPLED_QUERIES).stream()
        .distinct()
        .filter(this::findsSomeAsSpelt)
        .limit(SAMPLE_QUERIES)
        .toList();
  }

  private boolean findsSomeAsSpelt(String query) {
    Retrieval found =
        models()
            .cascade()
            .answer(
                Requests.search(
                    query,
                    "sample",
                    Filters.NONE,
                    SortOrder.RELEVANCE,
                    SAMPLE_QUERIES,
                    Duration.ofMinutes(1)),
                shop)
            .retrieval();
    return found.total() >= SAMPLE_QUERIES && found.understoodAs() == null;
  }

  /// Whether the folder holds a shop already.
  public static boolean exists(Path dir) {
    return Files.isDirectory(dir.resolve("events"));
  }

  @Override
  public void close() throws IOException {
    LiveModels there = live;
    if (there != null) {
      there.close();
    }
    vectors.close();
    columns.close();
    shop.close();
  }
}
