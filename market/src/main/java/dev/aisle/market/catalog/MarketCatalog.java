package dev.aisle.market.catalog;

import dev.aisle.market.goods.Seller;
import dev.aisle.market.goods.Sellers;
import dev.aisle.market.writing.QueryWriter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The catalogue of a simulated market. Items are made when asked for and not kept; every item
/// depends only on the seed and its number, so that asking in any order, in parallel or in a larger
/// market gives the same item. Immutable and thread-safe.
public final class MarketCatalog {
  private final MarketConfig config;
  private final List<Seller> sellers;
  private final ItemMaker maker;

  private MarketCatalog(MarketConfig config) {
    this.config = config;
    this.sellers = Sellers.of(config.seed());
    this.maker = new ItemMaker(config, sellers);
  }

  /// The catalogue that the configuration describes; cheap, since items are made later.
  public static MarketCatalog generate(MarketConfig config) {
    return new MarketCatalog(config);
  }

  /// What decides this catalogue.
  public MarketConfig config() {
    return config;
  }

  /// How many items it has.
  public int size() {
    return config.items();
  }

  /// The sellers, the largest first.
  public List<Seller> sellers() {
    return sellers;
  }

  /// The item with this number, about 10 µs.
  ///
  /// @throws IndexOutOfBoundsException where `number` is not in `[0, size())`
  public MarketItem item(int number) {
    java.util.Objects.checkIndex(number, size());
    return maker.make(number);
  }

  /// All items by number; may be made parallel.
  public Stream<MarketItem> items() {
    return IntStream.range(0, size()).mapToObj(this::item);
  }

  /// Plausible query texts for this catalogue: the k-th depends on `seed`, k and the market.
  public List<String> queries(long seed, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            k -> {
              SplittableRandom random = ItemMaker.generator(seed, k);
              return QueryWriter.query(item(random.nextInt(size())).truth(), random);
            })
        .toList();
  }
}
