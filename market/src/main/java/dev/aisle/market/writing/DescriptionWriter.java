package dev.aisle.market.writing;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.TrueItem;
import dev.aisle.market.goods.WritingStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Writes an item's description. It states only what its listing does not hide, with the listing's
/// errors.
public final class DescriptionWriter {
  private static final List<String> OPENINGS =
      List.of(
          "This %1$s from %2$s is made for %3$s.",
          "Meet the %1$s by %2$s, made for %3$s.",
          "A %1$s that feels at home wherever you are: %2$s designed it for %3$s.",
          "%2$s presents a %1$s for %3$s.");
  private static final List<String> CLOSINGS =
      List.of(
          "Dispatched within two working days.",
          "Free returns within 30 days.",
          "Easy to care for and built to last.",
          "Makes a thoughtful present.",
          "Colours may look a little different on your screen.");

  private DescriptionWriter() {}

  /// One to four sentences.
  public static String description(TrueItem item, RandomGenerator random) {
    WritingStyle writing = item.seller().writing();
    List<String> facts = facts(item, random);
    List<String> occasions = item.category().occasions();
    String occasion = occasions.get(random.nextInt(occasions.size()));
    String closing = CLOSINGS.get(random.nextInt(CLOSINGS.size()));
    String text =
        switch (writing) {
          case TERSE -> facts.isEmpty() ? "See picture." : String.join(", ", facts) + ".";
          case SPEC_SHEET -> String.join("; ", facts) + (facts.isEmpty() ? "" : ". ") + closing;
          case SLOPPY ->
              item.category().name() + " " + String.join(" ", facts) + ", see pic, fast shipping";
          case CORRECT, KEYWORDS, MARKETING ->
              OPENINGS
                      .get(random.nextInt(OPENINGS.size()))
                      .formatted(item.category().name(), item.brand().name(), occasion)
                  + (facts.isEmpty() ? "" : " Details: " + String.join(", ", facts) + ".")
                  + (writing == WritingStyle.MARKETING
                      ? " You will love its " + item.style().words().getFirst() + " look."
                      : "")
                  + " "
                  + closing;
        };
    return Misspelling.sprinkle(text, item.seller().typoRate(), random)
        + (item.fits() == null ? "" : " Fits " + item.fits() + ".");
  }

  private static List<String> facts(TrueItem item, RandomGenerator random) {
    List<String> facts = new ArrayList<>();
    for (String look : Looks.ATTRIBUTES) {
      if (random.nextDouble() < 0.5 && item.stated(look) instanceof AttributeValue.Text text) {
        facts.add(look + " " + text.values().getFirst());
      }
    }
    for (Attribute attribute : item.category().attributes()) {
      AttributeValue value = item.stated(attribute.name());
      if (value != null && random.nextDouble() < 0.6 && !attribute.phrase(value).isEmpty()) {
        facts.add(attribute.phrase(value));
      }
    }
    return facts;
  }
}
