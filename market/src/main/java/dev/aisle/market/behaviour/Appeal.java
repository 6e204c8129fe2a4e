package dev.aisle.market.behaviour;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.needs.Facts;
import dev.aisle.market.needs.Perceived;
import dev.aisle.market.needs.Yardstick;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Archetype;
import dev.aisle.market.shoppers.Archetype.Side;
import dev.aisle.market.shoppers.Shopper;
import dev.aisle.market.shoppers.Visit;
import dev.aisle.market.worlds.UtilityForm;
import dev.aisle.market.worlds.World;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The utility of an item by itself to a shopper in a visit, in log-odds without the intercept.
/// With sides `s` (see [Side]), the world's weights `w` and the archetype's factors `a` and product
/// weights `p`:
///
/// - additive: `Σ w a s + κ Σ p s s'`
/// - interactive: `0.6 Σ w a s + 2 κ Σ p s s'`
/// - reference: as additive, without price and stars, which are judged against what stands above
/// - conjunctive: `0.4 Σ w a s − τ ln mean exp(−w a s / τ)` over fit, look, make and price, τ = 0.5
///
/// and a whim of the shopper and the item is added. Immutable and thread-safe.
public final class Appeal {
  private static final double SOFTNESS = 0.5;
  private static final double RELATED = 0.2;
  private static final double NEW_DAYS = 21;
  private static final double DAY = 86_400_000.0;
  private static final Side[] REQUIRED = {Side.FIT, Side.LOOK, Side.MAKE, Side.PRICE};

  /// Sides that are judged against what stands above where the world's form is the reference.
  private static final Set<Side> REFERRED = Set.of(Side.PRICE, Side.RATING);

  private final World world;
  private final Shelf shelf;

  /// The world's weights times the archetype's, by side; 0 for those judged elsewhere.
  private final Map<Archetype, double[]> weights = new EnumMap<>(Archetype.class);

  public Appeal(World world, Shelf shelf) {
    this.world = world;
    this.shelf = shelf;
    for (Archetype archetype : Archetype.values()) {
      double[] ofSides = new double[Side.COUNT];
      for (Side side : Side.values()) {
        boolean elsewhere = refers() && REFERRED.contains(side);
        ofSides[side.index()] =
            elsewhere ? 0 : weight(world.taste(), side) * archetype.weight(side.index());
      }
      weights.put(archetype, ofSides);
    }
  }

  private static double weight(World.Taste taste, Side side) {
    return switch (side) {
      case FIT -> taste.fit();
      case LOOK -> taste.look() * taste.pictures();
      case MAKE -> taste.make();
      case BRAND -> taste.brand();
      case PRICE -> taste.price();
      case RATING -> taste.rating();
      case NOVELTY -> taste.novelty();
    };
  }

  /// The utility of each of the first `n` items.
  ///
  /// @param sides room for [Side#COUNT] numbers
  /// @param into takes the utilities
  public void of(
      Visit visit, Scene scene, Stock stock, int[] items, int n, double[] sides, double[] into) {
    for (int k = 0; k < n; k++) {
      into[k] = of(visit, scene, stock, items[k], sides);
    }
  }

  /// The utility of one item.
  public double of(Visit visit, Scene scene, Stock stock, int item, double[] sides) {
    Shopper shopper = visit.shopper();
    sides[Side.FIT.index()] = fit(visit, scene, stock, item) - 0.5;
    sides[Side.LOOK.index()] = shelf.look(item, shopper.look(scene));
    sides[Side.MAKE.index()] = shelf.make(item, shopper.make(scene));
    sides[Side.BRAND.index()] = shopper.fondness(shelf.brand(item));
    sides[Side.PRICE.index()] = Math.clamp(shopper.priceLevel() - stock.logPrice(item), -2.5, 0.8);
    sides[Side.RATING.index()] = shelf.stars(item);
    double days = Math.max(0, (visit.start() - shelf.listedAt(item)) / DAY);
    sides[Side.NOVELTY.index()] = Math.max(0, 1 - days / NEW_DAYS);
    return utility(shopper.archetype(), sides) + world.taste().whim() * shopper.whim(item);
  }

  private double utility(Archetype archetype, double[] sides) {
    double products = world.taste().archetypes() * archetype.products(sides);
    double[] weight = Objects.requireNonNull(weights.get(archetype));
    return switch (world.utility().form()) {
      case ADDITIVE, REFERENCE -> sum(weight, sides) + products;
      case INTERACTIVE -> 0.6 * sum(weight, sides) + 2 * products;
      case CONJUNCTIVE -> 0.4 * sum(weight, sides) + worst(weight, sides) + products;
    };
  }

  private static double sum(double[] weight, double[] sides) {
    double sum = 0;
    for (int i = 0; i < sides.length; i++) {
      sum += weight[i] * sides[i];
    }
    return sum;
  }

  private static double worst(double[] weight, double[] sides) {
    double sum = 0;
    for (Side side : REQUIRED) {
      sum += StrictMath.exp(-(weight[side.index()] * sides[side.index()]) / SOFTNESS);
    }
    return -SOFTNESS * StrictMath.log(sum / REQUIRED.length);
  }

  /// How well an item seems to fit, in `[0, 1]`: in a search what card and picture tell of the
  /// wishes, in a feed how interesting its category is.
  private double fit(Visit visit, Scene scene, Stock stock, int item) {
    if (scene == Scene.FEED) {
      return Math.min(1, 2.5 * visit.shopper().interest(scene)[shelf.category(item)] + 0.1);
    }
    int category = shelf.category(item);
    if (category != visit.category()) {
      return shelf.related(visit.category(), category) ? RELATED : 0;
    }
    return RELATED + (1 - RELATED) * seeming(visit.measure(), item, stock.cents(item));
  }

  private double seeming(Yardstick measure, int item, long cents) {
    double pictures = world.taste().pictures();
    Facts facts = shelf.facts(item);
    double sum = 0;
    double all = 0;
    for (int i = 0; i < measure.size(); i++) {
      double seen = pictures == 0 ? 0 : value(measure.onCard(i, facts, cents, true));
      double read = pictures == 1 ? 0 : value(measure.onCard(i, facts, cents, false));
      sum += measure.strength(i) * (pictures * seen + (1 - pictures) * read);
      all += measure.strength(i);
    }
    return all == 0 ? 1 : sum / all;
  }

  private static double value(Perceived perceived) {
    return switch (perceived) {
      case SATISFIED -> 1;
      case UNKNOWN -> 0.5;
      case VIOLATED -> 0;
    };
  }

  /// How well the item truly fits, in `[0, 1]`.
  double trueFit(Visit visit, Scene scene, Stock stock, int item) {
    if (scene == Scene.FEED) {
      return fit(visit, scene, stock, item);
    }
    int category = shelf.category(item);
    if (category != visit.category()) {
      return shelf.related(visit.category(), category) ? RELATED : 0;
    }
    double fit = visit.measure().fit(shelf.facts(item), stock.cents(item));
    return RELATED + (1 - RELATED) * fit;
  }

  /// Whether price and stars are judged against what stands above instead of by themselves.
  boolean refers() {
    return world.utility().form() == UtilityForm.REFERENCE;
  }
}
