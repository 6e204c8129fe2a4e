package dev.aisle.market.needs;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.TrueItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The answers of one shopper to the assistant's questions during one session, vague as
/// [AnswerStyle] says.
///
/// The shopper has one thing in mind at a time. Before each question it is drawn anew with
/// probability κ. About an attribute without opinion (drawn once, probability η) each option is
/// clicked with probability 1/2; otherwise a wanted option is clicked with probability `1 − ε₁` and
/// any other with ε₀. With all four at zero and one target, exactly the target's options are
/// clicked.
///
/// Options are canonical texts of values ([SchemaValues#text]); flags may also be offered as `yes`
/// and `no`. Besides attributes, `brand`, `category`, `model` and `fits` can be asked about; to
/// anything else, prices among them, the answer is that the shopper does not care. Not
/// thread-safe.
public final class ShopperAnswers {
  private final List<Mind> minds;
  private final AnswerStyle style;
  private final RandomGenerator random;
  private final Map<String, Boolean> opinionless = new HashMap<>();
  private Mind mind;

  /// What a shopper can have in mind.
  private interface Mind {
    /// Whether it has something to say about an attribute.
    boolean knows(String attribute);

    boolean wants(String attribute, String option);
  }

  private ShopperAnswers(List<Mind> minds, AnswerStyle style, RandomGenerator random) {
    this.minds = minds;
    this.style = style;
    this.random = random;
    this.mind = minds.get(random.nextInt(minds.size()));
  }

  /// The answers of someone who would take any of these items.
  ///
  /// @throws IllegalArgumentException where there are none
  public static ShopperAnswers among(
      List<TrueItem> targets, AnswerStyle style, RandomGenerator random) {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a shopper in search of nothing has no answers");
    }
    return new ShopperAnswers(targets.stream().<Mind>map(Target::new).toList(), style, random);
  }

  /// The answers of someone with a need, the vaguer the less clearly it is held: the style is
  /// multiplied by one minus its clarity. Changing one's mind leads to one of the values that would
  /// do instead. Who has no wish about an attribute clicks nothing.
  public static ShopperAnswers about(Need need, AnswerStyle style, RandomGenerator random) {
    int most = need.wishes().stream().mapToInt(held -> held.instead().size()).max().orElse(0);
    List<Mind> minds = new ArrayList<>();
    for (int i = 0; i <= most; i++) {
      minds.add(new Wishes(need, i));
    }
    return new ShopperAnswers(minds, style.times(1 - need.clarity()), random);
  }

  /// Answers one question.
  ///
  /// @param attribute what it is about
  /// @param options what can be clicked, any number of them
  public GivenAnswer answer(String attribute, List<String> options) {
    if (random.nextDouble() < style.changesMind()) {
      mind = minds.get(random.nextInt(minds.size()));
    }
    boolean indifferent =
        opinionless.computeIfAbsent(attribute, _ -> random.nextDouble() < style.indifference());
    if (!indifferent && !mind.knows(attribute)) {
      return new GivenAnswer(List.of(), "don't care");
    }
    List<String> clicked = new ArrayList<>();
    for (String option : options) {
      if (random.nextDouble() < clickProbability(attribute, option, indifferent)) {
        clicked.add(option);
      }
    }
    return new GivenAnswer(clicked, text(clicked, indifferent));
  }

  private double clickProbability(String attribute, String option, boolean indifferent) {
    if (indifferent) {
      return 0.5;
    }
    return mind.wants(attribute, option) ? 1 - style.misses() : style.falseClicks();
  }

  private String text(List<String> clicked, boolean indifferent) {
    if (clicked.isEmpty()) {
      return indifferent ? "don't care" : "none of these";
    }
    String named = String.join(" or ", clicked);
    if (indifferent) {
      return named + ", not sure";
    }
    return random.nextInt(3) == 0 ? named + ", please" : named;
  }

  /// Whether an option says this value.
  private static boolean says(String option, AttributeValue value) {
    if (value instanceof AttributeValue.Flag flag) {
      return option.equalsIgnoreCase(flag.value() ? "yes" : "no")
          || option.equalsIgnoreCase(SchemaValues.text(value));
    }
    return option.equalsIgnoreCase(SchemaValues.text(value));
  }

  /// An item that would do.
  private record Target(TrueItem item) implements Mind {
    @Override
    public boolean knows(String attribute) {
      return switch (attribute) {
        case "brand", "category" -> true;
        case "fits" -> item.fits() != null;
        case "model" -> item.model() != null;
        default -> item.attributes().containsKey(attribute);
      };
    }

    @Override
    public boolean wants(String attribute, String option) {
      return switch (attribute) {
        case "brand" -> option.equalsIgnoreCase(item.brand().name());
        case "category" -> isCategory(option);
        case "fits" -> option.equalsIgnoreCase(item.fits());
        case "model" -> option.equalsIgnoreCase(item.model());
        default -> says(option, item.value(attribute));
      };
    }

    private boolean isCategory(String option) {
      return option.equalsIgnoreCase(item.category().name())
          || item.category().path().stream().anyMatch(option::equalsIgnoreCase);
    }
  }

  /// The wishes of a need, with the n-th value instead of the wanted one where there is one.
  private record Wishes(Need need, int n) implements Mind {
    @Override
    public boolean knows(String attribute) {
      return attribute.equals("category")
          || need.wishes().stream()
              .map(Need.Held::wish)
              .anyMatch(wish -> wish.about().equals(attribute) && !(wish instanceof Wish.OfPrice));
    }

    @Override
    public boolean wants(String attribute, String option) {
      if (attribute.equals("category")) {
        return option.equalsIgnoreCase(need.category().name())
            || need.category().path().stream().anyMatch(option::equalsIgnoreCase);
      }
      return need.wishes().stream()
          .filter(held -> held.wish().about().equals(attribute))
          .anyMatch(held -> meets(held, option));
    }

    private boolean meets(Need.Held held, String option) {
      return switch (held.wish()) {
        case Wish.Wants wants ->
            says(
                option,
                n == 0 || n > held.instead().size() ? wants.value() : held.instead().get(n - 1));
        case Wish.Shuns shuns -> !says(option, shuns.value());
        case Wish.OfBrand brand -> option.equalsIgnoreCase(brand.brand());
        case Wish.OfModel model -> option.equalsIgnoreCase(model.model());
        case Wish.Fitting fitting -> option.equalsIgnoreCase(fitting.model());
        case Wish.OfPrice _ -> false;
      };
    }
  }
}
