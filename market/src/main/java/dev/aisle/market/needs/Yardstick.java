package dev.aisle.market.needs;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Category;
import java.util.Arrays;
import java.util.List;

/// A meaning or a need prepared to be held against millions of items: grades, satisfied wishes and
/// perceptions as [TrueGrades], [Wish] and [Perception] give them, by a mask of accepted codes per
/// attribute instead of comparisons of values. Nothing is allocated per item. Immutable and
/// thread-safe.
///
/// ```java
/// Facts[] facts = …;                     // once per item
/// Yardstick asked = Yardstick.of(meaning); // once per query
/// Grade grade = asked.grade(facts[number], cents);
/// ```
///
/// A need's alternatives satisfy it, while a meaning knows only what was said.
public final class Yardstick {
  /// What a title that tells another value counts, one that tells a value wished for, and one that
  /// tells none.
  private static final double[] CREDIT = {0, 1, 0.4, 0.4};

  private final Category category;
  private final int categoryNumber;
  private final Wish[] wishes;
  private final double[] strengths;

  /// Slot of a wish about an attribute, -1 for others.
  private final int[] slots;

  /// Bit c: a value of code c satisfies the wish.
  private final long[] accepted;

  /// Whether a wish is against something.
  private final boolean[] shuns;

  /// How an item does that fails a wish about an attribute.
  private final Verdict[] failures;

  private Yardstick(Category category, List<Need.Held> held) {
    int n = held.size();
    this.category = category;
    this.categoryNumber = KinshipTable.number(category);
    this.wishes = new Wish[n];
    this.strengths = new double[n];
    this.slots = new int[n];
    this.accepted = new long[n];
    this.shuns = new boolean[n];
    this.failures = new Verdict[n];
    for (int i = 0; i < n; i++) {
      wishes[i] = held.get(i).wish();
      strengths[i] = held.get(i).strength();
      slots[i] = -1;
      shuns[i] = wishes[i] instanceof Wish.Shuns;
      failures[i] = Verdict.MAJOR;
      if (wishes[i] instanceof Wish.OfAttribute on) {
        slots[i] = SchemaValues.slot(category, on.attribute());
        accepted[i] = accepted(category, slots[i], held.get(i));
        failures[i] = on.major() ? Verdict.MAJOR : Verdict.MINOR;
      }
    }
  }

  /// The measure of what was said.
  public static Yardstick of(Meaning meaning) {
    return new Yardstick(
        meaning.category(), meaning.wishes().stream().map(wish -> new Need.Held(wish, 1)).toList());
  }

  /// The measure of what is truly wanted; its wishes keep the need's order.
  public static Yardstick of(Need need) {
    return new Yardstick(need.category(), need.wishes());
  }

  private static long accepted(Category category, int slot, Need.Held held) {
    long mask = 0;
    List<AttributeValue> values = SchemaValues.values(category, slot);
    for (int code = 0; code < values.size(); code++) {
      mask |= held.accepts(values.get(code)) ? 1L << code : 0;
    }
    return held.wish() instanceof Wish.Shuns ? mask | (1L << Facts.FOREIGN) : mask;
  }

  /// How many wishes there are.
  public int size() {
    return wishes.length;
  }

  /// The i-th wish, from 0.
  public Wish wish(int i) {
    return wishes[i];
  }

  /// How much the i-th wish matters, in `(0, 1]`; 1 for those of a meaning.
  public double strength(int i) {
    return strengths[i];
  }

  /// The true grade at a price.
  public Grade grade(Facts item, long cents) {
    Kinship kinship = KinshipTable.between(categoryNumber, item.categoryNumber);
    if (kinship != Kinship.SAME) {
      return kinship == Kinship.NONE ? Grade.IRRELEVANT : Grade.TRIVIAL;
    }
    int failures = 0;
    for (int i = 0; i < wishes.length; i++) {
      failures +=
          switch (verdict(i, item, cents)) {
            case SATISFIED -> 0;
            case MINOR -> 1;
            case MAJOR -> 2;
          };
    }
    return TrueGrades.ofFailures(failures);
  }

  /// The share of the wishes, by strength, that an item of the category truly satisfies, in
  /// `[0, 1]`; 1 where there are none, 0 in another category.
  public double fit(Facts item, long cents) {
    if (!sameCategory(item)) {
      return 0;
    }
    double met = 0;
    double all = 0;
    for (int i = 0; i < wishes.length; i++) {
      all += strengths[i];
      met += verdict(i, item, cents) == Verdict.SATISFIED ? strengths[i] : 0;
    }
    return all == 0 ? 1 : met / all;
  }

  /// Whether an item is of the category that this is about.
  public boolean sameCategory(Facts item) {
    return categoryNumber == item.categoryNumber;
  }

  /// How well the titles of items of the same category match the words of the wishes, in `[0, 1]`,
  /// to an engine that knows words and nothing else: what a title does not tell counts 0.4, a price
  /// half, and "without hood" finds hoods.
  ///
  /// @param into takes the matches, in the order of the items
  public void titleMatch(Titles titles, double[] into) {
    int n = wishes.length;
    int items = titles.size();
    Arrays.fill(into, 0, items, n == 0 ? 1 : 0);
    if (n == 0 || items == 0) {
      return;
    }
    for (int i = 0; i < n; i++) {
      switch (wishes[i]) {
        case Wish.OfAttribute _ -> addTold(i, titles.told(slots[i]), into);
        case Wish.OfBrand brand -> addNamed(titles.number(brand.brand()), titles.brands(), into);
        case Wish.OfModel model -> addNamed(titles.number(model.model()), titles.models(), into);
        case Wish.Fitting fitting -> addNamed(titles.number(fitting.model()), titles.fits(), into);
        case Wish.OfPrice _ -> addPrices(items, into);
      }
    }
    for (int k = 0; k < items; k++) {
      into[k] /= n;
    }
  }

  private void addTold(int i, byte[] told, double[] into) {
    long found = shuns[i] ? ~accepted[i] : accepted[i];
    for (int k = 0; k < told.length; k++) {
      // No branches, which could not be foretold: of all codes only UNTOLD has bit 6.
      into[k] += CREDIT[(int) (found >> told[k] & 1) | told[k] >> 6 << 1];
    }
  }

  private static void addNamed(int name, int[] names, double[] into) {
    for (int k = 0; k < names.length; k++) {
      into[k] += names[k] == name ? 1 : 0;
    }
  }

  private static void addPrices(int items, double[] into) {
    for (int k = 0; k < items; k++) {
      into[k] += 0.5;
    }
  }

  /// How an item of the same category truly does by the i-th wish.
  public Verdict verdict(int i, Facts item, long cents) {
    if (slots[i] >= 0) { // by far the most frequent question, so before any other
      return accepts(i, item.truth[slots[i]]) ? Verdict.SATISFIED : failures[i];
    }
    return switch (wishes[i]) {
      case Wish.OfAttribute _ -> failures[i];
      case Wish.OfBrand brand -> exactly(brand.brand().equals(item.brand));
      case Wish.OfModel model -> exactly(model.model().equals(item.model));
      case Wish.Fitting fitting -> exactly(fitting.model().equals(item.fits));
      case Wish.OfPrice price -> price.verdict(category, cents);
    };
  }

  /// What the card of an item of the same category tells about the i-th wish.
  public Perceived onCard(int i, Facts item, long cents, boolean pictureSeen) {
    int slot = slots[i];
    if (slot < 0 || (pictureSeen && slot < SchemaValues.LOOKS.size())) {
      return Perceived.of(verdict(i, item, cents) == Verdict.SATISFIED);
    }
    return ((item.titled >> slot) & 1) == 0
        ? Perceived.UNKNOWN
        : Perceived.of(accepts(i, item.stated[slot]));
  }

  /// What the own page of an item of the same category tells about the i-th wish.
  public Perceived onPage(int i, Facts item, long cents) {
    int slot = slots[i];
    if (slot < SchemaValues.LOOKS.size()) {
      return Perceived.of(verdict(i, item, cents) == Verdict.SATISFIED);
    }
    byte stated = item.stated[slot];
    return stated == Facts.HIDDEN ? Perceived.UNKNOWN : Perceived.of(accepts(i, stated));
  }

  private boolean accepts(int i, byte code) {
    return ((accepted[i] >> code) & 1) != 0;
  }

  private static Verdict exactly(boolean equal) {
    return equal ? Verdict.SATISFIED : Verdict.MAJOR;
  }
}
