package dev.aisle.market.writing;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.TrueItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Writes an item's title in its seller's style, stating exactly the attributes that its
/// [dev.aisle.market.goods.Listing] puts there.
public final class TitleWriter {
  private static final List<String> PRAISE =
      List.of(
          "Stunning", "Premium", "Must-have", "Lovely", "Superb", "Beautiful", "New", "Perfect");
  private static final String[][] ABBREVIATIONS = {
    {"with ", "w/ "}, {"without ", "w/o "}, {"black", "blk"}, {"white", "wht"},
    {" and ", " + "}, {"stainless steel", "st. steel"}, {"women", "womens"}, {"size ", "sz "},
    {"leather", "lthr"}, {"pieces", "pcs"}, {" for ", " 4 "},
  };

  private TitleWriter() {}

  /// The title; never blank, at most 200 characters for any item of the taxonomy.
  public static String title(TrueItem item, RandomGenerator random) {
    Parts parts = Parts.of(item, random);
    String title =
        switch (item.seller().writing()) {
          case CORRECT ->
              capitals(join(parts.brand, parts.style, parts.look, parts.before, parts.noun))
                  + tail(parts, ", ");
          case TERSE -> capitals(join(parts.brand, parts.noun)) + terse(parts);
          case KEYWORDS ->
              capitals(
                  join(
                      parts.noun,
                      parts.before,
                      parts.look,
                      parts.synonym,
                      parts.after,
                      parts.occasion,
                      parts.brand,
                      random.nextBoolean() ? "gift" : "new"));
          case MARKETING ->
              PRAISE.get(random.nextInt(PRAISE.size()))
                  + " "
                  + capitals(join(parts.style, parts.before, parts.look, parts.noun))
                  + (parts.after.isEmpty() ? "" : " " + parts.after)
                  + " – perfect for "
                  + parts.occasion
                  + " by "
                  + parts.brand;
          case SPEC_SHEET -> spec(parts.brand, parts.noun, parts.look, parts.before, parts.after);
          case SLOPPY ->
              abbreviated(
                  join(parts.noun, parts.brand, parts.look, parts.before, parts.after)
                      .toLowerCase(Locale.ROOT),
                  random);
        };
    String fits = item.fits() == null ? "" : " for " + item.fits();
    return Misspelling.sprinkle(title, item.seller().typoRate(), random) + fits;
  }

  private record Parts(
      String brand,
      String style,
      String look,
      String before,
      String noun,
      String synonym,
      String after,
      String occasion) {

    static Parts of(TrueItem item, RandomGenerator random) {
      List<String> nouns = item.category().nouns();
      int chosen = random.nextDouble() < 0.72 ? 0 : random.nextInt(nouns.size());
      List<String> before = new ArrayList<>();
      List<String> after = new ArrayList<>();
      for (Attribute attribute : item.category().attributes()) {
        AttributeValue value = item.stated(attribute.name());
        if (value == null || !item.listing().inTitle().contains(attribute.name())) {
          continue;
        }
        String phrase = attribute.phrase(value);
        (leads(attribute, phrase) ? before : after).add(phrase);
      }
      List<String> styles = item.style().words();
      return new Parts(
          item.model() == null ? item.brand().name() : item.model(),
          random.nextDouble() < 0.3 ? styles.get(random.nextInt(styles.size())) : "",
          Looks.phrase(item, random),
          String.join(" ", before),
          nouns.get(chosen),
          nouns.get((chosen + 1) % nouns.size()),
          String.join(", ", after.stream().filter(phrase -> !phrase.isEmpty()).toList()),
          item.category().occasions().get(random.nextInt(item.category().occasions().size())));
    }

    private static boolean leads(Attribute attribute, String phrase) {
      return !(attribute instanceof Attribute.Measure)
          && !phrase.startsWith("for ")
          && !phrase.startsWith("with")
          && !phrase.startsWith("size ")
          && !phrase.startsWith("from ");
    }
  }

  private static String join(@Nullable String... parts) {
    StringBuilder out = new StringBuilder();
    for (String part : parts) {
      if (part != null && !part.isBlank()) {
        out.append(out.isEmpty() ? "" : " ").append(part.strip());
      }
    }
    return out.toString();
  }

  private static String tail(Parts parts, String separator) {
    return parts.after.isEmpty() ? "" : separator + parts.after;
  }

  private static String terse(Parts parts) {
    return (parts.look.isEmpty() ? "" : " " + parts.look)
        + (parts.before.isEmpty() ? "" : " " + parts.before)
        + tail(parts, " ");
  }

  private static String spec(String... fields) {
    return String.join(" | ", List.of(fields).stream().filter(field -> !field.isBlank()).toList());
  }

  private static String abbreviated(String text, RandomGenerator random) {
    String out = text;
    for (String[] pair : ABBREVIATIONS) {
      if (random.nextDouble() < 0.5) {
        out = out.replace(pair[0], pair[1]);
      }
    }
    return out;
  }

  /// `slim fit shirt` as `Slim Fit Shirt`; words that are not all lower case stay.
  private static String capitals(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(start ? Character.toUpperCase(c) : c);
      start = c == ' ';
    }
    return out.toString();
  }
}
