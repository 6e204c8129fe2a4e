package dev.aisle.market.catalog;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Offer;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.Brand;
import dev.aisle.market.goods.Brands;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.Colour;
import dev.aisle.market.goods.Department;
import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Look;
import dev.aisle.market.goods.Material;
import dev.aisle.market.goods.Odds;
import dev.aisle.market.goods.Pattern;
import dev.aisle.market.goods.Seller;
import dev.aisle.market.goods.Style;
import dev.aisle.market.goods.Taxonomy;
import dev.aisle.market.goods.TrueItem;
import dev.aisle.market.writing.DescriptionWriter;
import dev.aisle.market.writing.TitleWriter;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes one item from the seed and its number: first what it is, then how its seller lists it.
final class ItemMaker {
  private static final double HOUSE_STYLE = 0.6;
  private static final double BRAND_ZIPF = 0.7;
  private static final double SELLER_ZIPF = 0.8;
  private static final int MODELS = 8;
  private static final Odds<Style> STYLES = Odds.weighted(List.of(Style.values()), style -> 1);

  private final MarketConfig config;
  private final Odds<Category> categories;
  private final Map<Department, Odds<Brand>> brands = new EnumMap<>(Department.class);
  private final Map<Department, Odds<Seller>> sellers = new EnumMap<>(Department.class);

  ItemMaker(MarketConfig config, List<Seller> allSellers) {
    this.config = config;
    this.categories = Odds.weighted(Taxonomy.categories(), Category::popularity);
    for (Department department : Department.values()) {
      brands.put(department, Odds.zipf(Brands.of(department), BRAND_ZIPF));
      sellers.put(
          department,
          Odds.zipf(
              allSellers.stream().filter(s -> s.departments().contains(department)).toList(),
              SELLER_ZIPF));
    }
  }

  /// The generator of the `number`-th thing under a seed.
  static SplittableRandom generator(long seed, int number) {
    return new SplittableRandom((seed * 0x9e3779b97f4a7c15L) ^ (number * 0xd1342543de82ef95L));
  }

  MarketItem make(int number) {
    SplittableRandom random = generator(config.seed(), number);
    TrueItem truth = truth(number, random.split());
    return new MarketItem(listed(truth, random.split()), truth);
  }

  private TrueItem truth(int number, SplittableRandom random) {
    Category category = categories.pick(random);
    Brand brand = brandsOf(category.department()).pick(random);
    Seller seller = sellersOf(category.department()).pick(random);
    Style style = random.nextDouble() < HOUSE_STYLE ? brand.house() : STYLES.pick(random);
    Look look = look(category, style, random);
    Map<String, AttributeValue> attributes = attributes(category, look, random);
    return new TrueItem(
        number,
        new ItemId("i" + (10_000_000 + number)),
        category,
        brand,
        seller,
        look,
        attributes,
        modelled(category) ? brand.model(category, random.nextInt(MODELS)) : null,
        fits(category, random),
        style,
        Math.clamp(
            0.62 + brand.tier().qualityEffect() + seller.service() + 0.16 * random.nextGaussian(),
            0.02,
            0.98),
        random.nextLong(),
        ListingHabits.listing(category, attributes, seller, config.omission(), random));
  }

  private static Look look(Category category, Style style, RandomGenerator random) {
    Colour colour = category.colours().pick(random, style::fondness);
    Pattern pattern = category.patterns().pick(random, style::fondness);
    Material material = category.materials().pick(random);
    Finish finish = material.usualFinish();
    if (finish == Finish.SATIN && random.nextDouble() < 0.25) {
      finish = random.nextBoolean() ? Finish.MATTE : Finish.GLOSSY;
    }
    return new Look(colour, accent(category, colour, random), pattern, material, finish);
  }

  /// A second colour that can be told from the first.
  private static Colour accent(Category category, Colour colour, RandomGenerator random) {
    Colour light = colour.brightness() > 0.55 ? Colour.NAVY : Colour.WHITE;
    for (int attempt = 0; attempt < 6; attempt++) {
      Colour drawn = category.colours().pick(random);
      if (drawn.distance(colour) > 110 && drawn != Colour.CLEAR) {
        return drawn;
      }
    }
    return light;
  }

  private static Map<String, AttributeValue> attributes(
      Category category, Look look, RandomGenerator random) {
    Map<String, AttributeValue> attributes = new TreeMap<>();
    attributes.put("colour", new AttributeValue.Text(look.colour().label()));
    attributes.put("pattern", new AttributeValue.Text(look.pattern().label()));
    attributes.put("material", new AttributeValue.Text(look.material().label()));
    attributes.put("finish", new AttributeValue.Text(look.finish().label()));
    for (Attribute attribute : category.attributes()) {
      AttributeValue value = attribute.draw(random);
      for (int attempt = 0; attempt < 12 && !worn(attributes, attribute.name(), value); attempt++) {
        value = attribute.draw(random);
      }
      attributes.put(attribute.name(), value);
    }
    return attributes;
  }

  /// Whether anybody of the item's audience wears this size: shoes of kids are small, those of men
  /// are not.
  private static boolean worn(
      Map<String, AttributeValue> drawn, String name, AttributeValue value) {
    if (!name.equals("size")
        || !(value instanceof AttributeValue.Text size)
        || !(drawn.get("gender") instanceof AttributeValue.Text gender)
        || !size.values().getFirst().matches("(3[5-9]|4\\d)")) {
      return true;
    }
    int number = Integer.parseInt(size.values().getFirst());
    return switch (gender.values().getFirst()) {
      case "kids" -> number <= 37;
      case "women" -> number <= 42;
      default -> number >= 39;
    };
  }

  private Odds<Brand> brandsOf(Department department) {
    return Objects.requireNonNull(brands.get(department));
  }

  private Odds<Seller> sellersOf(Department department) {
    return Objects.requireNonNull(sellers.get(department));
  }

  private static boolean modelled(Category category) {
    return category.department() == Department.ELECTRONICS && category.accessoryOf() == null;
  }

  private @Nullable String fits(Category category, RandomGenerator random) {
    if (category.accessoryOf() == null) {
      return null;
    }
    Category product = Taxonomy.category(category.accessoryOf());
    return modelled(product)
        ? brandsOf(product.department()).pick(random).model(product, random.nextInt(MODELS))
        : null;
  }

  private Item listed(TrueItem truth, SplittableRandom random) {
    Map<String, AttributeValue> stated = new TreeMap<>();
    for (String name : truth.attributes().keySet()) {
      AttributeValue value = truth.stated(name);
      if (value != null) {
        stated.put(name, value);
      }
    }
    if (truth.fits() != null) {
      stated.put("fits", new AttributeValue.Text(truth.fits()));
    }
    Reviews reviews = Reviews.draw(truth, random);
    return new Item(
        truth.id(),
        TitleWriter.title(truth, random),
        DescriptionWriter.description(truth, random),
        truth.category().path(),
        truth.brand().name(),
        truth.seller().id(),
        new Offer(Pricing.price(truth, random), Pricing.stock(random)),
        reviews.rating(),
        reviews.count(),
        stated,
        truth.id() + ".jpg",
        listedAt(random));
  }

  /// Denser towards the end, as a growing market is; whole seconds.
  private Instant listedAt(RandomGenerator random) {
    double age = 1 - Math.sqrt(random.nextDouble());
    return config.until().minusSeconds((long) (age * config.span().toSeconds()));
  }
}
