package dev.aisle.market.shelf;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.goods.Brand;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.Seller;
import dev.aisle.market.goods.Taxonomy;
import dev.aisle.market.goods.TrueItem;
import dev.aisle.market.needs.Facts;
import dev.aisle.market.needs.Kinship;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// All items of a market by number, as flat arrays. Immutable and thread-safe; about 250 bytes an
/// item, and the true items themselves.
public final class Shelf {
  /// Width of the vectors.
  public static final int WIDTH = Vectors.WIDTH;

  /// Likeness of two items of a category that share colour (1), pattern (2) and brand (4).
  private static final double[] ALIKE = new double[8];

  static {
    for (int shared = 0; shared < ALIKE.length; shared++) {
      double colour = (shared & 1) == 0 ? 0 : 0.3;
      double pattern = (shared & 2) == 0 ? 0 : 0.1;
      double brand = (shared & 4) == 0 ? 0 : 0.3;
      ALIKE[shared] = 0.3 + colour + pattern + brand;
    }
  }

  private final MarketCatalog catalog;
  private final TrueItem[] truths;
  private final int[] categories;
  private final int[] brands;
  private final int[] sellers;
  private final double[] quality;
  private final float[] stars;
  private final long[] listedAt;
  private final long[] cents;
  private final int[] stock;

  /// By item its look, then what it can do: whoever asks for one asks for the other.
  private final float[] vectors;

  private final Facts[] facts;
  private final byte[] colours;
  private final byte[] patterns;
  private final List<Category> allCategories = Taxonomy.categories();
  private final int[][] byCategory;
  private final Map<ItemId, Integer> numbers = new HashMap<>();
  private final boolean[][] related;

  private Shelf(MarketCatalog catalog) {
    int n = catalog.size();
    this.catalog = catalog;
    this.truths = new TrueItem[n];
    this.categories = new int[n];
    this.brands = new int[n];
    this.sellers = new int[n];
    this.quality = new double[n];
    this.stars = new float[n];
    this.listedAt = new long[n];
    this.cents = new long[n];
    this.stock = new int[n];
    this.vectors = new float[2 * n * WIDTH];
    this.facts = new Facts[n];
    this.colours = new byte[n];
    this.patterns = new byte[n];
    Vectors directions = new Vectors();
    Map<Category, Integer> numbers = new HashMap<>();
    allCategories.forEach(category -> numbers.put(category, numbers.size()));
    Map<Seller, Integer> sellerNumbers = new HashMap<>();
    catalog.sellers().forEach(seller -> sellerNumbers.put(seller, sellerNumbers.size()));
    IntStream.range(0, n).parallel().forEach(i -> put(i, directions, numbers, sellerNumbers));
    numberBrands();
    for (int i = 0; i < n; i++) {
      this.numbers.put(truths[i].id(), i);
    }
    this.byCategory = group(allCategories.size());
    this.related = kin(allCategories);
  }

  /// The items of a catalogue; some 15 µs an item and core.
  public static Shelf of(MarketCatalog catalog) {
    return new Shelf(catalog);
  }

  @SuppressWarnings("EnumOrdinal") // a code is all that is wanted
  private void put(
      int i,
      Vectors directions,
      Map<Category, Integer> numbers,
      Map<Seller, Integer> sellerNumbers) {
    MarketItem made = catalog.item(i);
    TrueItem truth = made.truth();
    Item item = made.item();
    truths[i] = truth;
    categories[i] = Objects.requireNonNull(numbers.get(truth.category()));
    sellers[i] = Objects.requireNonNull(sellerNumbers.get(truth.seller()));
    quality[i] = truth.quality();
    stars[i] = stars(item);
    listedAt[i] = item.listedAt().toEpochMilli();
    cents[i] = item.offer().price() == null ? 0 : item.offer().price().cents();
    Integer pieces = item.offer().stock();
    stock[i] = pieces == null ? 0 : pieces;
    directions.look(truth, vectors, 2 * i * WIDTH);
    directions.make(truth, vectors, (2 * i + 1) * WIDTH);
    facts[i] = Facts.of(truth);
    colours[i] = (byte) truth.look().colour().ordinal();
    patterns[i] = (byte) truth.look().pattern().ordinal();
  }

  /// Stars as shoppers take them: `(rating − 4) / 0.7`, shrunk to 0 where few rated.
  private static float stars(Item item) {
    return item.rating() == null
        ? 0
        : (float)
            ((item.rating() - 4) / 0.7 * Math.min(1, StrictMath.log1p(item.ratingCount()) / 4));
  }

  private void numberBrands() {
    Map<Brand, Integer> ofBrands = new HashMap<>();
    for (int i = 0; i < truths.length; i++) {
      Brand brand = truths[i].brand();
      Integer number = ofBrands.get(brand);
      if (number == null) {
        number = ofBrands.size();
        ofBrands.put(brand, number);
      }
      brands[i] = number;
    }
  }

  private int[][] group(int count) {
    int[][] groups = new int[count][];
    for (int category = 0; category < count; category++) {
      int wanted = category;
      groups[category] =
          IntStream.range(0, truths.length).filter(i -> categories[i] == wanted).toArray();
    }
    return groups;
  }

  private static boolean[][] kin(List<Category> categories) {
    boolean[][] related = new boolean[categories.size()][categories.size()];
    for (int asked = 0; asked < related.length; asked++) {
      for (int found = 0; found < related.length; found++) {
        Kinship kinship = Kinship.of(categories.get(asked), categories.get(found));
        related[asked][found] = kinship != Kinship.SAME && kinship != Kinship.NONE;
      }
    }
    return related;
  }

  /// How many items there are.
  public int size() {
    return truths.length;
  }

  /// The catalogue behind the shelf.
  public MarketCatalog catalog() {
    return catalog;
  }

  /// What the item truly is.
  public TrueItem truth(int item) {
    return truths[item];
  }

  /// What the item is and what its listing says of it, as codes.
  public Facts facts(int item) {
    return facts[item];
  }

  /// All categories, by number.
  public List<Category> categories() {
    return allCategories;
  }

  /// The number of the item's category.
  public int category(int item) {
    return categories[item];
  }

  /// The numbers of a category's items, ascending; not to be changed.
  public int[] ofCategory(int category) {
    return byCategory[category];
  }

  /// Whether items of one category turn up where another was asked for: accessories, what they are
  /// made for, and siblings.
  public boolean related(int asked, int found) {
    return related[asked][found];
  }

  /// The number of the item's brand.
  public int brand(int item) {
    return brands[item];
  }

  /// The number of an item, or −1 where the market has none of this id.
  public int number(ItemId id) {
    return numbers.getOrDefault(id, -1);
  }

  /// The number of the item's seller, an index into [MarketCatalog#sellers()].
  public int seller(int item) {
    return sellers[item];
  }

  /// How alike two items are to a shopper who reads a page, in `[0, 1]`: the same category, colour,
  /// pattern and brand count, each for something.
  public double similarity(int one, int other) {
    if (categories[one] != categories[other]) {
      return related[categories[one]][categories[other]] ? 0.15 : 0;
    }
    int alike = colours[one] == colours[other] ? 1 : 0;
    alike += patterns[one] == patterns[other] ? 2 : 0;
    alike += brands[one] == brands[other] ? 4 : 0;
    return ALIKE[alike];
  }

  /// What owners experience, in `(0, 1)`.
  public double quality(int item) {
    return quality[item];
  }

  /// Stars as shoppers take them, about `[-2, 1.4]`; 0 without reviews.
  public double stars(int item) {
    return stars[item];
  }

  /// When the item entered the catalogue, in milliseconds since the epoch.
  public long listedAt(int item) {
    return listedAt[item];
  }

  /// The price that the item is first listed at.
  public long firstCents(int item) {
    return cents[item];
  }

  /// The pieces that the item is first listed with.
  public int firstStock(int item) {
    return stock[item];
  }

  /// The product of a taste and the item's look.
  ///
  /// @param taste of [#WIDTH] numbers
  public double look(int item, float[] taste) {
    return product(2 * item * WIDTH, taste);
  }

  /// The product of a taste and what the item can do.
  ///
  /// @param taste of [#WIDTH] numbers
  public double make(int item, float[] taste) {
    return product((2 * item + 1) * WIDTH, taste);
  }

  private double product(int at, float[] taste) {
    double sum = 0;
    for (int i = 0; i < WIDTH; i++) {
      sum += vectors[at + i] * taste[i];
    }
    return sum;
  }
}
