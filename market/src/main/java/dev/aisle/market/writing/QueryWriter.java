package dev.aisle.market.writing;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Money;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.Colour;
import dev.aisle.market.goods.Pattern;
import dev.aisle.market.goods.TrueItem;
import dev.aisle.market.needs.Meaning;
import dev.aisle.market.needs.Need;
import dev.aisle.market.needs.NeedStyle;
import dev.aisle.market.needs.PriceLevel;
import dev.aisle.market.needs.SchemaValues;
import dev.aisle.market.needs.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Puts the meaning of a query into a shopper's words.
public final class QueryWriter {
  private static final List<String> LIMITS = List.of("under", "below", "up to", "max", "less than");
  private static final List<String> ABOUT = List.of("around", "about");
  private static final List<String> LUXURIOUS = List.of("luxury", "high-end", "expensive");
  private static final List<String> CHEAP = List.of("cheap", "cheap", "affordable", "budget");

  private static final NeedStyle SIMPLE =
      new NeedStyle(List.of(0.25, 0.4, 0.25, 0.1), 0.6, 0.25, 0.15, 0, 0.1, 0.5, 0, 1);
  private static final double PRICED_AS = 0.08;
  private static final AttributeValue PLAIN = new AttributeValue.Text(Pattern.SOLID.label());

  private QueryWriter() {}

  /// A simple query by which a shopper could look for an item like this one: its noun or a synonym,
  /// mostly with a wish or two that the item satisfies, without limits and negations.
  public static String query(TrueItem item, RandomGenerator random) {
    Need need = Need.around(item, 0, SIMPLE, random);
    List<Wish> wishes = new ArrayList<>(need.meaning().wishes());
    if (random.nextDouble() < PRICED_AS) {
      wishes.add(new Wish.PricedAs(random.nextBoolean() ? PriceLevel.CHEAP : PriceLevel.LUXURY));
    }
    return write(new Meaning(item.category(), wishes), QueryStyle.USUAL, random);
  }

  /// The query as it is typed, in lower case: noun, wishes, and now and then a typing error.
  public static String write(Meaning meaning, QueryStyle style, RandomGenerator random) {
    String spelt = spelt(meaning, style, random);
    return random.nextDouble() < style.misspelt() ? misspelt(spelt, random) : spelt;
  }

  /// The query as it was meant to be typed. The same generator state gives the words that
  /// [#write] misspells.
  public static String spelt(Meaning meaning, QueryStyle style, RandomGenerator random) {
    Phrases phrases = new Phrases(meaning.category(), style, random);
    meaning.wishes().forEach(phrases::add);
    return phrases.sentence().toLowerCase(Locale.ROOT);
  }

  /// One word that can be misspelt is.
  private static String misspelt(String spelt, RandomGenerator random) {
    String[] words = spelt.split(" ");
    int start = random.nextInt(words.length);
    for (int i = 0; i < words.length; i++) {
      int at = (start + i) % words.length;
      String wrong = Misspelling.of(words[at], random);
      if (!wrong.equals(words[at])) {
        words[at] = wrong;
        return String.join(" ", words);
      }
    }
    return spelt;
  }

  /// The parts of a query around its noun.
  private static final class Phrases {
    private final Category category;
    private final QueryStyle style;
    private final RandomGenerator random;
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();

    Phrases(Category category, QueryStyle style, RandomGenerator random) {
      this.category = category;
      this.style = style;
      this.random = random;
    }

    void add(Wish wish) {
      switch (wish) {
        case Wish.Wants wants -> wanted(wants);
        case Wish.Shuns shuns -> after.add(negated(shuns));
        case Wish.OfBrand brand -> before.addFirst(brand.brand());
        case Wish.OfModel model -> before.addFirst(model.model());
        case Wish.Fitting fitting -> after.add("for " + fitting.model());
        case Wish.AtMost limit -> after.add(one(LIMITS) + " " + amount(limit.cents()));
        case Wish.Around about -> after.add(one(ABOUT) + " " + amount(about.cents()));
        case Wish.PricedAs level ->
            before.addFirst(
                switch (level.level()) {
                  case CHEAP -> one(CHEAP);
                  case LUXURY -> one(LUXURIOUS);
                });
      }
    }

    String sentence() {
      List<String> words = new ArrayList<>(before);
      List<String> tail = after;
      if (random.nextDouble() < style.looseOrder()) {
        shuffle(words);
        shuffle(tail);
      }
      words.add(random.nextDouble() < style.nounFirst() ? 0 : words.size(), noun());
      words.addAll(tail);
      return String.join(" ", words);
    }

    private String noun() {
      List<String> synonyms = category.synonyms();
      return synonyms.isEmpty() || random.nextDouble() >= style.nounSynonym()
          ? category.name()
          : one(synonyms);
    }

    private void wanted(Wish.Wants wants) {
      String phrase = phrase(wants.attribute(), wants.value());
      boolean follows =
          category.attribute(wants.attribute()) instanceof Attribute.Measure
              || phrase.startsWith("for ")
              || phrase.startsWith("with ")
              || phrase.startsWith("without ")
              || phrase.startsWith("size ")
              || phrase.startsWith("from ");
      (follows ? after : before).add(phrase);
    }

    /// `without hood`, `no hood`, `not leather`.
    private String negated(Wish.Shuns shuns) {
      if (category.attribute(shuns.attribute()) instanceof Attribute.Property property) {
        if (property.having().startsWith("with ")) {
          return one(List.of("without", "no", "without")) + property.having().substring(4);
        }
        return property.lacking().isEmpty() || random.nextBoolean()
            ? "not " + property.having()
            : property.lacking();
      }
      if (shuns.value().equals(PLAIN)) {
        return "patterned";
      }
      String not = shuns.attribute().equals("material") && random.nextInt(3) == 0 ? "no " : "not ";
      return not + phrase(shuns.attribute(), shuns.value()).replaceFirst("^with ", "");
    }

    /// How a value is said; its canonical text where the schema passes it over in silence.
    private String phrase(String attribute, AttributeValue value) {
      Attribute declared = category.attribute(attribute);
      String word = declared == null ? look(attribute, value) : declared.phrase(value);
      return word.isEmpty() ? attribute + " " + SchemaValues.text(value) : word;
    }

    private String look(String attribute, AttributeValue value) {
      String label = SchemaValues.text(value);
      List<String> synonyms =
          switch (attribute) {
            case "colour" -> Colour.named(label).synonyms();
            case "pattern" -> Pattern.named(label).synonyms();
            default -> List.of();
          };
      return synonyms.isEmpty() || random.nextDouble() >= style.wordSynonym()
          ? label
          : one(synonyms);
    }

    private String one(List<String> words) {
      return words.get(random.nextInt(words.size()));
    }

    /// Fisher and Yates' shuffle.
    private void shuffle(List<String> words) {
      for (int i = words.size() - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        String word = words.get(i);
        words.set(i, words.get(j));
        words.set(j, word);
      }
    }

    private static String amount(long cents) {
      return cents % 100 == 0 ? Long.toString(cents / 100) : new Money(cents).toString();
    }
  }
}
